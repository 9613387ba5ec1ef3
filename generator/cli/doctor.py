"""``explainer doctor``."""

import sys
from pathlib import Path

from generator.cli.form import FORM, report
from generator.cli.options import FOLDER, tell, tell_counts, tell_problem, worded
from generator.cli.spoken import command
from generator.commands.doctor import examine
from generator.errors import Problem
from generator.messages import say


@command(examples=["doctor"])
@FOLDER
@FORM
def doctor(folder: Path) -> None:
    """Say what is missing or wrong on this machine, in the repository and for GitHub Pages.

    Each problem comes with what to do about it. The exit status is 1 if something prevents work here, and 0
    otherwise.
    """
    findings = list(examine(folder))
    problems = [each for each in findings if isinstance(each, Problem)]
    fine = [each for each in findings if not isinstance(each, Problem)]
    for message in fine:
        tell(say("in order: {what}", what=message))
    for problem in problems:
        tell_problem(problem)
    errors = sum(each.severity == "error" for each in problems)
    tell_counts(errors, len(problems) - errors)
    report(in_order=[worded(each) for each in fine])
    sys.exit(bool(errors))
