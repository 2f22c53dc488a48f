"""`evenhand publish`: show what would change at a target, ask, change it, prove that it arrived; or go back.

Knows how to ask and what to print. Read `publishing.plan` and `publishing.target` first.
"""

import os
import sys
import time
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

import click
from msgspec.structs import replace

from generator.cli.options import (
    EXIT_CONTENT,
    EXIT_INTERRUPTED,
    EXIT_MACHINE,
    EXIT_REFUSED,
    FOLDER,
    Settings,
    run_options,
)

if TYPE_CHECKING:
    from generator.files.manifest import Manifest
    from generator.model.catalogue import Site
    from generator.model.publishing import PublishingTarget
    from generator.publishing.plan import Allowed, Plan
    from generator.publishing.refusal import Refusal
    from generator.publishing.release import Release
    from generator.publishing.target import Target

FORMAT_HELP = "With --plan: how it is shown. [default: text]"
DELETES_HELP = "Let so many files be deleted. [default: 20, or a tenth of them]"
ADOPT_HELP = "Take over a target that holds somebody else's files, by its name."
AGAINST_HELP = "With --plan: compare with a finished site in a folder, not with a target."
BACK_HELP = "Go back to the release before the one that stands there."
EXAMPLE = "targets: {live: {kind: git, branch: gh-pages}}"
PULL_REQUESTS = ("GITHUB_HEAD_REF", "CI_MERGE_REQUEST_IID")


