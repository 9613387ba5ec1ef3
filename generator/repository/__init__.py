"""What a campaign's folder has besides its content: settings of the site, and what a repository needs to publish itself."""

from generator.repository.own_wheel import PACKAGE, own_version, own_wheel
from generator.repository.publishing_files import (
    LICENCE_FILE,
    LICENCES,
    PROGRAM,
    WORKFLOWS,
    Licence,
    has_licence,
    missing_files,
    starter,
    write_publishing_files,
)
from generator.repository.skeleton import LOCK, write_skeleton

__all__ = [
    "LICENCES",
    "LICENCE_FILE",
    "LOCK",
    "PACKAGE",
    "PROGRAM",
    "WORKFLOWS",
    "Licence",
    "has_licence",
    "missing_files",
    "own_version",
    "own_wheel",
    "starter",
    "write_publishing_files",
    "write_skeleton",
]
