"""``explainer check``."""

import sys
from pathlib import Path

from generator import pipeline
from generator.cli.options import FOLDER, summary, tell, tell_problem
from generator.cli.spoken import command


@command()
@FOLDER
def check(folder: Path) -> None:
    """Say everything that is wrong with the content, where, and what would be right."""
    problems = pipeline.check(folder)
    for problem in problems:
        tell_problem(problem)
    tell(summary(problems), err=True)
    sys.exit(any(problem.severity == "error" for problem in problems))
