"""How long builds take, beside other programs that make the same pages: `make bench`.

Every round runs each program once, so that a machine's drift hits all alike;
medians are told, and ratios within the same rounds. Work and output lie in
memory where the system has such a place. Start with `main`.
"""

import argparse
import os
import platform
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from latency import latencies
from products import Facts, invented
from rows import Row, others, ours, plain_writer, same

HERE = Path(__file__).resolve().parent
MEMORY = Path("/dev/shm")
SAVES = 7
EDITS = ("one score", "another")
"""The first edit after a build from nothing finds one tree of the site, every later one two."""
THEIRS = "jinja2, straightforward"
"""The plainest statement of the page that all of them make."""
Seen = dict[tuple[str, str], list["Run"]]


@dataclass(frozen=True)
class Run:
    """Seconds by the clock, seconds of processors, and MB of the largest process."""

    wall: float
    cpu: float
    memory: float


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("counts", type=int, nargs="*", default=[90], help="products of a site")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", type=Path, help="folder of the other programs")
    parser.add_argument("--only", action="append", help="the name of another program; may be given several times")
    parser.add_argument("--work", type=Path, default=MEMORY if MEMORY.is_dir() else HERE)
    asked = parser.parse_args()
    work = asked.work / "evenhand-bench"
    work.mkdir(parents=True, exist_ok=True)
    system = _file_system(work)
    text = "\n".join(_machine(asked.peers, system)) + "\n"
    for number in asked.counts:
        _remove(work)
        work.mkdir(parents=True)
        _warm(work / "warm")
        text += "\n" + "\n".join(measured(invented(number), work, asked)) + "\n"
    _remove(work)
    results = HERE / "results"
    results.mkdir(exist_ok=True)
    name = [f"{datetime.now(UTC):%Y-%m-%d}", *map(str, asked.counts), *([system] if system != "tmpfs" else [])]
    (results / f"{'-'.join(name)}.md").write_text(text)
    print(text)


def _file_system(place: Path) -> str:
    """The name of the file system that a folder is in, like `ext4`."""
    told = subprocess.run(("df", "--output=fstype", place), capture_output=True, text=True, check=False)
    return (told.stdout.split() or ["unknown"])[-1]


def _machine(peers: Path | None, system: str) -> Iterator[str]:
    info = Path("/proc/cpuinfo")
    names = re.findall(r"model name\s*: (.*)", info.read_text()) if info.exists() else []
    yield f"# {datetime.now(UTC):%Y-%m-%d}"
    yield ""
    yield f"{os.cpu_count()} × {names[0] if names else platform.processor()}, {platform.system()} {platform.release()},"
    used = ("jinja2", "babel", "msgspec", "selectolax")
    yield f"Python {platform.python_version()}, " + ", ".join(f"{name} {version(name)}" for name in used) + ","
    yield f"work and output on {system}."
    if peers is None:
        yield "Other programs were not measured: `--peers` names none."


def measured(products: list[Facts], work: Path, asked: argparse.Namespace) -> Iterator[str]:
    """Run all rounds for one number of products; yield the lines of the table."""
    pairs = len(products) * (len(products) - 1) // 2
    known = others(asked.peers, products, work) if asked.peers else ()
    rows = [*ours(products, work), *(row for row in known if not asked.only or row.name in asked.only)]
    seen: Seen = {}
    checks: list[str] = []
    for round_ in range(asked.runs):
        for row in rows:
            _run_row(row, seen, round_)
        if round_ == 0:
            checks = list(_checked(rows, asked.peers))
        theirs = next((row.output for row in rows if row.name == THEIRS), None)
        writer = plain_writer(asked.peers, rows[0].output, theirs, work)
        _remove(writer.output)
        seen.setdefault((writer.name, "cold"), []).append(_plain(writer))
        _remove(*(row.output for row in rows))
    yield f"## {len(products)} products, {pairs:,} pairs; medians of {asked.runs} rounds"
    yield ""
    yield from _table(seen)
    yield ""
    yield from checks
    yield from _served(products, work)


def _warm(work: Path) -> None:
    """Build a few of our pages: what is compiled once for a machine is not what a round measures."""
    for row in ours(invented(3), work):
        row.prepare()
        _timed(row)


