"""`evenhand publish` to a server and to a bucket, from the words of evenhand.yaml to what stands there, and back."""

import os

import pytest

from generator.cli.main import run
from tests.publishing.making import SERVERS, Place
from tests.publishing.storage import ENDPOINT, SECRET


def written(place: Place) -> str:
    if place.kind == "moto":
        return f"kind: s3, bucket: {place.bucket}, endpoint: '{os.environ[ENDPOINT]}', prefix: /"
    return f"kind: ssh, server: {'pages' if place.kind == 'ssh' else 'only-rsync'}, path: '{place.public}'"


@pytest.mark.parametrize("kind", ["ssh", "rsync", "moto"])
def test_publish_look_again_change_and_go_back(request, starter, tmp_path, capsys, monkeypatch, kind):
    request.getfixturevalue(SERVERS[kind])
    for variable in ("GITHUB_ACTIONS", "GITHUB_HEAD_REF", "CI_MERGE_REQUEST_IID"):
        monkeypatch.delenv(variable, raising=False)
    place = Place(kind, tmp_path)
    text = (starter.root / "evenhand.yaml").read_text("utf-8")
    starter.write("evenhand.yaml", f"{text}targets: {{live: {{{written(place)}}}}}\n").built()

    def publish(*options: str) -> tuple[int, str]:
        capsys.readouterr()
        code = run(["publish", *options, "--root", str(starter.root)])
        said = capsys.readouterr()
        assert SECRET not in said.out + said.err
        assert said.err == ""
        return code, said.out

    code, out = publish("--yes")
    assert code == 0 and "published and verified:" in out
    assert ("are put into their places one after another" in out) == (kind == "rsync")
    first = place.files()
    assert first == {path: data.decode() for path, data in starter.files().items() if path != "evenhand.json"}
    assert "nothing to publish" in publish("--yes")[1]
    starter.edit("scores/chairs/alder.yaml", "score: 9", "score: 2").built()
    assert "chairs/alder-vs-birch: nobody → birch" in publish("--plan")[1]
    assert publish("--yes")[0] == 0
    assert place.files() != first
    code, out = publish("--rollback", "--yes")
    assert code == 0 and "restored and verified" in out
    assert place.files() == first
