"""A new entry is a valid file that says what it still lacks."""

import sys
from pathlib import Path

import pytest

from generator import campaign_folder
from generator.content.reading import read_yaml
from generator.model import Plain, elements_in, fields_in, fingerprint
from tests.commands.conftest import Run
from tests.commands.test_review import state

FULL = ("--topic", "replanting", "--cite", "清理了一批废弃物")


def errors(folder: Path, name: str) -> list[str]:
    """The errors of one file, by field."""
    return [
        problem.field
        for problem in campaign_folder.check(folder)
        if problem.severity == "error" and problem.place.path.name == name
    ]


@pytest.mark.parametrize(
    ("kind", "lacking"),
    [("section", []), ("operation", []), ("story", []), ("event", ["date.as_written"]), ("term", [])],
)
def test_each_kind_is_valid_but_for_what_was_not_said(
    campaign: Path, run: Run, kind: str, lacking: list[str]
) -> None:
    before = state(campaign)
    done = run("new", kind, "--title", "河道清理", *FULL)

    assert done.exit_code == 0
    assert errors(campaign, "he-dao-qing-li.yml") == lacking
    assert all(field in done.stdout for field in lacking)
    after = state(campaign)
    (path,) = {*after} - {*before}
    assert {each: after[each] for each in before} == before
    assert after[path].startswith(b"# yaml-language-server: $schema=../../schema/")
    assert "id: he-dao-qing-li, from the title" in done.stdout


def test_what_is_left_open_is_said(campaign: Path, run: Run) -> None:
    done = run("new", "story", "--title", "河道清理")
    assert "still to do:" in done.stdout
    assert "topics: readers cannot find this by topic" in done.stdout
    assert errors(campaign, "he-dao-qing-li.yml") == ["statements", "topics"]
    assert "# statements:\n#   - text:" in (campaign / "content/stories/he-dao-qing-li.yml").read_text(
        "utf-8"
    )


def test_everything_that_is_said_stands_in_the_file(campaign: Path, run: Run) -> None:
    run(
        *("new", "event", "--title", "视频会: #1", "--title-en", "Video meeting: #1"),
        *("--section", "together", "--region", "330681", "--topic", "rivers", "--topic", "replanting"),
        *("--date", "2024年3月5日", "--cite", "sapling-report:全国视频会议召开，要求补种树苗"),
    )
    content = read_yaml(campaign / "content/events/video-meeting-1.yml").content
    assert isinstance(content, dict)
    assert content["title"] == {
        "zh": "视频会: #1",
        "en": "Video meeting: #1",
        "en_src": fingerprint("视频会: #1"),
    }
    assert content["date"] == {"as_written": "2024年3月5日", "iso": "2024-03-05", "year_basis": "source"}
    assert content["topics"] == ["rivers", "replanting"]
    assert content["statements"] == [
        {
            "text": {"zh": "全国视频会议召开,要求补种树苗"},
            "kind": "quote",
            "cites": [{"document": "sapling-report", "quote": "全国视频会议召开,要求补种树苗"}],
        }
    ]
    assert content["review"] == {"state": "edited", "translation": "person"}
    assert errors(campaign, "video-meeting-1.yml") == []


def made(campaign: Path, run: Run, kind: str, *arguments: str) -> dict[str, Plain]:
    """What the file of a new entry says, which has no error."""
    done = run("new", kind, "--title", "查看", "--topic", "rivers", *arguments)
    assert done.exit_code == 0, done.output
    (path,) = (campaign / "content").glob("*/cha-kan.yml")
    assert errors(campaign, path.name) == []
    return fields_in(read_yaml(path).content)


VISIT = "4月18日,浙江省诸暨市青苗站组织队员对12个村进行了一次"


def test_figures_dates_and_places_of_the_quoted_words_are_recorded(campaign: Path, run: Run) -> None:
    content = made(
        campaign, run, "story", "--cite", VISIT, "--cite", "补种树苗1200余棵", "--cite", "补种了一大批树苗"
    )
    visit, trees, many = map(fields_in, elements_in(content["statements"]))
    assert visit["figures"] == [{"as_written": "12个", "value": "12", "unit": "个"}]
    assert visit["dates"] == [{"as_written": "4月18日"}]
    assert trees["figures"] == [
        {"as_written": "1200余棵", "value": "1200", "bound": "more-than", "unit": "棵"}
    ]
    assert many["vague"] == [{"as_written": "一大批", "of": {"zh": "树苗"}}]
    assert content["regions"] == ["CN-ZJ", "330681"]
    assert content["date"] == {"as_written": "4月18日"}


def test_what_a_person_says_of_date_and_place_stays(campaign: Path, run: Run) -> None:
    content = made(campaign, run, "event", "--cite", VISIT, "--region", "CN-JX", "--date", "2024年4月")
    assert content["regions"] == ["CN-JX"]
    assert content["date"] == {"as_written": "2024年4月"}


def test_of_two_dates_none_is_taken_for_that_of_the_entry(campaign: Path, run: Run) -> None:
    content = made(campaign, run, "story", "--cite", VISIT, "--cite", "3月5日,全国视频会议召开")
    assert "date" not in content
    assert len(elements_in(content["statements"])) == 2


def test_a_year_comes_with_how_it_is_known(campaign: Path, run: Run) -> None:
    source = campaign / "content" / "documents" / "sapling-report.yml"
    lines = source.read_text("utf-8").splitlines()
    dated = ["date: 2024-06-01" if line.startswith("date:") else line for line in lines]
    source.write_text("\n".join(dated) + "\n", "utf-8")
    date = fields_in(made(campaign, run, "event", "--cite", VISIT, "--date", "4月18日")["date"])
    assert (date["iso"], date["year_basis"]) == ("2024-04-18", "external")


