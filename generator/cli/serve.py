"""`evenhand serve`: show the site in the browser while it is being written."""

import time

import click

from generator.cli.options import Settings, run_options


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
    from generator.cli.report import show
    from generator.diagnostics.problem import Diagnostic
    from generator.diagnostics.text import summary
    from generator.preview import server
    from generator.preview.live import SCRIPT, LiveSite
    from generator.runs import Manner, Report

    options = settings.options(drafts=True, live=SCRIPT)
    sockets, bound = server.open_port(host, port)
    if bound != port and port:
        click.echo(f"port {port} is taken, using {bound}")
    if host not in ("127.0.0.1", "localhost", "::1"):
        click.echo(f"warning: everybody who can reach {host} can read the preview, drafts included", err=True)
    first = True

    def loaded(problems: tuple[Diagnostic, ...], site: LiveSite) -> None:
        nonlocal first
        show(Report(problems, site.sources()), settings)
        if first:
            first = False
            address = f"http://{f'[{host}]' if ':' in host else host}:{bound}{site.path}"
            click.echo(f"serving {address} (Ctrl-C stops)")
            if open_browser:
                click.launch(address)
        if not settings.quiet:
            click.echo(f"{time.strftime('%H:%M:%S')} {summary(problems) or 'no warnings'}")

    server.serve(options, sockets, host, loaded, Manner(cache=settings.cache))
    return 0