@click.command()
@run_options
@click.option("--plan", "only_plan", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--format", type=click.Choice(["text", "json"]), help=FORMAT_HELP)
@click.option("--against", type=FOLDER, help=AGAINST_HELP)
@click.option("--all", "everything", is_flag=True, help="Name every file, however many there are.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--allow-deletes", type=click.IntRange(min=0), metavar="N", help=DELETES_HELP)
@click.option("--adopt", metavar="NAME", help=ADOPT_HELP)
@click.option("--rollback", is_flag=True, help=BACK_HELP)
@click.argument("name", metavar="[TARGET]", required=False)
def publish(
    settings: Settings,
    name: str | None,
    only_plan: bool,
    yes: bool,
    allow_deletes: int | None,
    adopt: str | None,
    rollback: bool,
    against: Path | None,
) -> int:
    """Bring the finished site to TARGET of evenhand.yaml, which need not be named if there is only one."""
    from generator.publishing.plan import Allowed
    from generator.publishing.targets import Here, open_target

    if (settings.format == "json" or against) and not only_plan:
        raise click.UsageError(f"{'--against' if against else '--format json'} goes with --plan.")
    found = _site(settings)
    if found is None:
        return EXIT_CONTENT
    site, sources = found
    if against:
        return _compared(settings, against, sources)
    chosen = _chosen(site, name)
    if adopt not in (None, chosen.name):
        raise click.UsageError(f"--adopt wants the name of the target, {chosen.name}, not {adopt!r}.")
    if not (name or only_plan) and any(os.environ.get(variable) for variable in PULL_REQUESTS):
        raise click.UsageError("A pull request publishes only to a target that is named, or shows the --plan.")
    target = open_target(chosen, Here(settings.root, settings.output, int(time.time())))
    if rollback:
        return _go_back(settings, target, chosen, only_plan, yes)
    allowed = Allowed(allow_deletes, adopt is not None)
    release, plan = _planned(settings, target, chosen, sources, allowed)
    _show(settings, plan, chosen.name, target.place)
    if plan.refusals:
        return EXIT_REFUSED
    if plan.is_empty and settings.format != "json" and not settings.quiet:
        click.echo("nothing to publish")
    if only_plan or plan.is_empty or not _agreed(yes):
        return 0
    code = _done(settings, target, release.manifest, "published", lambda: target.apply(plan, release))
    return code or _seen(settings, chosen, release.manifest, plan)


def _site(settings: Settings) -> "tuple[Site, str] | None":
    """The site as its file says, and the digest of all its sources; None if it cannot be read, which is then told."""
    from generator.cli.report import finish, show
    from generator.diagnostics.problem import in_order
    from generator.files.origin import origin
    from generator.files.tree import SourceTree, read_tree
    from generator.reading.desk import Desk
    from generator.reading.images import read_images
    from generator.reading.site import read_site
    from generator.runs import Report

    tree = read_tree(settings.root).value or SourceTree()
    desk = Desk(tree, settings.options().as_of)
    desk.images = read_images(desk)
    desk.problems.clear()
    read = read_site(desk)
    if read is None:
        sources = {path: tree.text(path) for path in tree.files if path == "evenhand.yaml"}
        report = Report(in_order(desk.problems), sources)
        show(report, settings)
        finish(report, "", time.monotonic(), settings)
        return None
    return read.site, origin(tree)


def _chosen(site: "Site", name: str | None) -> "PublishingTarget":
    known = {target.name: target for target in site.targets}
    if not known:
        raise click.UsageError(f"evenhand.yaml names no target. Add one: {EXAMPLE}")
    if name is None and len(known) == 1:
        return next(iter(known.values()))
    if name not in known:
        found = f"There is no target {name!r}." if name else "Say which target."
        raise click.UsageError(f"{found} Known here: {', '.join(known)}.")
    return known[name]


def _planned(
    settings: Settings, target: "Target", chosen: "PublishingTarget", sources: str, allowed: "Allowed"
) -> "tuple[Release, Plan]":
    """The release as the host wants it, and what it would change at the target."""
    from generator.publishing.hosts import for_host, limits
    from generator.publishing.plan import make_plan
    from generator.publishing.release import finished

    built, unfit = finished(settings.output, sources)
    release = for_host(built, chosen.hosting)
    refused, notes = limits(release.manifest, chosen.hosting)
    plan = make_plan(target.look(), release.manifest, allowed)
    return release, _with(plan, [*unfit, *refused], notes)


def _with(plan: "Plan", refusals: "Iterable[Refusal]", notes: Iterable[str]) -> "Plan":
    return replace(plan, refusals=(*refusals, *plan.refusals), notes=(*plan.notes, *notes))


def _compared(settings: Settings, before: Path, sources: str) -> int:
    """Show what differs from another finished site, such as that of the main branch."""
    from generator.files.manifest import read_manifest
    from generator.files.refusal import Refused
    from generator.publishing.plan import Standing, make_plan
    from generator.publishing.release import finished

    manifest = read_manifest(before)
    if manifest is None:
        raise Refused(f"there is no finished site in {before}; build one there, or leave --against out")
    release, unfit = finished(settings.output, sources)
    plan = _with(make_plan(Standing(manifest=manifest), release.manifest), unfit, ())
    _show(settings, plan, "against", str(before))
    return EXIT_REFUSED if plan.refusals else 0


def _go_back(settings: Settings, target: "Target", chosen: "PublishingTarget", only_plan: bool, yes: bool) -> int:
    from generator.publishing.plan import Allowed, make_plan

    standing, earlier = target.look(), target.kept()
    if not earlier:
        click.echo(f"refused: {target.place} has no earlier release of ours to go back to", err=True)
        return EXIT_REFUSED
    kept = earlier[0]
    plan = make_plan(standing, kept.manifest, Allowed(deletes=len(standing.manifest.files) if standing.manifest else 0))
    _show(settings, plan, chosen.name, f"{target.place}, back to the release of {kept.when}")
    if plan.refusals:
        return EXIT_REFUSED
    if only_plan or not _agreed(yes):
        return 0
    code = _done(settings, target, kept.manifest, "restored", lambda: target.restore(plan, kept))
    return code or _seen(settings, chosen, kept.manifest, plan)


def _show(settings: Settings, plan: "Plan", name: str, place: str) -> None:
    from generator.cli.plan_text import plan_json, plan_lines, refusal_lines

    if settings.format == "json":
        click.echo(plan_json(plan, name, place))
        return
    if not settings.quiet:
        for line in plan_lines(plan, f"{name}: {place}", settings.everything):
            click.echo(line)
    for line in refusal_lines(plan):
        click.echo(line, err=True)


def _agreed(yes: bool) -> bool:
    if yes:
        return True
    if not sys.stdin.isatty():
        raise click.UsageError("There is nobody to ask; say --yes to publish, or --plan to look.")
    return click.confirm("Publish this?", default=False)


P = ParamSpec("P")


def _interruptible(step: Callable[P, int]) -> Callable[P, int]:
    """From here on something may have been changed, whatever is interrupted."""

    @wraps(step)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> int:
        try:
            return step(*args, **kwargs)
        except KeyboardInterrupt:
            click.echo("interrupted; `evenhand publish --plan` tells what stands there now", err=True)
            return EXIT_INTERRUPTED

    return guarded


@_interruptible
def _done(settings: Settings, target: "Target", manifest: "Manifest", done: str, change: Callable[[], None]) -> int:
    """Change the target, look again, and say what does not stand there as it should."""
    from generator.publishing.refusal import some

    change()
    if amiss := target.verify(manifest):
        click.echo(f"error: {some(amiss)} did not arrive as sent; run the command again", err=True)
        return EXIT_MACHINE
    if not settings.quiet:
        click.echo(f"{done} and verified: {len(manifest.files):,} files, {manifest.size:,} bytes")
    return 0


@_interruptible
def _seen(settings: Settings, chosen: "PublishingTarget", manifest: "Manifest", plan: "Plan") -> int:
    """Look at the public address if the target says so; what is not there yet is told and is no error."""
    if not chosen.hosting.verify:
        return 0
    from generator.publishing.served import notes, sample, stale

    changed = [change.path for change in plan.sent]
    found = stale(manifest, changed)
    for note in notes(manifest.making.base_url, found):
        click.echo(f"note: {note}", err=True)
    if not found and not settings.quiet:
        count = len(sample(manifest, changed)) + 1
        click.echo(f"{manifest.making.base_url} serves it: {count:,} files were looked at")
    return 0
