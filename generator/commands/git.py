"""What git says about a folder."""

import shutil
import subprocess
from pathlib import Path


def has_git() -> bool:
    """Whether git is installed."""
    return shutil.which("git") is not None


def ask_git(folder: Path, *words: str) -> bytes | None:
    """Return what git prints when it is asked in a folder; None if it refuses or is not there."""
    git = shutil.which("git")
    if git is None:
        return None
    done = subprocess.run([git, "-C", str(folder), *words], check=False, capture_output=True)
    return done.stdout if done.returncode == 0 else None


def git_name(folder: Path) -> str:
    """Return the name under which git commits in a folder; empty if there is none."""
    return (ask_git(folder, "config", "--get", "user.name") or b"").decode("utf-8", "replace").strip()
