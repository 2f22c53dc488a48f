"""Count the instructions of a build of 190 pairs in one process: `make instructions`.

Seconds are noisy, instructions are not. They are told as multiples of those of
a fixed piece of work, so that the interpreter's own speed does not matter, and
held against `instructions.json`: a tenth more is a failure. `--note` keeps the
present count. Needs valgrind.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from products import invented, write_site

HERE = Path(__file__).resolve().parent
NOTED = HERE / "instructions.json"
SLACK = 1.1
PRODUCTS = 20
FIXED = """
import json
value = {"names": [str(n) for n in range(200)], "numbers": {str(n): n / 7 for n in range(200)}}
for _ in range(300):
    assert json.loads(json.dumps(value, indent=1)) == value
"""
COUNT = re.compile(r"I\s+refs:\s+([\d,]+)")


def counted(command: list[str], environment: dict[str, str]) -> int:
    """Run a program under valgrind and return how many instructions it took."""
    tool = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    ended = subprocess.run([*tool, *command], env=environment, capture_output=True, text=True, check=False)
    found = COUNT.search(ended.stderr)
    if ended.returncode or not found:
        sys.exit(f"the program failed under valgrind:\n{ended.stderr[-2000:]}")
    return int(found[1].replace(",", ""))


def measured() -> float:
    """The instructions of a build, as a multiple of those of the fixed piece of work."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        write_site(invented(PRODUCTS), site, None)
        environment = {
            **os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": str(HERE.parent), "XDG_CACHE_HOME": f"{folder}/cache",
            "PYTHONDONTWRITEBYTECODE": "",
        }  # fmt: skip
        build = [sys.executable, "-m", "generator", "build", "--root", str(site), "--as-of", "2026-11-21"]
        build += ["--jobs", "1", "--quiet", "--anew"]
        subprocess.run(build, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        return counted(build, environment) / counted([sys.executable, "-c", FIXED], environment)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--note", action="store_true", help="keep the present count")
    if shutil.which("valgrind") is None:
        sys.exit("valgrind is not installed; it counts the instructions")
    note, now = parser.parse_args().note, measured()
    if note:
        NOTED.write_text(json.dumps({"build": round(now, 2)}) + "\n")
    before = json.loads(NOTED.read_text())["build"]
    print(f"{now:.2f} times the fixed piece of work; noted: {before:.2f}")
    if now > before * SLACK:
        sys.exit("a build takes over a tenth more instructions than noted; make it faster, or say why and --note it")


if __name__ == "__main__":
    main()
