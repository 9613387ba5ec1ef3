"""Where in a campaign's own templates and settings a builder stopped, instead of where in the builder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import walk_tb

from jinja2 import TemplateError, TemplateSyntaxError
from yaml import MarkedYAMLError

from generator.errors import Place, Problem, ProblemsError
from generator.messages import say

_OF_A_TEMPLATE = "__jinja_exception__"
"""What Jinja leaves among the names of a frame that stands for a line of a template."""


@contextmanager
def located() -> Iterator[None]:
    """Turn errors at a line of a template or of a YAML file into ones that name it; others pass."""
    try:
        yield
    except Exception as error:
        if found := locate(error):
            raise found from error
        raise


def locate(error: BaseException) -> ProblemsError | None:
    """Return the line of a template or of a YAML file that an error, or what caused it, comes from."""
    seen: BaseException | None = error
    while seen is not None:
        if problem := _of_yaml(seen) or _of_a_template(seen):
            return ProblemsError([problem])
        seen = seen.__cause__ or seen.__context__
    return None


def _of_yaml(error: BaseException) -> Problem | None:
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    if not isinstance(error, MarkedYAMLError) or mark is None:
        return None
    place = Place(_as_written(mark.name), mark.line + 1, mark.column + 1)
    return Problem(
        place, "", "yaml", say("this is not YAML: {reason}", reason=error.problem or error.context)
    )


def _of_a_template(error: BaseException) -> Problem | None:
    if isinstance(error, TemplateSyntaxError):
        place = Place(_as_written(error.filename or error.name or ""), error.lineno)
    else:
        frames = list(walk_tb(error.__traceback__))
        lines = [each for each in frames if _OF_A_TEMPLATE in each[0].f_globals]
        if not lines:
            return None
        frame, line = lines[-1]
        place = Place(_as_written(frame.f_code.co_filename), line)
    said = error.message if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
    return Problem(place, "", "template", say("this template cannot be filled in: {reason}", reason=said))


def _as_written(name: str) -> Path:
    """A file as the user would write it from the current folder."""
    path, here = Path(name), Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
