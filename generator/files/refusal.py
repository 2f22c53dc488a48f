"""Folders that must not be replaced as a whole: sources, homes, mount points, what is not ours. Start with `refuse`."""

import os
from collections.abc import Callable
from pathlib import Path

from generator.files.manifest import read_manifest
from generator.files.names import CONFIG, FOLDERS, WORKSHOP


class Refused(Exception):
    """The output folder must not be touched; the message says why and what to do."""


def refuse(root: Path, output: Path, is_ours: Callable[[], bool] = lambda: False) -> None:
    """Raise `Refused` unless the output folder is ours, empty, or holds nothing but dotfiles.

    `is_ours` may know that it is; otherwise its manifest says so.
    """
    refuse_place(root, output, "choose another folder with --output")
    foreign = [name for name in sorted(os.listdir(output)) if not name.startswith(".")] if output.exists() else []
    if foreign and not is_ours() and read_manifest(output) is None:
        found = ", ".join(foreign[:3]) + (", …" if len(foreign) > 3 else "")
        raise Refused(f"{output} holds files that are not ours ({found}); empty it, or choose another with --output")


def refuse_place(root: Path, folder: Path, instead: str) -> None:
    """Raise `Refused` for a folder that must not be switched as a whole, whoever its files belong to."""
    if folder.is_symlink():
        raise Refused(f"{folder} is a symbolic link; name the folder itself, or {instead}")
    real, source = folder.resolve(), root.resolve()
    if real == source or real in source.parents:
        raise Refused(f"{folder} holds the sources of the site; {instead}")
    if any((source / name).resolve() in (real, *real.parents) for name in (*FOLDERS, WORKSHOP)):
        raise Refused(f"{folder} lies inside the sources of the site; {instead}")
    if real in (Path("/"), Path.home().resolve()) or (real / CONFIG).exists():
        raise Refused(f"{folder} is no place for a site that is replaced as a whole; {instead}")
    if not folder.exists():
        return
    if not folder.is_dir():
        raise Refused(f"{folder} is a file; remove it, or {instead}")
    if folder.is_mount():
        raise Refused(f"{folder} is a mount point and cannot be switched; use a folder inside of it")
    if (folder / ".git").exists():
        raise Refused(f"{folder} is a git work tree; {instead}")
