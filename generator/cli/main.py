"""The command `evenhand`: verbs, and what becomes of everything that goes wrong. Start with `main`."""

import importlib
import os
import sys
from typing import TYPE_CHECKING, Any

import click

from generator import __version__
from generator.cli.options import EXIT_INTERRUPTED, EXIT_MACHINE, EXIT_REFUSED, shared_options
from generator.diagnostics.suggest import did_you_mean
from generator.processes.workers import bury

if TYPE_CHECKING:
    from generator.loading import Reader

VERBS = {
    "new": "Start a new site.",
    "add": "Add a product or an article.",
    "check": "Find every mistake.",
    "explain": "Say what a code means, or how a claim came about.",
    "build": "Build the site.",
    "serve": "Show the site while you write.",
    "audit": "Prove a finished site against its data.",
    "templates": "List the templates of the theme, or copy one to change it.",
    "publish": "Bring the finished site to its host, and back.",
    "schema": "Tell editors what may stand where.",
}


class Verbs(click.Group):
    """Imports a verb only when it is used, so that `--help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"generator.cli.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            hint = did_you_mean(args[0], VERBS).replace("`", "'")
            raise click.UsageError(f"There is no verb '{args[0]}'; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="evenhand")
@shared_options
@click.pass_context
def evenhand(context: click.Context, /, **given: Any) -> None:
    """Score files and articles become a comparison site that cannot lie."""
    context.obj = {**given, **(context.obj or {})}


def main(arguments: list[str] | None = None, reader: "Reader | None" = None) -> None:
    """Run the command and exit with the code that docs/cli.md lists; `reader` may read the site."""
    code = run(arguments, reader)
    sys.stdout.flush()
    sys.stderr.flush()
    if reader:
        reader.end()
    bury()
    os._exit(code)  # everything is written; taking a large site apart object by object would take a second


def run(arguments: list[str] | None = None, reader: "Reader | None" = None) -> int:
    """Run the command and return its exit code."""
    from generator.files.output import Busy
    from generator.files.place import Exists
    from generator.files.refusal import Refused
    from generator.publishing.target import LostRace, Unreachable

    try:
        given = {"reader": reader}
        return int(evenhand.main(arguments, prog_name="evenhand", standalone_mode=False, obj=given) or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted; nothing was changed", err=True)
        return EXIT_INTERRUPTED
    except (Refused, Exists) as refused:
        click.echo(f"refused: {refused}", err=True)
        return EXIT_REFUSED
    except (Busy, LostRace, Unreachable) as failed:
        click.echo(f"error: {failed}", err=True)
        return EXIT_MACHINE
    except OSError as error:
        click.echo(f"error: {error.strerror or error}: {error.filename or 'the disk'}", err=True)
        return EXIT_MACHINE
