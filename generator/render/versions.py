"""The programs that make a site, with their versions."""

import re
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version

PACKAGE = "campaign-explainer"
_NAME = re.compile(r"[\w.-]+")


@cache
def versions() -> tuple[tuple[str, str], ...]:
    """The name and installed version of this package and of each package that it requires at run time."""
    try:
        own, required = version(PACKAGE), requires(PACKAGE) or []
    except PackageNotFoundError:  # run from a folder, without being installed
        return ()
    names = {match[0] for line in required if "extra ==" not in line and (match := _NAME.match(line))}
    return ((PACKAGE, own), *((name, version(name)) for name in sorted(names, key=str.casefold)))
