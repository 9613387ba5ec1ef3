"""The command line: arguments in, one step of the pipeline, a report out."""

import click


@click.group()
@click.version_option(package_name="campaign-explainer", prog_name="explainer")
def main() -> None:
    """Turn Chinese source documents into a bilingual site whose every statement leads to its passage."""
