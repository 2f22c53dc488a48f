"""What publishing would change, and why it must not: two manifests and no disk. Start with `make_plan`."""

from collections.abc import Iterator

from msgspec import Struct

from generator.files.manifest import MANIFEST, Making, Manifest
from generator.publishing.refusal import Reason, Refusal, some

FEW_DELETES = 20
DELETED_SHARE = 10
"""A plan may delete this many percent of what stands there, or a few; more has to be allowed by number."""
HOME = "index.html"
INNOCENT = ("CNAME",)
"""Files that a host puts into a target itself."""
OURS_TOO = (".nojekyll",)
"""Files without content that anybody may have put there before us."""


class Standing(Struct, frozen=True):
    """What stands at a target. `token` names this state, for finding out later whether it still is the same.

    `manifest` is None where we have never published. `amiss` are its files
    that are not there as it says, `foreign` all files that are not ours; an
    empty folder is one whose name ends in a slash. `unfinished` says that a
    run was cut short, which the next one ends. `notes` are for people.
    """

    token: str = ""
    manifest: Manifest | None = None
    amiss: frozenset[str] = frozenset()
    foreign: frozenset[str] = frozenset()
    unfinished: bool = False
    notes: tuple[str, ...] = ()

    @property
    def is_taken(self) -> bool:
        """True if it holds somebody else's files and none of ours."""
        theirs = (path for path in self.foreign if not path.startswith(".") and not path.endswith("/"))
        return self.manifest is None and any(path not in INNOCENT for path in theirs)


class Change(Struct, frozen=True):
    """A file, how large it becomes and how large it was."""

    path: str
    size: int = 0
    before: int = 0


class Flip(Struct, frozen=True):
    """A duel that ends otherwise: ids of the winners, empty if nobody wins."""

    page: str
    before: str
    after: str


class Allowed(Struct, frozen=True):
    """What somebody has said may happen: so many deletes, and taking over a target by its name."""

    deletes: int | None = None
    adopt: bool = False


NOTHING_MORE = Allowed()


class Plan(Struct, frozen=True):
    """Changes in order of path; nothing may be applied while there is a refusal."""

    standing: Standing
    added: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    deleted: tuple[Change, ...] = ()
    same: int = 0
    flips: tuple[Flip, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def sent(self) -> tuple[Change, ...]:
        return (*self.added, *self.changed)

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.changed or self.deleted or self.standing.unfinished)


def make_plan(standing: Standing, wanted: Manifest, allowed: Allowed = NOTHING_MORE) -> Plan:
    """Compare what stands at a target with what should. Equal digests are equal files, whatever their dates."""
    before = standing.manifest.files if standing.manifest else {}
    there = {path: mark for path, mark in before.items() if path not in standing.amiss}
    added, changed, same = [], [], 0
    for path, mark in sorted(wanted.files.items()):
        if path in before and there.get(path) != mark:
            changed.append(Change(path, mark.size, before[path].size))
        elif path not in before:
            added.append(Change(path, mark.size))
        else:
            same += 1
    deleted = [Change(path, 0, mark.size) for path, mark in sorted(before.items()) if path not in wanted.files]
    return Plan(
        standing,
        tuple(added),
        tuple(changed),
        tuple(deleted),
        same,
        tuple(_flips(standing.manifest.making if standing.manifest else Making(), wanted.making)),
        (*_taken(standing, wanted, allowed), *_lost(standing, wanted, len(deleted), allowed)),
        tuple(_notes(standing, wanted)),
    )


def _flips(before: Making, after: Making) -> Iterator[Flip]:
    for path, letter in sorted(after.verdicts.items()):
        if before.verdicts.get(path, letter) != letter:
            page = path.removesuffix("/index.html")
            yield Flip(page, _winner(page, before.verdicts[path]), _winner(page, letter))


def _winner(page: str, letter: str) -> str:
    a, _, b = page.rpartition("/")[2].partition("-vs-")
    return {"a": a, "b": b}.get(letter, "")


def _taken(standing: Standing, wanted: Manifest, allowed: Allowed) -> Iterator[Refusal]:
    """Refuse what would touch files that are not ours."""
    if standing.is_taken and not allowed.adopt:
        message = f"the target holds files that are not ours: {some(sorted(standing.foreign))}"
        hint = "choose another one, or take it over with --adopt and its name: files in the site's way are replaced"
        yield Refusal(Reason.FOREIGN, message, hint)
    elif not allowed.adopt and (clash := sorted(_clashes(standing.foreign, wanted))):
        message = f"{some(clash)} at the target {'is' if len(clash) == 1 else 'are'} not ours and in the site's way"
        yield Refusal(Reason.IN_THE_WAY, message, "move it away, or replace it with --adopt and the target's name")


def _clashes(foreign: frozenset[str], wanted: Manifest) -> Iterator[str]:
    """Files that are where the site has a file or a folder, or have a folder where it has a file."""
    ours = {*wanted.files, MANIFEST}
    folders = {above for path in ours for above in folders_above(path)}
    for path in foreign.difference(OURS_TOO):
        if path in ours or path in folders or any(above in ours for above in folders_above(path)):
            yield path


def folders_above(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:n]) for n in range(1, len(parts))]


def _lost(standing: Standing, wanted: Manifest, deletes: int, allowed: Allowed) -> Iterator[Refusal]:
    """Refuse a site that is empty, or has lost more than anybody has said it may."""
    if HOME not in wanted.files:
        yield Refusal(Reason.EMPTY, "the site has no home page", "run `evenhand build`, and see what it says")
    if standing.manifest is None:
        return
    most = max(FEW_DELETES, len(standing.manifest.files) * DELETED_SHARE // 100)
    if deletes > (most if allowed.deletes is None else allowed.deletes):
        message = f"{deletes:,} files would be deleted of {len(standing.manifest.files):,}"
        yield Refusal(Reason.DELETES, message, f"if that is meant, allow it with --allow-deletes {deletes}")
    elif allowed.deletes is None and 2 * wanted.size < standing.manifest.size:
        message = f"the site would shrink from {standing.manifest.size:,} to {wanted.size:,} bytes"
        yield Refusal(Reason.SHRUNK, message, f"if that is meant, say so with --allow-deletes {deletes}")


def _notes(standing: Standing, wanted: Manifest) -> Iterator[str]:
    yield from standing.notes
    if standing.unfinished:
        yield "a run was cut short; what it has sent counts, and this one brings the rest"
    if standing.amiss:
        yield f"{some(sorted(standing.amiss))} at the target: changed or removed by somebody else, and set right"
    before = standing.manifest.making.base_url if standing.manifest else ""
    if before not in ("", wanted.making.base_url):
        yield f"the site there was built for {before}, this one for {wanted.making.base_url}"
