"""What the editor's page is made of: npm packages, each of one version with the hash that ``package-lock.json`` states.

They are fetched when somebody asks for the editor, and kept beside the campaign; the site's own build never
needs them.
"""

import json
import re
import shutil
import subprocess
import sys
import tarfile
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha512
from importlib.resources import files
from pathlib import Path

from generator.content.writing import write_within
from generator.errors import ExplainerError
from generator.messages import say


@dataclass(frozen=True, slots=True)
class Package:
    """One npm package."""

    name: str
    version: str
    integrity: str
    """The hash of the package as its registry states it; each version has its own."""
    files: Mapping[str, str]
    """The files of the package that the page needs, each with the path where it goes."""

    @property
    def file(self) -> str:
        """The name that npm gives to the package's file."""
        return f"{self.name.removeprefix('@').replace('/', '-')}-{self.version}.tgz"


_LOCK = json.loads(files(__package__).joinpath("package-lock.json").read_text("utf-8"))["packages"]


def _locked(name: str, wanted: Mapping[str, str]) -> Package:
    """The package in the version that the lock file has, which Dependabot follows."""
    locked = _LOCK[f"node_modules/{name}"]
    return Package(name, locked["version"], locked["integrity"], wanted)


CMS = _locked(
    "@sveltia/cms",  # MIT licence
    {
        "package/dist/sveltia-cms.js": "sveltia-cms.js",
        "package/locales/zh-CN.json": "locales/zh-CN.json",
        "package/package.json": "package.json",
        "package/LICENSE.txt": "LICENSE.sveltia-cms.txt",
    },
)
SYMBOLS = _locked(
    "@fontsource-variable/material-symbols-outlined",  # the symbols of its buttons; OFL 1.1
    {
        "package/files/material-symbols-outlined-latin-wght-normal.woff2": "material-symbols-outlined.woff2",
        "package/LICENSE": "LICENSE.material-symbols.txt",
    },
)
PACKAGES = (CMS, SYMBOLS)

_FONT = re.compile(rb"url\(https://[^)\s]+/([a-z0-9-]+)(?::vf)?@[0-9.]+/[\w-]+\.woff2\)")
"""The addresses of another host from which the editor's style would load its fonts."""


def find_bundle(cache: Path, given: Sequence[Path] = ()) -> dict[str, Path]:
    """Return the file of each package by name: a given one, one in the cache, or one that npm fetches.

    Raises ``ExplainerError`` if there is no such file, or if it is not the pinned one.
    """
    known = {_integrity(path): path for path in given}
    return {
        package.name: known.get(package.integrity) or _in_cache(package, cache, given) for package in PACKAGES
    }


def unpack_bundle(bundle: Mapping[str, Path], target: Path) -> Iterator[Path]:
    """Write the packages' files that the page needs, and yield their paths."""
    for package in PACKAGES:
        with tarfile.open(bundle[package.name]) as archive:
            for member, name in package.files.items():
                file = archive.extractfile(member)
                if file is None:
                    raise ValueError(f"{member} is no file")
                write_within(target, target / name, _FONT.sub(_own_font, file.read()))
                yield target / name


def _in_cache(package: Package, cache: Path, given: Sequence[Path]) -> Path:
    path = cache / package.file
    if path.is_file() and _integrity(path) == package.integrity:
        return path
    if not given:
        _fetch(package, cache)
    if path.is_file() and _integrity(path) == package.integrity:
        return path
    message = say(
        "no {file} with the expected checksum was found; ‘npm pack {name}@{version}’ fetches it",
        file=path if not given else package.file,
        name=package.name,
        version=package.version,
    )
    raise ExplainerError(message)


def _fetch(package: Package, cache: Path) -> None:
    cache.mkdir(parents=True, exist_ok=True)
    wanted = f"{package.name}@{package.version}"
    command = [_npm(package), "pack", wanted, "--pack-destination", str(cache), "--silent"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip() or str(done.returncode)
        raise ExplainerError(
            say("npm could not fetch {name}: {said}", name=wanted, said=said.splitlines()[-1])
        )


def _npm(package: Package) -> str:
    """Find npm beside this Python, where the extra “editor” installs it, or on the path."""
    found = shutil.which("npm", path=Path(sys.executable).parent) or shutil.which("npm")
    if found:
        return found
    message = say(
        "npm is needed to fetch {name}: install Node.js, or run ‘pip install "
        "campaign-explainer[editor]’; without a network, give the files of the packages with --bundle",
        name=package.name,
    )
    raise ExplainerError(message)


def _integrity(path: Path) -> str:
    return f"sha512-{b64encode(sha512(path.read_bytes()).digest()).decode()}"


def _own_font(match: re.Match[bytes]) -> bytes:
    """Return the font that we have or, for another, the reader's own, if any."""
    name = match[1].decode()
    ours = any(target == f"{name}.woff2" for target in SYMBOLS.files.values())
    return f"url({name}.woff2)".encode() if ours else f"local('{name}')".encode()