def _remove(*places: Path) -> None:
    """Remove folders in a process of their own: the most memory we ever had counts as that of all that we start."""
    subprocess.run(("rm", "-rf", *places), check=True)


def _run_row(row: Row, seen: Seen, number: int) -> None:
    _remove(row.output, *row.leftovers)
    row.prepare()
    edits = EDITS[: 2 if row.repeats else 1] if row.change else ()
    for scenario in ("cold", *(["no change"] if row.repeats else []), *edits):
        if scenario in EDITS and row.change:
            row.change(number if scenario == edits[-1] else number + 2)  # all end with the same score
        run = _timed(row)
        seen.setdefault((row.name, scenario), []).append(run)
        print(f"  {row.name:26} {scenario:10} {run.wall:8.3f} s  {run.memory:6.0f} MB", file=sys.stderr, flush=True)


def _timed(row: Row) -> Run:
    ours = {"PYTHONPATH": str(HERE.parent), "PYTHONDONTWRITEBYTECODE": ""}  # as a user has it, who builds all day
    environment = {**os.environ, **ours, **row.environment}
    started = time.perf_counter()
    process = subprocess.Popen(
        row.command, cwd=row.folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr
    told = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{row.name} failed:\n{told.decode()[-2000:]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _plain(row: Row) -> Run:
    """The seconds that a plain writer says it wrote for: reading what it writes does not count."""
    told = subprocess.run(row.command, capture_output=True, text=True, check=True).stdout
    seconds = float(re.search(r"total ([\d.]+) s", told)[1])
    return Run(seconds, seconds, 0)


def _checked(rows: list[Row], peers: Path | None) -> Iterator[str]:
    """Whether our pages are those of the others, if these were made and can be checked."""
    outputs = {row.name: row.output for row in rows}
    if THEIRS in outputs and peers:
        found = same(peers, outputs["evenhand"], outputs[THEIRS])
        yield f"The same pages as {THEIRS}, by the others' own check: {found}"
        yield ""


def _table(seen: Seen) -> Iterator[str]:
    def median(name: str, scenario: str, what: str = "wall") -> float | None:
        runs = seen.get((name, scenario))
        return statistics.median(getattr(run, what) for run in runs) if runs else None

    def shown(value: float | None, form: str = "{:.2f}") -> str:
        return form.format(value) if value is not None else "–"

    names = list(dict.fromkeys(name for name, _ in seen))
    hugo, plain = median("hugo", "cold"), median("plain writer", "cold")
    heads = [
        "program", "cold, s", "(min–max)", "× Hugo", "× plain writer", "no change, s",
        *(f"{edit}, s" for edit in EDITS), "CPU, s", "MB",
    ]  # fmt: skip
    yield "| " + " | ".join(heads) + " |"
    yield "|---" * len(heads) + "|"
    for name in names:
        cold = median(name, "cold") or 0
        walls = [run.wall for run in seen[name, "cold"]]
        cells = [
            name, shown(cold), f"{min(walls):.2f}–{max(walls):.2f}", shown(cold / hugo if hugo else None),
            shown(cold / plain if plain else None, "{:.1f}"), shown(median(name, "no change")),
            *(shown(median(name, edit)) for edit in EDITS), shown(median(name, "cold", "cpu")),
            shown(median(name, "cold", "memory") or None, "{:.0f}"),
        ]  # fmt: skip
        yield "| " + " | ".join(cells) + " |"


def _served(products: list[Facts], work: Path) -> Iterator[str]:
    site = work / "default"
    *_, row = ours(products, work)
    row.prepare()
    product, first = products[len(products) // 2]["slug"], products[0]["slug"]
    up, took, memory = latencies(site, product, f"/models/{first}-vs-{product}/", SAVES)
    typical, spread = statistics.median(took), f"{min(took):.2f}–{max(took):.2f}, {len(took)} saves"
    yield f"`evenhand serve`, default theme: first page after {up:.2f} s, {memory:.0f} MB;"
    yield f"from a save to the changed page {typical:.2f} s ({spread})."


if __name__ == "__main__":
    main()
