"""A real language server completes what a campaign has, over stdio, as an editing program asks it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import pytest

from generator.commands.schema import LEFT_OUT, write_schemas
from generator.content.writing import schema_line
from generator.model import Address

pytestmark = pytest.mark.slow
NODE = Path(sys.executable).with_name("node")
PACKAGES = Path(__file__).parents[1] / "tools" / "node" / "node_modules"
SERVER = PACKAGES / "yaml-language-server" / "bin" / "yaml-language-server"
SETTINGS = {"yaml": {"completion": True, "hover": True, "validate": True, "schemaStore": {"enable": False}}}
STORY = Address("stories/draft")


class LanguageServer:
    """Speaks the Language Server Protocol with a process; it answers what that asks, and keeps its diagnostics."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [NODE, SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder
        )
        self._asked = 0
        self._said: dict[str, list[dict[str, Any]]] = {}
        workspace = {"uri": folder.as_uri(), "name": "campaign"}
        capabilities = {"workspace": {"configuration": True}, "textDocument": {"hover": {}}}
        self.ask(
            "initialize",
            processId=None,
            rootUri=folder.as_uri(),
            workspaceFolders=[workspace],
            capabilities=capabilities,
        )
        self._send(method="initialized", params={})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def ask(self, method: str, **params: object) -> Any:  # noqa: ANN401 - JSON
        """Return the answer to a request."""
        self._asked += 1
        self._send(id=self._asked, method=method, params=params)
        while True:
            message = self._read()
            if message.get("id") == self._asked and "method" not in message:
                return message["result"]

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Return what is said of a text under a path where no file need be."""
        uri = path.as_uri()
        named = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send(method="textDocument/didOpen", params={"textDocument": named})
        while uri not in self._said:
            self._read()
        return self._said[uri]

    def completed(self, path: Path, line: int, column: int) -> dict[str, str]:
        """Return what is offered at a place, each value with its explanation."""
        position = {"line": line, "character": column}
        found = self.ask("textDocument/completion", textDocument={"uri": path.as_uri()}, position=position)
        return {each["label"]: str(each.get("documentation")) for each in found["items"]}

    def hovered(self, path: Path, line: int, column: int) -> str:
        """Return what is said where the pointer rests."""
        position = {"line": line, "character": column}
        found = self.ask("textDocument/hover", textDocument={"uri": path.as_uri()}, position=position)
        return str(found["contents"]["value"])

    def _send(self, **message: object) -> None:
        assert self._process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        out = self._process.stdout
        assert out
        length = 0
        while line := out.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the language server has ended"
        message: dict[str, Any] = json.loads(out.read(length))
        if "id" in message and "method" in message:
            asked = message["params"].get("items", []) if "params" in message else []
            self._send(id=message["id"], result=[SETTINGS.get(each.get("section", "")) for each in asked])
        elif message.get("method") == "textDocument/publishDiagnostics":
            self._said[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message


@pytest.fixture
def server(campaign: Path) -> Iterator[LanguageServer]:
    (campaign / ".gitignore").write_text(f"{LEFT_OUT}\n", encoding="utf-8")
    write_schemas(campaign, "zh")
    with LanguageServer(campaign) as server:
        yield server


def test_what_the_campaign_has_is_completed(campaign: Path, server: LanguageServer) -> None:
    path = STORY.path(campaign)
    text = "id: draft\ntitle:\n  zh: 河\nsection: \ntopics:\n  - \nregions:\n  - \nstatements:\n  - cites:\n      - document: \n"
    server.open(path, f"{schema_line(STORY)}\n{text}")
    assert {"together", "stories"} <= server.completed(path, 4, 9).keys()
    assert server.completed(path, 6, 4)["rivers"].startswith("河")
    assert "浙江" in server.completed(path, 8, 4)["CN-ZJ"]
    assert "sapling-report" in server.completed(path, 11, 18)
    log = Address("log/2024-07-01-draft").path(campaign)
    server.open(log, f"{schema_line(Address('log/2024-07-01-draft'))}\nentry: \n")
    assert "operations/hillside" in server.completed(log, 1, 7)


def test_files_as_they_stand_are_fine_and_explained_in_one_language(
    campaign: Path, server: LanguageServer
) -> None:
    path = campaign / "content" / "stories" / "shangping.yml"
    text = path.read_text("utf-8")
    assert server.open(path, text) == []
    line = next(n for n, words in enumerate(text.splitlines()) if words.startswith("topics:"))
    assert "读者可以从哪些主题找到它" in server.hovered(path, line, 2)
    assert "under which" not in server.hovered(path, line, 2)
    wrong = Address("stories/wrong").path(campaign)
    said = server.open(wrong, text.replace("topics:", "topcis:"))
    assert any("topcis" in each["message"] for each in said)
