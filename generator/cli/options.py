"""Options that check, build and serve share, before or after the verb. Start with `run_options`."""

import functools
import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.files.names import CONFIG
from generator.runs import Options

if TYPE_CHECKING:
    from generator.loading import Reader

EXIT_CONTENT, EXIT_MACHINE, EXIT_REFUSED, EXIT_INTERRUPTED = 1, 3, 4, 130  # click itself exits with 2
Command = Callable[..., Any]

FOLDER = click.Path(file_okay=False, path_type=Path)
ROOT_HELP = "The site's folder. [default: nearest parent with evenhand.yaml]"
AS_OF_HELP = "The day that prices and dates are judged on. [default: SOURCE_DATE_EPOCH, else today]"
FORMAT_HELP = "How problems are shown. [default: github under GitHub Actions, else text]"
JOBS_HELP = "How many processes share the work. [default: as many as there are cores]"
FILES_HELP = "`files`: links name index.html, for a folder that is opened without a server."

SHARED = (
    click.option("--root", type=FOLDER, help=ROOT_HELP),
    click.option("--output", type=click.Path(path_type=Path), help="Where the site is built. [default: ROOT/site]"),
    click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help=AS_OF_HELP),
    click.option("--base-url", help="Where the site will live, instead of what evenhand.yaml says."),
    click.option("--output-for", type=click.Choice(["server", "files"]), help=FILES_HELP),
    click.option("--strict", is_flag=True, default=None, help="Warnings are errors."),
    click.option("--drafts", is_flag=True, default=None, help="Drafts are part of the site."),
    click.option("--quiet", is_flag=True, default=None, help="Say only what is wrong."),
    click.option("--no-color", is_flag=True, default=None, help="No colour, even on a terminal."),
)


def run_options(command: Command) -> Command:
    """Add the shared options; what stands after the verb wins over what stands before it."""

    @click.pass_context
    @functools.wraps(command)
    def merged(context: click.Context, /, **given: Any) -> Any:
        before = context.obj or {}
        shared = {name: before.get(name) if (value := given.pop(name)) is None else value for name in NAMES}
        report = {name: given.pop(name, default) for name, default in REPORTED.items()}
        settings = Settings(before.get("reader"), **shared, **report)
        return context.invoke(command, settings=settings, **given)

    return shared_options(merged)


def shared_options(command: Command) -> Command:
    for option in reversed(SHARED):
        command = option(command)
    return command


REPORTED = {"format": "text", "everything": False, "jobs": None}
REPORT = (
    click.option("--format", type=click.Choice(["text", "json", "github", "sarif"]), help=FORMAT_HELP),
    click.option("--all", "everything", is_flag=True, help="Show every problem in full, however many there are."),
    click.option("--jobs", type=click.IntRange(min=1), metavar="N", help=JOBS_HELP),
)


def report_options(command: Command) -> Command:
    """Add how problems are shown; goes below `run_options`, which takes them up."""
    for option in reversed(REPORT):
        command = option(command)
    return command


class Settings:
    """The shared options as given, with their defaults filled in when asked for; `reader` may read the site."""

    def __init__(self, reader: "Reader | None" = None, **given: Any) -> None:
        self.reader = reader
        self._given = given
        self.everything = bool(given["everything"])
        self.jobs: int = given["jobs"] or os.cpu_count() or 1
        in_actions = os.environ.get("GITHUB_ACTIONS") == "true"
        self.format = given["format"] or ("github" if in_actions else "text")
        self.quiet = bool(given["quiet"])
        self.color = False if given["no_color"] or os.environ.get("NO_COLOR") else None

    @property
    def cache(self) -> Path | None:
        """Where programs of this user keep what they can make again (XDG Base Directory Specification)."""
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
        return Path(base, "evenhand") if os.path.isabs(base) else None

    @property
    def root(self) -> Path:
        return find_root(self._given["root"])

    @property
    def output(self) -> Path:
        return Path(os.path.abspath(self._given["output"] or self.root / "site"))

    def options(self, **more: Any) -> Options:
        return Options(
            root=self.root,
            as_of=self._as_of(),
            base_url=_base_url(self._given["base_url"]),
            strict=bool(self._given["strict"]),
            drafts=bool(self._given["drafts"]) or more.pop("drafts", False),
            files=self._given["output_for"] == "files",
            **more,
        )

    def _as_of(self) -> date:
        """The day asked for; SOURCE_DATE_EPOCH makes builds repeatable (reproducible-builds.org)."""
        if self._given["as_of"]:
            return self._given["as_of"].date()  # type: ignore[no-any-return]
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        if epoch is None:
            return datetime.now().astimezone().date()
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError):
            raise click.UsageError(f"SOURCE_DATE_EPOCH is {epoch!r}, not a number of seconds.") from None


NAMES = ("root", "output", "as_of", "base_url", "output_for", "strict", "drafts", "quiet", "no_color")


def find_root(given: Path | None) -> Path:
    """The folder given, or the nearest one upwards from here that has an evenhand.yaml."""
    if given:
        if not given.is_dir():
            raise click.UsageError(f"There is no folder {given}.")
        return given.absolute()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / CONFIG).exists():
            return folder
    raise click.UsageError(f"No {CONFIG} here or in a folder above. Run `evenhand new DIR` to start a site.")


def _base_url(given: str | None) -> str:
    if not given:
        return ""
    from generator.reading.fields import is_site_address

    if not is_site_address(given):
        raise click.UsageError(f"--base-url wants an address such as https://example.com/path/, not {given!r}.")
    return given
