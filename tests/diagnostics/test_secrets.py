"""What somebody has written into a file by mistake is not written anywhere else: excerpts leave passwords out."""

import pytest

from generator.cli.main import run

SECRETS = {
    "remote: https://robot:hunter2@example.com/pages.git": "hunter2",
    "remote: https://ghp_0123456789abcdefghij0123456789abcdef@github.com/a/b.git": "ghp_0123456789abcdefghij",
    "remote: '-https://robot:hunter2@example.com/pages.git'": "hunter2",
    "remote: https://robot:hunter2@example.com/pages.git, branch: a..b": "hunter2",
}


@pytest.mark.parametrize("format", ["text", "json", "github", "sarif"])
@pytest.mark.parametrize("written", SECRETS)
def test_a_password_in_a_target_is_told_but_not_shown(starter, capsys, written, format):
    text = (starter.root / "evenhand.yaml").read_text("utf-8")
    starter.write("evenhand.yaml", f"{text}targets: {{live: {{kind: git, {written}}}}}\n")
    assert run(["check", "--format", format, "--root", str(starter.root)]) == 1
    said = "".join(capsys.readouterr())
    assert "value/target" in said
    assert SECRETS[written] not in said


def test_a_password_of_a_server_is_told_but_not_shown(starter, capsys):
    text = (starter.root / "evenhand.yaml").read_text("utf-8")
    starter.write("evenhand.yaml", f"{text}targets: {{live: {{kind: ssh, server: ed:hunter2@example.com, path: x}}}}\n")
    assert run(["check", "--root", str(starter.root)]) == 1
    said = capsys.readouterr().err
    assert "not the name of a server" in said and "hunter2" not in said


def test_what_is_left_out_does_not_move_the_caret():
    from generator.diagnostics.text import concealed

    line = "  remote: https://robot:hunter2@example.com/x, ssh://git@host, mail a:b@c, 12:30 @"
    assert concealed(line) == "  remote: https://robot:•••••••@example.com/x, ssh://git@host, mail a:•@c, 12:30 @"
