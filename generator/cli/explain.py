"""`evenhand explain`: what a code means; or what a page claims, and how each of its numbers came about.

Knows how to ask and what to print, not how anything is worked out. Read `judging.traces.trace` and `cli.trace_text`
first.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from generator.cli.options import EXIT_CONTENT, Settings, run_options
from generator.diagnostics.codes import CODES, Code
from generator.diagnostics.suggest import did_you_mean

if TYPE_CHECKING:
    from generator.preparation import LaidOut


@click.command()
@run_options
@click.option("--format", type=click.Choice(["text", "json"]), help="How claims and traces are shown. [default: text]")
@click.argument("subject", metavar="[CODE | PAGE]", required=False)
@click.argument("claim", metavar="[CLAIM]", required=False)
@click.argument("words", metavar="[ID]...", nargs=-1)
def explain(settings: Settings, subject: str | None, claim: str | None, words: tuple[str, ...]) -> int:
    """Say what CODE means and how to mend it; without CODE, list them all.

    With a PAGE such as category/a-vs-b, category/product or its whole address, list what it claims; with a CLAIM
    too, show how that came about, down to the lines of the files. The ID of a product, a dimension or a profile
    narrows it, where there are several claims of a kind.
    """
    if subject is None:
        for entry in CODES.values():
            click.echo(f"{entry.name:30} {entry.says}")
        return 0
    if subject in CODES:
        click.echo(_explained(CODES[subject]))
        return 0
    site = _site(settings, subject)
    return EXIT_CONTENT if site is None else _explain_page(site, subject, claim, words, settings)


def _explained(entry: Code) -> str:
    more = click.wrap_text(entry.more, 78, preserve_paragraphs=True)
    settable = "; a site may set it in `checks:`, and a file may waive it" if entry.adjustable else ""
    return f"{entry.name}: {entry.says}\n\n{more}\n\nLevel: {entry.level.value}{settable}."


def _site(settings: Settings, subject: str) -> "LaidOut | None":
    """The site, laid out; None if it has errors, which are then shown."""
    try:
        options = settings.options()
    except click.UsageError as error:
        hint = did_you_mean(subject, CODES).replace("`", "'") or "evenhand explain lists them"
        raise click.UsageError(f"There is no code '{subject}'; {hint}. For a page: {error.message}") from None
    from generator.cli.report import finish, show
    from generator.files.tree import read_tree
    from generator.loading import begin
    from generator.preparation import prepare

    prepared = prepare(begin(read_tree(options.root), options))
    if prepared.site is None:
        report = prepared.report()
        show(report, settings)
        finish(report, "", 0, settings)
    return prepared.site


def _explain_page(
    site: "LaidOut", subject: str, kind: str | None, words: Sequence[str], settings: Settings
) -> int:  # fmt: skip
    from generator.cli import claims_of_page, trace_record, trace_text
    from generator.judging.traces.trace import trace

    page, speech = claims_of_page.find_page(site, subject), site.renderer.speech
    as_json = settings.format == "json"
    if kind is None:
        click.echo(trace_record.listed(page, speech) if as_json else trace_text.listed(page, speech))
        return 0
    chosen = claims_of_page.choose(page, kind, words)
    traces = [trace(claim, page.category) for claim in chosen]
    click.echo(trace_record.traced(page, traces, speech) if as_json else trace_text.traced(page, traces, speech))
    return 0
