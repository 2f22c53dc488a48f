"""Write the pages of a finished site once more, from memory: `plain_writer.py SITE FOLDER`; prints the seconds."""

import os
import sys
import time
from pathlib import Path


def main() -> None:
    source, target = Path(sys.argv[1]), sys.argv[2]
    pages = {path.relative_to(source).as_posix(): path.read_bytes() for path in source.rglob("*.html")}
    started = time.perf_counter()
    for name, data in pages.items():
        os.makedirs(os.path.dirname(f"{target}/{name}"), exist_ok=True)
        handle = os.open(f"{target}/{name}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        os.write(handle, data)
        os.close(handle)
    print(f"total {time.perf_counter() - started:.3f} s")


if __name__ == "__main__":
    main()
