"""Object storage, through real servers and a proxy that fails: order, headers, keys that are not ours, and secrets."""

import os
import subprocess
import sys
from datetime import timedelta
from itertools import count

import pytest

from generator.files.refusal import Refused
from generator.model.publishing import S3Target
from generator.publishing import s3, s3_bucket
from generator.publishing.plan import Allowed, make_plan
from generator.publishing.sending import SENDING, waves
from generator.publishing.target import LostRace, Unreachable
from generator.publishing.targets import Here, open_target
from tests.publishing.faults import between
from tests.publishing.making import HOME, NOW, Place, go_back, publish, release
from tests.publishing.storage import ENDPOINT, KEY, SECRET, client, store, stored

FILES = {**HOME, "assets/x.css": "x", "a/index.html": "page", "a/b-vs-c/index.html": "pair", "sitemap.xml": "map"}
NEW = {**FILES, "a/index.html": "new", "a/b-vs-c/index.html": "news", "assets/y.css": "y"}


@pytest.fixture
def place(moto, tmp_path) -> Place:
    return Place("moto", tmp_path)


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    quick = {"init_backoff": timedelta(milliseconds=10), "max_backoff": timedelta(milliseconds=50), "base": 2}
    monkeypatch.setattr(s3, "RETRIES", {**s3.RETRIES, "max_retries": 4, "backoff": quick})


def through(place: Place, endpoint: str, bucket: str = "", **more):
    settings = S3Target("live", bucket or place.bucket, endpoint=endpoint, **more)
    return open_target(settings, Here(place.root, place.root / "site", NOW))


def nothing(method: str, path: str) -> str:
    return ""


# --- what is sent, and how


def test_assets_come_first_then_pages_then_those_that_lead_to_them_then_the_manifest_and_deletions_last(place):
    publish(place.open(), release({**FILES, "old.html": "x", "assets/old.css": "x"}))
    with between(os.environ[ENDPOINT], nothing) as (endpoint, asked):
        publish(through(place, endpoint), release({p: f"{text}!" for p, text in FILES.items()}))
    start = f"/{place.bucket}"
    changes = [line for line in asked if line.startswith(("PUT", "POST")) and "/.evenhand/" not in line]
    assert changes[:2] == [f"PUT {start}/assets/x.css", f"PUT {start}/a/b-vs-c/index.html"]
    assert changes[2] == f"PUT {start}/a/index.html"
    assert set(changes[3:5]) == {f"PUT {start}/index.html", f"PUT {start}/sitemap.xml"}
    assert changes[5:7] == [f"PUT {start}/evenhand.json", f"POST {start}"]
    assert waves(["index.html", "assets/b/c.js", "a/b/index.html"]) == [
        ["assets/b/c.js"],
        ["a/b/index.html"],
        ["index.html"],
    ]


def test_a_second_run_sends_nothing_and_asks_little(place):
    publish(place.open(), release(FILES))
    with between(os.environ[ENDPOINT], nothing) as (endpoint, asked):
        plan = make_plan(through(place, endpoint).look(), release(FILES).manifest)
        assert plan.is_empty and plan.same == len(FILES)
    assert [line.split()[0] for line in asked] == ["GET"] * 3  # a listing, the manifest, the tags


@pytest.mark.parametrize("kind", ["moto", "rclone"])
def test_each_object_says_what_it_is_and_how_long_it_may_be_kept(request, tmp_path, kind):
    endpoint = request.getfixturevalue(kind)
    place = Place(kind, tmp_path)
    publish(place.open(), release({**FILES, "no-suffix": "x"}))
    heads = {
        p: client(endpoint).head_object(Bucket=place.bucket, Key=p) for p in [*FILES, "no-suffix", "evenhand.json"]
    }
    kinds = {p: head["ContentType"] for p, head in heads.items()}
    assert kinds["a/index.html"] == "text/html; charset=utf-8" and kinds["assets/x.css"] == "text/css; charset=utf-8"
    assert kinds["sitemap.xml"] == "application/xml" and kinds["no-suffix"] == "application/octet-stream"
    assert heads["assets/x.css"]["CacheControl"] == "public, max-age=31536000, immutable"
    assert heads["a/index.html"]["CacheControl"] == heads["evenhand.json"]["CacheControl"] == "no-cache"
    said = {name.lower(): value for name, value in heads["a/index.html"]["Metadata"].items()}
    assert said["sha256"] == release(FILES).manifest.files["a/index.html"].digest


@pytest.mark.parametrize("prefix", ["", "sites/chairs"])
def test_only_what_is_below_the_prefix_is_looked_at(place, prefix):
    """Other keys begin with the same letters, and are somebody else's."""
    below = f"{prefix}/" if prefix else ""
    theirs = {f"{below}uploads/ä b+c%20.txt": b"x"}
    beyond = {"sites/chairs-old/index.html": b"x", "sites/evenhand.json": b"x"} if prefix else {}
    store(place.bucket, theirs | beyond)
    target = through(place, os.environ[ENDPOINT], prefix=prefix)
    assert target.look().foreign == {"uploads/ä b+c%20.txt"}
    publish(target, release(FILES), adopt=True)
    publish(target, release(NEW))
    go_back(target)
    found = {key: data for key, data in stored(place.bucket).items() if "/.evenhand/" not in f"/{key}"}
    found.pop(f"{below}evenhand.json")
    assert found == theirs | beyond | {f"{below}{p}": text.encode() for p, text in FILES.items()}


