"""Asks a language model at an address that speaks OpenAI's chat completions, and retries where that may help.

The interface is described at https://platform.openai.com/docs/api-reference/chat; many servers speak it.
"""

import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from generator.errors import ExplainerError
from generator.messages import Message, say

MOST_BYTES = 5_000_000
"""The most that is read of an answer."""
LONGEST_REASON = 200
"""The most characters that are shown of what went wrong."""
_LOCAL = frozenset({"127.0.0.1", "::1", "localhost"})
_LATER = frozenset({408, 409, 429, 500, 502, 503, 504})
"""Status codes after which it is worth asking again: RFC 9110, section 15, and RFC 6585."""


class NoAnswerError(Exception):
    """Raised when there is no usable answer."""

    def __init__(self, why: Message, *, asked: bool = False, final: bool = False) -> None:
        self.why = why
        self.asked = asked
        """Whether the server has already been asked several times."""
        self.final = final
        """Whether it is useless to ask for anything else as well."""
        super().__init__(why)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows no redirects, so that the key goes nowhere else."""

    def redirect_request(self, *_: Any) -> None:  # noqa: ANN401 - as in the library
        return None


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask, as whom, and for which model."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 60
    """Seconds for one answer, from the first byte sent to the last received."""
    waits: tuple[float, ...] = (1, 5)
    """Seconds to wait before each further try."""

    def __post_init__(self) -> None:
        try:
            parts = urlsplit(self.url)
            known = parts.scheme in {"http", "https"} and parts.hostname and self.url.isascii()
        except ValueError:
            known = False
        if not known:
            raise ExplainerError(
                say("“{url}” is not a web address; write it as in https://host/v1", url=self.url)
            )
        if not (self.key.isascii() and self.key.isprintable()):
            raise ExplainerError(
                say("the key contains characters that cannot be sent; copy it exactly as it was issued")
            )
        if self.key and parts.scheme == "http" and parts.hostname not in _LOCAL:
            raise ExplainerError(say("the key would be sent unencrypted; use an https:// address"))

    @property
    def address(self) -> str:
        """The address to send requests to, made from the whole address, its part up to ``/v1``, or the host alone."""
        start = self.url.rstrip("/")
        if start.endswith("/chat/completions"):
            return start
        return f"{start}/chat/completions" if start.endswith("/v1") else f"{start}/v1/chat/completions"

    def ask(self, messages: list[dict[str, str]]) -> str:
        """Return the words of the answer; raises NoAnswerError after the last try."""
        asked = {"model": self.model, "temperature": 0, "messages": messages}
        for wait in (*self.waits, None):
            try:
                return self._ask(json.dumps(asked).encode())
            except NoAnswerError as error:
                if wait is None or error.final:
                    raise
                time.sleep(wait)
        raise AssertionError

    def _ask(self, body: bytes) -> str:
        headers = {"Content-Type": "application/json", "User-Agent": "campaign-explainer"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        request = urllib.request.Request(self.address, body, headers)  # noqa: S310 - the scheme was looked at
        try:
            return _words(_within(self.timeout, lambda: self._read(request)))
        except urllib.error.HTTPError as error:
            reason = http.client.responses.get(error.code, "")
            why = say("the model's server answers {status} {reason}", status=error.code, reason=reason)
            raise NoAnswerError(why, asked=True, final=error.code not in _LATER) from error
        except TimeoutError as error:
            why = say("no answer within {seconds} seconds", seconds=f"{self.timeout:g}")
            raise NoAnswerError(why, asked=True) from error
        except (OSError, http.client.HTTPException) as error:
            late = isinstance(getattr(error, "reason", None), TimeoutError)
            why = say("the model's server cannot be reached: {said}", said=_printable(str(error)))
            raise NoAnswerError(why, asked=True, final=not late) from error

    def _read(self, request: urllib.request.Request) -> bytes:
        opener = urllib.request.build_opener(_NoRedirect)
        with opener.open(request, timeout=self.timeout) as response:
            return bytes(response.read(MOST_BYTES))


def _within(seconds: float, read: Callable[[], bytes]) -> bytes:
    """Return what is read within some seconds in all; a timeout of the library counts from each byte anew.

    Raises TimeoutError, and whatever ``read`` raises.
    """
    answers: SimpleQueue[bytes | Exception] = SimpleQueue()

    def answer() -> None:
        try:
            answers.put(read())
        except Exception as error:  # noqa: BLE001 - raised again where somebody waits for it
            answers.put(error)

    Thread(target=answer, daemon=True).start()
    try:
        answered = answers.get(timeout=seconds)
    except Empty as error:
        raise TimeoutError from error
    if isinstance(answered, Exception):
        raise answered
    return answered


def _printable(said: str) -> str:
    """What a server said, without what would steer a terminal."""
    return "".join(each if each.isprintable() else "?" for each in said)[:LONGEST_REASON]


def _words(raw: bytes) -> str:
    try:
        words = json.loads(raw)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise NoAnswerError(
            say("the answer does not have its text where it should be"), asked=True
        ) from error
    if not isinstance(words, str):
        raise NoAnswerError(say("the answer does not have its text where it should be"), asked=True)
    return words
