"""Web forms for the content: a static page with Sveltia CMS, configured from the models."""

import json
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from generator.content.checking import known_choices
from generator.content.reading import (
    FOLDERS,
    LISTS,
    Content,
    adapters,
    explained,
    load_content,
)
from generator.content.writing import refuse_links, write_within
from generator.errors import ExplainerError
from generator.messages import LANGUAGES, Language, say, template, translated
from generator.model import SOURCES, Address
from generator.webforms import Form, Forms, find_bundle, unpack_bundle

ADMIN = Path("build/site/admin")
CACHE = Path(".cache/editor")
PAGE = ("index.html", "start.js", "ready.js")
MADE_BY_EXTRACTION = frozenset({"documents"})
"""Folders whose files only a command can create."""
CHOSEN = ("topics", "regions")
"""Lists whose values are chosen from what the campaign has."""
LAST = ("note", "review", "origins")
"""The fields at the end of a file that the machine wrote."""
TITLES = {
    "operations": template("Operations"),
    "stories": template("Stories"),
    "events": template("Events"),
    "terms": template("Terms"),
    "sections": template("Sections"),
    "documents": template("Documents"),
    "campaign": template("Campaign"),
    "topics": template("Topics"),
    "glossary": template("Glossary"),
    "search": template("Words for searching"),
}
"""The display names of the kinds of files, in the order in which they are listed; a correction needs its command."""

SHOWN = {
    **{name: f"{name}/{{{{slug}}}}/" for name in ("operations", "stories", "events", "sections")},
    "terms": "terms/#term-{{slug}}",
    "documents": f"{SOURCES}{{{{slug}}}}/",
    "campaign": "",
    "topics": "topics/",
    "glossary": "terms/#names",
}
"""Where the site shows what a form holds, from the root of its language."""
ON_THIS_COMPUTER = "this-computer"
"""The owner of the repository that the editor is told of where there is none."""

_REPOSITORY = re.compile(r"https://github\.com/([\w.-]+/[\w.-]+?)(?:\.git)?/?")


def write_editor(folder: Path, given: Sequence[Path] = (), sign_in: str = "") -> list[Path]:
    """Write the page with the forms into the built site and return its files.

    ``given`` are files of npm packages, for use without a network; ``sign_in`` is the address of an OAuth client,
    without which editors sign in with a token of their own. Raises ExplainerError if the campaign names no repository
    or the editor's package cannot be had.
    """
    target = folder / ADMIN
    refuse_links(folder, target, folder / CACHE)
    content = load_content(folder)
    if _repository(content) is None:
        raise _no_repository(content)
    written = write_page(folder, target, given)
    return [*written, *write_settings(content, target, sign_in)]


def write_page(folder: Path, target: Path, given: Sequence[Path] = ()) -> list[Path]:
    """Write all of the page but what depends on the content; raises ExplainerError if its packages cannot be had."""
    written = list(unpack_bundle(find_bundle(folder / CACHE, given), target))
    for name in PAGE:
        written.append(target / name)
        write_within(target, written[-1], files("generator.webforms").joinpath("admin", name).read_bytes())
    return written


def write_settings(content: Content, target: Path, sign_in: str = "") -> list[Path]:
    """Write what the page has to know of a campaign, in each language."""
    written: list[Path] = []
    for language in LANGUAGES:
        written.append(target / f"config.{language}.json")
        settings = cms_config(content, _repository(content), language, sign_in)
        text = json.dumps(settings, ensure_ascii=False, indent=1)
        write_within(target, written[-1], f"{text}\n".encode())
    return written


def cms_config(content: Content, repository: str | None, language: Language, sign_in: str = "") -> Form:
    """Return the whole configuration, with labels and hints in a language; ``repository`` is ``owner/name``.

    Without a repository, the forms work on a folder of this computer and know no service. The editor asks for one
    all the same, so it is told of the kind of which it asks nothing before somebody signs in.
    """
    schemas = {name: adapter.json_schema() for name, adapter in adapters()}
    known = known_choices(content, language)
    choices = {name: [_option(*each) for each in known[name].items()] for name in CHOSEN}
    forms = {name: Forms(schemas[name], choices, language) for name in TITLES}
    here = f"{ON_THIS_COMPUTER}/{_folder_name(content)}"
    return {
        "load_config_file": False,
        "backend": {"name": "github", "repo": repository, **_sign_in(sign_in)}
        if repository
        else {"name": "gitea", "repo": here, **_sign_in("")},
        "app_title": content.campaign.title.to(language),
        "media_folder": "content/media",
        "public_folder": "/media",
        "collections": [_collection(name, forms[name]) for name in TITLES if name in FOLDERS],
        "singletons": [_single(name, forms[name]) for name in TITLES if name not in FOLDERS],
        "output": {
            "omit_empty_optional_fields": True,
            "yaml": {"indent_size": 2, "indent_sequences": True, "quote": "none"},
        },
    }


def _folder_name(content: Content) -> str:
    """The name by which a person recognizes the folder that the editor asks for."""
    return re.sub("[/:]", "-", content.folder.resolve().name) or "campaign"


def _option(value: str, meaning: str) -> Form:
    return {"label": f"{meaning} · {value}", "value": value}


def _sign_in(address: str) -> Form:
    return {"base_url": address} if address else {"auth_methods": ["token"]}


def _collection(name: str, forms: Forms) -> Form:
    made = name in MADE_BY_EXTRACTION
    return {
        "name": name,
        "label": translated(TITLES[name], forms.language),
        "description": explained(forms.root["description"], forms.language).replace("`", ""),
        "folder": f"content/{name}",
        "extension": "yml",
        "format": "yaml",
        "create": not made,
        "delete": not made,
        "duplicate": False,
        "identifier_field": "title.zh",
        "slug": {"template": "{{fields.id}}", "editable": False},
        "summary": "{{title.zh}}",
        "sortable_fields": ["title.zh", "id"],
        "editor": {"preview": False},
        **_shown(name),
        "fields": sorted(forms.fields(), key=lambda form: form["name"] in LAST),
    }


def _single(name: str, forms: Forms) -> Form:
    fields = (
        [{**forms.field(name, _described(forms)), "root": True}] if name in LISTS else list(forms.fields())
    )
    return {
        "name": name,
        "label": translated(TITLES[name], forms.language),
        "file": f"content/{name}.yml",
        "format": "yaml",
        "editor": {"preview": False},
        **_shown(name),
        "fields": fields,
    }


def _shown(name: str) -> Form:
    return {"preview_path": SHOWN[name]} if name in SHOWN else {}


def _described(forms: Forms) -> Mapping[str, Any]:
    return {**forms.root, "description": forms.resolved(forms.root["items"])["description"]}


def _repository(content: Content) -> str | None:
    match = _REPOSITORY.fullmatch(content.campaign.repository or "")
    return match[1] if match else None


def _no_repository(content: Content) -> ExplainerError:
    return ExplainerError(
        say(
            "{place}: forms on a published site save to a repository on GitHub; write “repository: "
            "https://github.com/OWNER/NAME”, or open the forms on this computer with ‘explainer serve --forms’",
            place=content.place(Address("campaign"), ("repository",)),
        )
    )