def test_more_keys_than_a_server_lists_at_once(rclone, tmp_path):
    place = Place("rclone", tmp_path)
    theirs = {f"uploads/{n}.txt": "x" for n in range(1_100)}
    place.put(theirs)
    publish(place.open(), release(FILES), adopt=True)
    standing = place.open().look()
    assert len(standing.foreign) == 1_100
    publish(place.open(), release(HOME))
    assert place.files() == {**theirs, **HOME}


def test_odd_names(place):
    odd = {**HOME, "a/ä ö+%20%zz.html": "x", "a/[x]*~#?&=.txt": "y", "$HOME `x`.txt": "z"}
    publish(place.open(), release(odd))
    publish(place.open(), release({**odd, "a/ä ö+%20%zz.html": "new"}))
    assert place.files() == {**odd, "a/ä ö+%20%zz.html": "new"}
    go_back(place.open())
    assert place.files() == odd


def test_what_is_kept_takes_the_space_of_what_has_changed(place):
    for text in "123456789":
        publish(place.open(), release({**FILES, "a/index.html": text}, as_of=text))
    keys = [key for key in stored(place.bucket) if key.startswith(".evenhand/")]
    assert sum(key.startswith(".evenhand/bytes/") for key in keys) == 5
    assert sum(key.startswith(".evenhand/releases/") for key in keys) == 5
    assert SENDING not in keys


def test_a_kept_release_that_is_not_whole_is_not_restored(place):
    publish(place.open(), release(FILES))
    publish(place.open(), release(NEW))
    digest = release(FILES).manifest.files["a/index.html"].digest
    client(os.environ[ENDPOINT]).delete_object(Bucket=place.bucket, Key=f".evenhand/bytes/{digest}")
    target = place.open()
    kept = target.kept()[0]
    with pytest.raises(Refused, match=r"no longer as it was published: a/index\.html differs"):
        target.restore(make_plan(target.look(), kept.manifest, Allowed(9)), kept)


@pytest.mark.parametrize("data", [b"", b"[", b"[1]", b'{"index.html": 5}', b"\xff"])
def test_what_somebody_else_has_written_into_our_notes(place, data):
    publish(place.open(), release(FILES))
    store(place.bucket, {".evenhand/marks.json": data, ".evenhand/releases/x.json": data, SENDING: data})
    assert place.open().look().manifest == release(FILES).manifest
    assert place.open().kept() == ()
    publish(place.open(), release(NEW))
    go_back(place.open())
    assert place.files() == FILES


# --- two at once, and cut short


def test_of_two_who_have_looked_the_slower_one_changes_nothing(place):
    """The server decides, by the condition on what is announced."""
    publish(place.open(), release(FILES))
    one, two = place.open(), place.open()
    plans = [make_plan(target.look(), release(NEW).manifest) for target in (one, two)]
    real = two._bucket.listing
    began = real()
    two._bucket.listing = lambda: began
    with pytest.MonkeyPatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(s3_bucket.S3Bucket, "_keep", _interrupt)
        one.apply(plans[0], release(NEW))
    before = stored(place.bucket)
    with pytest.raises(LostRace, match="somebody else is publishing"):
        two.apply(plans[1], release(NEW))
    assert stored(place.bucket) == before


def test_who_takes_over_from_a_run_that_still_goes_on_is_found_out_at_the_manifest(place):
    publish(place.open(), release(FILES))
    slow = place.open()
    plan = make_plan(slow.look(), release(NEW).manifest)
    send = slow._send

    def overtaken(*arguments):
        publish(place.open(), release({**FILES, "index.html": "two"}))
        return send(*arguments)

    slow._send = overtaken
    with pytest.raises(LostRace):
        slow.apply(plan, release(NEW))
    publish(place.open(), release(NEW))
    assert place.files() == NEW


@pytest.mark.parametrize("cut", range(0, 16, 3))
def test_a_run_that_was_cut_short_is_ended_by_the_next(place, cut):
    """At any of its requests: what was sent is ours and is not sent again, what is not ours stays."""
    old = {**FILES, "gone.html": "x"}
    publish(place.open(), release(old))
    place.put({"theirs.txt": "mine"})
    requests = count()
    with between(os.environ[ENDPOINT], lambda m, p: "403 AccessDenied" if next(requests) >= cut + 3 else "") as (
        endpoint,
        _,
    ):
        target = through(place, endpoint)
        with pytest.raises(Unreachable):
            publish(target, release(NEW))
    sent = sum(text == NEW[path] for path, text in place.files().items() if path in NEW and old.get(path) != NEW[path])
    standing = place.open().look()
    assert standing.foreign == {"theirs.txt"}
    plan = publish(place.open(), release(NEW))
    assert len(plan.sent) == 3 - sent
    assert place.files() == {**NEW, "theirs.txt": "mine"}
    go_back(place.open())
    assert place.files() == {**old, "theirs.txt": "mine"}


