"""When to look for garbage: hardly ever, since what makes pages makes hardly any. Start with `unswept`."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MUCH = 100_000
"""Objects that may be garbage before somebody looks."""


@contextmanager
def unswept() -> Iterator[None]:
    """Look for no garbage meanwhile: what makes hardly any would be looked through again and again as it grows."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def seldom_swept() -> Iterator[None]:
    """Look for garbage only where much may have become it: what hardly makes any might yet be a theme that does."""
    was_on, before = gc.isenabled(), gc.get_threshold()
    gc.set_threshold(MUCH, *before[1:])
    gc.enable()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        if not was_on:
            gc.disable()
