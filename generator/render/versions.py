"""The programs that make a site, with their versions."""

import re
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version

PACKAGE = "campaign-explainer"
_NAME = re.compile(r"[\w.-]+")


@cache
def versions() -> tuple[tuple[str, str], ...]:
    """Give this package and what it requires at run time, each with the version that is installed."""
    try:
        own, required = version(PACKAGE), requires(PACKAGE) or []
    except PackageNotFoundError:  # run from a folder, without being installed
        return ()
    names = {match[0] for line in required if "extra ==" not in line and (match := _NAME.match(line))}
    return ((PACKAGE, own), *((name, version(name)) for name in sorted(names, key=str.casefold)))