# --- servers and networks as they are


@pytest.mark.parametrize("wrong", ["503 SlowDown", "500 InternalError", "cut"])
def test_what_a_server_cannot_do_for_now_is_tried_again(place, wrong):
    requests = count(1)
    with between(os.environ[ENDPOINT], lambda m, p: wrong if next(requests) % 3 == 0 else "") as (endpoint, _):
        publish(through(place, endpoint), release(FILES))
    assert place.files() == FILES


def test_how_far_it_came_is_told(place):
    def fault(method: str, path: str) -> str:
        return "503 SlowDown" if method == "PUT" and path.endswith("/sitemap.xml") else ""

    with between(os.environ[ENDPOINT], fault) as (endpoint, _):
        target = through(place, endpoint)
        words = "the server is overloaded.*; [34] of 5 files were sent; run the command again"
        with pytest.raises(Unreachable, match=words):
            publish(target, release(FILES))
    publish(place.open(), release(FILES))
    assert place.files() == FILES


def test_who_may_write_but_not_delete(place):
    publish(place.open(), release({**FILES, "gone.html": "x"}))
    with between(os.environ[ENDPOINT], lambda m, p: "403 AccessDenied" if "delete" in p else "") as (endpoint, _):
        target = through(place, endpoint)
        with pytest.raises(Unreachable, match=r"the new site stands there, but 1 file.* DeleteObject"):
            publish(target, release(FILES))
    assert "gone.html" in place.files()
    publish(place.open(), release(FILES))
    assert place.files() == FILES


def test_there_is_an_end_to_waiting(place, monkeypatch):
    monkeypatch.setattr(s3_bucket, "PATIENCE", -1)
    with pytest.raises(Unreachable, match="this takes too long; 0 of 5 files were sent"):
        publish(place.open(), release(FILES))
    monkeypatch.setattr(s3, "PATIENCE", {"timeout": timedelta(seconds=0.5)})
    with (
        between(os.environ[ENDPOINT], lambda m, p: "hang") as (endpoint, _),
        pytest.raises(Unreachable, match=r"list in bucket .*: no answer"),
    ):
        through(place, endpoint).look()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("404 NoSuchBucket", "there is no such bucket; make it"),
        ("403 SignatureDoesNotMatch", "the access key is not accepted"),
        ("403 RequestTimeTooSkewed", "the clock of this machine is wrong"),
        ("301 PermanentRedirect", "another region; write it as the `region`"),
        ("400 AuthorizationHeaderMalformed", "another region"),
        ("403 AccessDenied", "needs ListBucket"),
        ("418 Teapot", "the server says Teapot"),
    ],
)
def test_what_a_server_says_is_told_with_what_to_do(place, wrong, words):
    with between(os.environ[ENDPOINT], lambda m, p: wrong) as (endpoint, _), pytest.raises(Unreachable) as failed:
        through(place, endpoint).look()
    assert words in str(failed.value)
    assert "AWSAccessKeyId" not in str(failed.value)


def test_nobody_is_there(place):
    with pytest.raises(Unreachable, match="no answer; look at `endpoint`"):
        through(place, "http://127.0.0.1:9").look()


def test_a_wrong_secret_is_refused_and_not_told(rclone, tmp_path, monkeypatch):
    place = Place("rclone", tmp_path)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "another-secret")
    with pytest.raises(Unreachable, match="the access key") as failed:
        place.open().look()
    assert not {"another-secret", KEY} & set(str(failed.value).split())


def test_keys_come_from_a_profile_or_it_is_said_what_is_missing(rclone, tmp_path, monkeypatch):
    place = Place("rclone", tmp_path)
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    with pytest.raises(Unreachable, match="nobody has said by which key; set AWS_ACCESS_KEY_ID"):
        place.open().look()
    (tmp_path / "credentials").write_text(
        f"[default]\naws_access_key_id = x\n[pages]\naws_access_key_id = {KEY}\naws_secret_access_key = {SECRET}\n"
    )
    monkeypatch.setenv("AWS_PROFILE", "pages")
    publish(place.open(), release(FILES))


def test_the_library_is_loaded_for_a_bucket_only_and_asked_for_by_name(place, monkeypatch):
    loaded = (
        "import generator.publishing.targets, sys; sys.exit('obstore' in sys.modules or 'concurrent' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", loaded]).returncode in (0, 1)
    monkeypatch.delitem(sys.modules, "generator.publishing.s3")
    monkeypatch.setitem(sys.modules, "obstore", None)
    with pytest.raises(Unreachable, match=r"pip install evenhand\[s3\]"):
        place.open().look()


def _interrupt(*_):
    raise KeyboardInterrupt
