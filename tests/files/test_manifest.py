"""The manifest: the same bytes for the same site, and nothing read that could lead out of a folder."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.files.manifest import FileMark, Making, Manifest, is_path, mark_of, read_manifest

MARK = mark_of(b"x")
PATHS = st.text(st.characters(categories=("L", "N"), include_characters="-_. "), min_size=1).filter(is_path)


def written(**more) -> bytes:
    whole = json.loads(Manifest({"index.html": MARK}).data)
    return json.dumps({**whole, **more}).encode()


@given(st.dictionaries(PATHS, st.binary().map(mark_of)), st.dictionaries(PATHS, st.sampled_from("ab")))
def test_what_is_written_is_read_again(files, verdicts):
    manifest = Manifest(
        files, Making("digest", "2026-11-21", "https://example.com/", "default-src", True, False, verdicts, {"a/": ""})
    )
    assert Manifest.read(manifest.data) == manifest
    assert Manifest.read(manifest.data).data == manifest.data
    assert manifest.size == sum(mark.size for mark in files.values())


OUTSIDE = ("", "/etc/passwd", "../x", "a/../../x", "a//b", "./x", "a/.", "a/", ".git/config", "a/.GIT/x", "C:/x")
UNWRITABLE = ("a\\b", "a\nb", "a\0b", "evenhand.json")


@pytest.mark.parametrize("path", [*OUTSIDE, *UNWRITABLE])
def test_no_manifest_leads_out_of_its_folder(path):
    assert not is_path(path)
    assert Manifest.read(written(files={path: f"{MARK.digest} 1"})) is None


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        written(format=1),
        written(files=["index.html"]),
        written(files={"index.html": None}),
        written(files={"index.html": "x 1"}),
        written(files={"index.html": f"{MARK.digest} -1"}),
        written(files={"index.html": f"{MARK.digest}"}),
        written(making=None),
        written(making={"audited": "yes"}),
        written(making={"verdicts": {"x": 1}}),
        written(making={"verdicts": []}),
        written(making={"other": 1}),
    ],
)
def test_what_is_no_manifest_of_ours_is_none(broken, tmp_path):
    assert Manifest.read(broken) is None
    (tmp_path / "evenhand.json").write_bytes(broken)
    assert read_manifest(tmp_path) is None


def test_a_mark_is_the_digest_and_the_size():
    assert mark_of(b"abc") == FileMark("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3)


NAMES = st.text(st.characters(blacklist_characters="\0", blacklist_categories=["Cs"]) | st.sampled_from('\\\n"un0'))


@given(st.builds(Making, verdicts=st.dictionaries(NAMES, NAMES), sources=st.text()), st.lists(NAMES))
def test_it_is_written_as_the_standard_library_would_write_it(making, names):
    data = Manifest({name: mark_of(name.encode("utf-8", "replace")) for name in names}, making, tuple(names)).data
    assert data == json.dumps(json.loads(data), indent=0, separators=(",", ":")).encode() + b"\n"
