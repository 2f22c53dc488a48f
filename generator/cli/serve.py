"""`evenhand serve`: show the site in the browser while it is being written."""

import time
from typing import TYPE_CHECKING

import click

from generator.cli.options import Settings, run_options

if TYPE_CHECKING:
    from generator.preview.live import LiveSite


@click.command()
@run_options
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    default=8000,
    type=click.IntRange(0, 65535),
    show_default=True,
    help="Port to listen on; if it is taken, the next free one.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the browser.")
def serve(settings: Settings, host: str, port: int, open_browser: bool) -> int:
    """Show the site while you write: drafts included, every save visible at once."""
    from generator.preview import server
    from generator.preview.live import SCRIPT
    from generator.runs import Manner

    options = settings.options(drafts=True, live=SCRIPT)
    sockets, bound = server.open_port(host, port)
    if bound != port and port:
        click.echo(f"port {port} is taken, using {bound}")
    if host not in ("127.0.0.1", "localhost", "::1"):
        click.echo(f"warning: everybody who can reach {host} can read the preview, drafts included", err=True)
    address = f"http://{f'[{host}]' if ':' in host else host}:{bound}"
    server.serve(options, sockets, host, Console(settings, address, open_browser), Manner(cache=settings.cache))
    return 0


class Console:
    """Tells what the preview does, and opens the browser if that is wanted."""

    def __init__(self, settings: Settings, address: str, open_browser: bool) -> None:
        self._settings, self._address, self._open_browser = settings, address, open_browser

    def ready(self, site: "LiveSite") -> None:
        click.echo(f"serving {self._address}{site.path} (Ctrl-C stops)")
        if self._open_browser:
            click.launch(f"{self._address}{site.path}")

    def checked(self, site: "LiveSite") -> None:
        from generator.cli.report import show
        from generator.diagnostics.text import summary
        from generator.runs import Report

        show(Report(site.problems, site.sources()), self._settings)
        if not self._settings.quiet:
            click.echo(f"{time.strftime('%H:%M:%S')} {summary(site.problems) or 'no warnings'}")
