"""What a campaign's folder has besides its content: settings of the site, and what a repository needs to publish itself."""

from generator.repository.own_wheel import own_version, own_wheel
from generator.repository.publishing_files import (
    LICENCES,
    PROGRAM,
    WORKFLOWS,
    Licence,
    has_licence,
    starter,
    write_publishing_files,
)
from generator.repository.skeleton import write_skeleton

__all__ = [
    "LICENCES",
    "PROGRAM",
    "WORKFLOWS",
    "Licence",
    "has_licence",
    "own_version",
    "own_wheel",
    "starter",
    "write_publishing_files",
    "write_skeleton",
]
