"""Files written whole or not at all."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


def write_file(path: Path, content: bytes) -> None:
    """Write a file into a temporary one beside it, put it on the disk, then rename it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{os.getpid()}.", suffix=".part", delete=False) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(file.name, 0o644)  # noqa: PTH101 - content and site are public; temporary files are not
    Path(file.name).replace(path)
