"""Under which licence the site's own words are, as machines name it."""


def licence_address(licence: str) -> str:
    """The page of a licence by its identifier: https://spdx.org/licenses/ has one for each."""
    return f"https://spdx.org/licenses/{licence}.html"
