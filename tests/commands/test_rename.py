"""An entry gets another id, or becomes part of another: nothing that names it is lost."""

from pathlib import Path

import polib
import pytest

from generator import campaign_folder, pipeline
from generator.content.reading import load_content
from generator.content.remembering.vouched import load_records
from generator.model import Address
from tests.commands.conftest import Run
from tests.commands.test_review import state

NEW = Address("operations/slopes")


def errors(folder: Path) -> list[str]:
    return [str(each) for each in campaign_folder.check(folder) if each.severity == "error"]


def test_a_published_entry_keeps_its_review_and_leaves_a_page_that_leads_to_it(
    released: Path, run: Run
) -> None:
    before = dict(load_content(released).entries)[Address("operations/hillside")]
    why = ("--why-zh", "漏字。", "--on", "2024-07-01")
    assert run("correct", "hillside:title", "--zh", "山坡的补种", *why).exit_code == 0
    done = run("rename", "hillside", "slopes")
    assert done.exit_code == 0, done.output
    assert "operations/hillside is now operations/slopes" in done.stdout
    assert errors(released) == []
    content = load_content(released)
    after = dict(content.entries)[NEW]
    assert (after.statements, after.formerly) == (before.statements, ("operations/hillside",))
    assert after.review.state == "corrected"
    assert [each.entry for each in content.logged.values()] == [NEW]
    for occasion in ("reviewed", "released"):
        records = load_records(released, occasion)
        assert NEW in records
        assert "operations/hillside" not in records
    pipeline.render(released)
    page = (released / "build/docs/zh/operations/hillside/index.html").read_text("utf-8")
    assert 'content="0; url=../../operations/slopes/"' in page
    assert "山坡的补种" in page


def test_every_other_byte_of_the_file_stays(campaign: Path, run: Run) -> None:
    path = campaign / "content/operations/hillside.yml"
    text = f"{path.read_text('utf-8')}# a person's remark\n"
    path.write_text(text, "utf-8")
    run("rename", "operations/hillside", "slopes")
    written = NEW.path(campaign).read_text("utf-8")
    added = "formerly:\n  - operations/hillside\n"
    assert written.count(added) == 1
    assert written.replace(added, "") == text.replace("id: hillside", "id: slopes")
    run("rename", "slopes", "hillside")
    run("rename", "hillside", "slopes")
    assert dict(load_content(campaign).entries)[NEW].formerly.count("operations/hillside") == 1


def test_what_is_in_a_section_follows_its_name_and_stays_reviewed(released: Path, run: Run) -> None:
    done = run("rename", "sections/together", "jointly")
    assert done.exit_code == 0, done.output
    assert {entry.section for _, entry in load_content(released).entries} >= {"jointly"}
    assert errors(released) == []
    kinds = {each.kind for each in campaign_folder.check(released)}
    assert not kinds & {"changed-since-review", "unrecorded-review"}


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("riverbank", "“riverbank” is already taken; choose another id, or make the two one entry"),
        ("Slopes", "“Slopes” cannot be an id"),
        ("index", "the site needs the name “index” itself"),
        ("stories/slopes", "an entry stays in its folder, operations"),
    ],
)
def test_an_id_that_cannot_be_had_changes_nothing(campaign: Path, run: Run, new: str, said: str) -> None:
    before = state(campaign)
    done = run("rename", "hillside", new)
    assert done.exit_code == 1
    assert said in done.output
    assert state(campaign) == before


def test_a_translation_that_went_out_under_the_old_name_comes_back(campaign: Path, run: Run) -> None:
    run("translate", "export", "out.po")
    run("rename", "hillside", "slopes")
    po = polib.pofile(str(campaign / "out.po"))
    for entry in po:
        if entry.msgid == "山坡补种":
            entry.msgstr = "Hillside replanting"
    po.save()
    assert "taken in: operations/slopes:title" in run("translate", "import", "out.po").output


def test_two_entries_become_one_with_the_citations_of_both(campaign: Path, run: Run) -> None:
    before = dict(load_content(campaign).entries)
    one, other = (before[Address(f"operations/{name}")] for name in ("riverbank", "hillside"))
    done = run("merge", "riverbank", "hillside")
    assert done.exit_code == 0, done.output
    assert "operations/hillside is now part of operations/riverbank" in done.stdout
    assert (
        f"left out, since the entry says something else there: title: {{zh: {other.title.zh}}}" in done.stdout
    )
    after = dict(load_content(campaign).entries)
    assert Address("operations/hillside") not in after
    joined = after[Address("operations/riverbank")]
    assert joined.statements == (*one.statements, *other.statements)
    assert {*joined.topics} == {*one.topics, *other.topics}
    assert joined.formerly == ("operations/hillside",)
    assert errors(campaign) == []
    assert run("merge", "riverbank", "riverbank").exit_code == 1


def test_an_address_leads_to_one_entry(campaign: Path, run: Run) -> None:
    run("rename", "hillside", "slopes")
    path = campaign / "content/operations/hillside.yml"
    path.write_text(NEW.path(campaign).read_text("utf-8").replace("id: slopes", "id: hillside"), "utf-8")
    assert any("operations/hillside leads here, but an entry" in each for each in errors(campaign))