def test_a_number_that_the_quote_cuts_is_not_recorded(campaign: Path, run: Run) -> None:
    for words in ("补种树苗12", "00余棵,清理了一批废弃物"):
        content = made(campaign, run, "story", "--cite", words)
        (statement,) = map(fields_in, elements_in(content["statements"]))
        assert "figures" not in statement
        run("undo")


def test_an_id_is_never_given_twice(campaign: Path, run: Run) -> None:
    run("new", "term", "--title", "看苗", *FULL)
    again = run("new", "term", "--title", "看苗", *FULL).stdout
    assert "id: kan-miao-2, from the title" in again
    assert "entries that already have this title: terms/kan-miao" in again
    before = state(campaign)
    done = run("new", "term", "--title", "看苗", "--id", "watcher")
    assert done.exit_code == 1
    assert "the id “watcher” is already taken; “watcher-2” would do" in done.output
    assert state(campaign) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--id", "index"], "the site itself uses the name “index”; “index-2” would do"),
        (["--id", "../x"], "“../x” cannot be an id; “x” would do"),
        (["--id", "Größe"], "cannot be an id"),
        (["--id", "a" * 65], "cannot be an id"),
        (["--topic", "river"], "there is no topic “river”; did you mean “rivers”?"),
        (["--section", "togther"], "did you mean “together”?"),
        (["--region", "CN-ZZ"], "there is no place with the code CN-ZZ"),
        (["--region", "浙江"], "there is no place with the code 浙江; write CN-ZJ"),
        (["--region", "cn-zj"], "write CN-ZJ"),
        (["--title", "河\u202e道"], "the invisible character U+202E"),
        (["--cite", "看苗员"], "“看苗员” occurs in several places"),
        (["--cite", "补种了树苗1200棵"], "the nearest words are “补种树苗1200余棵”"),
    ],
)
def test_what_does_not_fit_is_refused(campaign: Path, run: Run, arguments: list[str], said: str) -> None:
    before = state(campaign)
    done = run("new", "story", "--title", "河道", *arguments)
    assert done.exit_code == 1
    assert said in done.output
    assert state(campaign) == before


@pytest.mark.parametrize("kind", ["section", "operation", "term", "topic"])
def test_a_date_is_refused_where_none_can_stand(campaign: Path, run: Run, kind: str) -> None:
    before = state(campaign)
    done = run("new", kind, "--title", "河道", "--date", "3月5日")
    assert done.exit_code == 1
    assert "only a story or an event has a date of its own" in done.output
    assert state(campaign) == before


def test_all_that_does_not_fit_is_said_at_once(run: Run) -> None:
    done = run("new", "story", "--title", "河道", "--id", "index", "--topic", "x", "--region", "1")
    assert len(done.output.splitlines()) == 3


def test_a_topic_is_added_at_the_end(campaign: Path, run: Run) -> None:
    path = campaign / "content/topics.yml"
    before = path.read_bytes()
    assert run("new", "topic", "--title", "夜市", "--title-en", "Night markets").exit_code == 0
    added = "- id: night-markets\n  title:\n    zh: 夜市\n    en: Night markets\n    en_src: {}\n  order: 4\n"
    assert path.read_bytes() == before + added.format(fingerprint("夜市")).encode()


def test_without_a_title_nothing_is_made(run: Run) -> None:
    assert run("new", "story").exit_code == 2
    assert run("new", "story", "--title", " ").exit_code == 2


def test_a_person_on_a_terminal_is_asked(campaign: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    answers = iter(["河道会议", "River meeting", "rivers-meet", "rivers、replanting", "3月5日"])
    monkeypatch.setattr(sys.modules["generator.cli.new"], "on_terminal", lambda: True)
    monkeypatch.setattr("click.prompt", lambda *_, **__: next(answers))

    assert run("new", "event").exit_code == 0

    content = read_yaml(campaign / "content/events/rivers-meet.yml").content
    assert isinstance(content, dict)
    assert content["topics"] == ["rivers", "replanting"]
    assert content["date"] == {"as_written": "3月5日"}


def test_comments_are_in_the_editors_language(campaign: Path, run: Run) -> None:
    run("--lang", "zh", "new", "term", "--title", "看苗")
    text = (campaign / "content/terms/kan-miao.yml").read_text("utf-8")
    assert "# id 就是文件名，也是页面的地址；以后标题改了，id 也不变。" in text


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("topic", "river"),
        ("topic", "anything"),
        ("section", "togethe"),
        ("section", "anything"),
        ("region", "CN-ZZ"),
        ("region", "CN-QQ"),
        ("region", "999999"),
    ],
)
def test_a_name_that_is_not_there_is_told_as_the_check_tells_it(
    campaign: Path, run: Run, field: str, name: str
) -> None:
    asked = run("new", "story", "--title", "河道清理", f"--{field}", name)
    assert asked.exit_code == 1
    (told,) = [line for line in asked.output.splitlines() if "there is no" in line]
    path = campaign / "content/stories/shangping.yml"
    lists = {"topic": f"topics: [{name}]", "section": f"section: {name}", "region": f'regions: ["{name}"]'}
    old = next(line for line in path.read_text("utf-8").splitlines() if line.startswith(field))
    path.write_text(path.read_text("utf-8").replace(old, lists[field]), "utf-8")

    checked = run("check").output
    assert told[told.index("there is no") :] in checked
