"""The index of what stands on pages, made by Pagefind from a finished tree; a program of its own.

Knows neither pages nor words. Start with `full_text`.
"""

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from generator.diagnostics.problem import Diagnostic, Span
from generator.files.names import CONFIG

FOLDER = "pagefind/"
NEEDED = ("pagefind", "pagefind_bin")
USED = (".js", ".json", ".pagefind", ".pf_meta", ".pf_index", ".pf_fragment")
"""What a search of our own needs; the rest is Pagefind's own look."""


class Failed(OSError):
    """Pagefind ended with an error; the message is what it said last."""


def not_installed() -> tuple[Diagnostic, ...]:
    """What is missing for an index, if anything is; emits `extra/missing`."""
    if all(find_spec(name) is not None for name in NEEDED):
        return ()
    message = "`engine: pagefind` needs a part of Evenhand that is not installed"
    hint = 'run `pip install "evenhand[pagefind]"`, or leave `search` out'
    return (Diagnostic("extra/missing", message, Span(CONFIG), hint=hint),)


def full_text(site: Path) -> Iterator[tuple[str, bytes]]:
    """Index the pages below a folder, and yield path and bytes of each file that scripts need, in order.

    Raises:
        Failed: see there.
    """
    import subprocess  # most sites have no such index
    import tempfile

    with tempfile.TemporaryDirectory(dir=site.parent, prefix="pagefind-") as place:
        command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", place]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Failed(f"pagefind failed: {done.stderr.strip() or done.stdout.strip()}")
        for path in sorted(Path(place).rglob("*")):
            name = path.relative_to(place).as_posix()
            if path.is_file() and _is_used(name):
                yield FOLDER + name, path.read_bytes()


def _is_used(name: str) -> bool:
    return name.endswith(USED) and not name.startswith(("pagefind-ui", "pagefind-modular", "pagefind-component"))
