"""A release: sets the stage and remembers what is published, once nothing stands in the way."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import campaign_folder
from generator.content.baseline import release_path
from generator.content.changing import Put, Workspace, added, alone
from generator.content.checking import find_addresses, vouchable
from generator.content.remembering import Part, parts, records_files, records_of
from generator.content.writing import not_ours, read_if_any
from generator.errors import ProblemsError
from generator.model import PUBLISHED, Address, is_published


@dataclass(frozen=True, slots=True)
class Release:
    """What one release published."""

    published: tuple[str, ...]
    """The addresses of what readers see."""
    new: tuple[str, ...]
    """Those that readers did not see before."""
    withheld: tuple[str, ...]
    """The addresses of what is left out."""


@alone
def release(folder: Path, withhold: Sequence[str] = (), *, unreviewed: bool = False) -> Release:
    """Set the campaign's stage to “release” and remember the words of everything that is published.

    Raises ProblemsError with everything that stands in the way, and then writes nothing. ``withhold`` names entries to
    leave out from now on, and with ``unreviewed`` so are all that nobody has reviewed.
    """
    written, documents = campaign_folder.load(folder)
    left_out = [*find_addresses(written, withhold)]
    if unreviewed:
        left_out += (address for address, entry in written.entries if entry.review.state not in PUBLISHED)
    content, problems = campaign_folder.check_release(written, documents, left_out)
    if reasons := [problem for problem in problems if problem.kind != "unreleased"]:
        raise ProblemsError(reasons)
    before = records_of(written, "released")
    withheld = content.campaign.withheld
    published: dict[str, Mapping[str, Part]] = {
        address: parts(model)
        for address, model in vouchable(content)
        if is_published(content.campaign, address, model.review)
    }
    new = [address for address in withheld if address not in written.campaign.withheld]
    changes = [*added(("withheld",), [*written.campaign.withheld], new)]
    if written.campaign.stage != "release":
        changes.append(Put(("stage",), "release"))
    files = Workspace(written)
    files.change(Address("campaign"), changes)
    files.put(records_files(folder, "released", {**before, **published}))
    if changes or before != {**before, **published}:
        files.put({release_path(folder): f"{release_number(folder) + 1}\n".encode()})
    files.write()
    return Release(tuple(published), tuple(each for each in published if each not in before), withheld)


def release_number(folder: Path) -> int:
    """Return how many releases there were; raises ProblemsError if that was changed by hand."""
    raw = read_if_any(release_path(folder)) or b"0"
    if not re.fullmatch(rb"[0-9]{1,9}\s*", raw):
        raise not_ours(release_path(folder))
    return int(raw)
