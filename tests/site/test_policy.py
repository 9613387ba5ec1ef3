"""A page's policy lets its own scripts run and no others."""

from base64 import b64encode
from hashlib import sha256

from generator.site.policy import with_policy, without_policy


def test_scripts_are_let_in_by_hash() -> None:
    html = '<head><meta charset="utf-8"><script>run()</script><script src="a.js"></script>'
    html += '<script type="application/json">{}</script><script id="x">go()</script>'
    policy = with_policy(html).split('content="')[1].split('"')[0]
    assert "unsafe" not in policy.split("style-src")[0]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    hashes = {f"'sha256-{b64encode(sha256(text).digest()).decode()}'" for text in (b"run()", b"go()")}
    assert set(scripts.split()[1:]) == {"'self'", *hashes}


def test_a_fragment_stays_as_it_is() -> None:
    assert with_policy("<p>x</p>") == "<p>x</p>"
    assert without_policy("<p>x</p>") == "<p>x</p>"


def test_a_page_is_the_same_again_without_its_policy() -> None:
    html = '<head><meta charset="utf-8">\n<meta name="a" content="b"><script>run()</script></head>'
    assert with_policy(html) != html
    assert without_policy(with_policy(html)) == html
    assert without_policy(html) == html
