"""`remit init`: it looks, shows, writes when told to, and never changes what is there."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from remit.audit import settings
from remit.cli import starters
from tests.cli.repositories import QUEUE, Clone

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Remit = Callable[..., subprocess.CompletedProcess[str]]

SAM = "Transform: AWS::Serverless-2016-10-31\nResources:\n  F: {Type: AWS::Serverless::Function}\n"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
GITHUB = "git@github.com:shop/infra.git"
GITLAB = "https://gitlab.example.com/shop/infra.git"


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """A repository with a template and a root of Terraform."""
    made = Clone(tmp_path)
    made.write("infra/main.tf", 'resource "aws_s3_bucket" "logs" {}\n')
    made.commit(queue=QUEUE)
    return made


def files(top: Path) -> set[str]:
    """Everything below a directory, Git's own aside."""
    found = (path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file())
    return {name for name in found if not name.startswith(".git/")}


def test_nothing_is_written_unless_told(remit: Remit, clone: Clone) -> None:
    """It shows everything, and how to have it."""
    clone.git("remote", "add", "origin", GITHUB)
    before = files(clone.top)
    done = remit("init")
    assert done.returncode == 0
    assert files(clone.top) == before
    assert "  CloudFormation  2 templates\n  Terraform       1 directory\n  CI              github\n" in done.stdout
    assert "remit.toml would hold:\n  # What remit checks here" in done.stdout
    assert ".github/workflows/remit.yml would hold:" in done.stdout
    assert done.stdout.endswith("Nothing is written yet: remit init --write does it.\n")


def test_it_fits_eighty_columns(remit: Remit, clone: Clone) -> None:
    """But for the lines that pin an action by its commit, which cannot be broken."""
    clone.git("remote", "add", "origin", GITHUB)
    for words in (["init", "--help"], ["init", "--pre-commit"]):
        lines = remit(*words).stdout.splitlines()
        assert [line for line in lines if len(line) > 80 and "@" not in line and str(clone.top) not in line] == []


@pytest.mark.parametrize(
    ("address", "words", "expected"),
    [
        (GITHUB, [], {"remit.toml", ".github/workflows/remit.yml"}),
        ("ssh://git@github.example.com:22/shop/infra", [], {"remit.toml", ".github/workflows/remit.yml"}),
        (GITLAB, [], {"remit.toml", ".gitlab-ci.yml"}),
        ("https://example.com/github.com/infra", [], {"remit.toml"}),
        ("/srv/github.com/infra.git", [], {"remit.toml"}),
        ("https://[half", [], {"remit.toml"}),
        (None, [], {"remit.toml"}),
        (None, ["--ci", "gitlab"], {"remit.toml", ".gitlab-ci.yml"}),
        (GITHUB, ["--ci", "none", "--pre-commit"], {"remit.toml", ".pre-commit-config.yaml"}),
    ],
)
def test_the_remote_says_whose_ci_it_is(
    remit: Remit, clone: Clone, address: str | None, words: list[str], expected: set[str]
) -> None:
    """By its host name, unless the user says it."""
    if address:
        clone.git("remote", "add", "origin", address)
    before = files(clone.top)
    done = remit("init", "--write", *words)
    assert done.returncode == 0, done.stderr
    assert files(clone.top) - before == expected
    assert set(done.stderr.splitlines()) == {f"remit: wrote {name}" for name in expected}


def test_what_is_there_is_never_changed(remit: Remit, clone: Clone) -> None:
    """Files, also a link to nowhere, stay; it says what to add by hand, and a second time has nothing to do."""
    clone.git("remote", "add", "origin", GITLAB)
    kept = {
        "remit.toml": 'fail-on = "high"\n',
        ".gitlab-ci.yml": "stages: [test]\n",
        ".pre-commit-config.yaml": "repos: []\n",
    }
    for name, text in kept.items():
        clone.write(name, text)
    (clone.top / ".github" / "workflows").mkdir(parents=True)
    (clone.top / ".github" / "workflows" / "remit.yml").symlink_to("nowhere")
    before = files(clone.top)
    for words in ([], ["--ci", "github"]):
        done = remit("init", "--write", "--pre-commit", *words)
        assert (done.returncode, done.stderr) == (0, "")
    assert files(clone.top) == before
    assert {name: (clone.top / name).read_text(encoding="utf-8") for name in kept} == kept
    assert "remit.toml is there\n" in done.stdout
    assert ".pre-commit-config.yaml is there; add this to its repos:\n    - repo: https://" in done.stdout
    assert ".gitlab-ci.yml is there; add this to it:\n  include:\n" in remit("init").stdout


def test_it_writes_at_the_top_of_the_repository(clone: Clone) -> None:
    """Wherever in it one stands: CI reads its files there."""
    clone.git("remote", "add", "origin", GITHUB)
    done = subprocess.run(
        [sys.executable, "-m", "remit.cli", "init", "--write"],
        cwd=clone.top / "infra",
        capture_output=True,
        text=True,
        check=True,
    )
    assert "CI              github" in done.stdout
    assert (clone.top / "remit.toml").is_file()
    assert files(clone.top / "infra") == {"main.tf"}


def test_it_works_without_git(remit: Remit, tmp_path: Path) -> None:
    """No repository, and not even the program: then the directory counts."""
    done = remit("init", "--write", PATH=str(tmp_path / "void"))
    assert done.returncode == 0
    assert "CI              unknown: --ci github or --ci gitlab chooses" in done.stdout
    assert files(tmp_path) == {"bucket.yaml", "remit.toml"}


def test_an_empty_place_is_told(remit: Remit, tmp_path: Path) -> None:
    """There is nothing to scan yet."""
    (tmp_path / "bucket.yaml").unlink()
    assert "Nothing to scan yet: remit scan would end with exit code 3." in remit("init").stdout


def test_the_settings_are_valid_and_so_is_what_they_suggest(remit: Remit, clone: Clone) -> None:
    """As written, and with every suggestion taken."""
    remit("init", "--write")
    path = clone.top / "remit.toml"
    assert settings.read(path).fail_on == "medium"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    taken = [line.removeprefix("# ") if " = " in line or "[[" in line else line for line in lines]
    path.write_text("".join(taken), encoding="utf-8")
    found = settings.read(path)
    assert (len(found.waivers), found.lists["skip"]) == (1, ["s3.no-access-logs"])
    assert remit("scan", ".", "-q").returncode == 1


def workflow(remit: Remit, clone: Clone, *words: str) -> Any:
    """The workflow that it writes for GitHub."""
    done = remit("init", "--write", "--ci", "github", *words)
    assert done.returncode == 0, done.stderr
    return yaml.safe_load((clone.top / ".github/workflows/remit.yml").read_text(encoding="utf-8"))


def test_the_workflow_takes_what_was_said(remit: Remit, clone: Clone) -> None:
    """Publisher and commit, the default branch of the clone, and the extra that a template needs."""
    clone.git("update-ref", "refs/remotes/origin/trunk", "HEAD")
    clone.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk")
    clone.commit(sam=SAM)
    found = workflow(remit, clone, "--source", "https://github.com/audits/remit.git", "--revision", COMMIT)
    assert found[True]["push"]["branches"] == ["trunk"]  # YAML 1.1 reads `on` as true
    steps = found["jobs"]["remit"]["steps"]
    assert steps[1]["uses"] == f"audits/remit@{COMMIT}"
    assert steps[1]["with"] == {"targets": ".", "extras": "sam"}
    assert all(len(step["uses"].partition("@")[2]) == 40 for step in steps)


def test_a_publisher_that_nobody_named_is_asked_for(remit: Remit, clone: Clone) -> None:
    """A placeholder, and a sentence about it; none once it is said."""
    asked = "OWNER stands for whoever publishes the remit that your CI takes"
    assert asked in remit("init", "--ci", "github").stdout
    assert asked not in remit("init", "--ci", "github", "--source", "https://github.com/audits/remit").stdout
    assert asked not in remit("init").stdout
    assert clone.git("status", "--porcelain", "--untracked-files=no") == ""


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--source", "github.com/a/b"], "is no repository's address"),
        (["--source", "https://github.com/a/b\n  evil: true"], "is no repository's address"),
        (["--source", "https://github.com/a/b#c"], "is no repository's address"),
        (["--source", "https://github.com/a/b", "--revision", "v1\nevil: true"], "is no revision"),
        (["--revision=-x"], "is no revision"),
    ],
)
def test_only_a_word_gets_into_a_file(remit: Remit, words: list[str], message: str) -> None:
    """Exit code 2 for what would be more than an address and a revision."""
    done = remit("init", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


def test_a_branch_with_strange_signs_stays_out(remit: Remit, clone: Clone) -> None:
    """Git allows more in a name than a list of YAML does."""
    clone.git("update-ref", "refs/remotes/origin/a,b{c", "HEAD")
    clone.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/a,b{c")
    assert workflow(remit, clone)[True]["push"]["branches"] == ["main"]


def test_the_template_of_gitlab_is_found_on_either_host() -> None:
    """https://docs.gitlab.com/ci/yaml/#includeremote wants the file as it is."""
    file = "integrations/gitlab/remit.gitlab-ci.yml"
    one = starters.Source.of("https://github.com/audits/remit", COMMIT)
    other = starters.Source.of("https://gitlab.example.com/sec/tools/remit", COMMIT)
    assert one.raw(file) == f"https://raw.githubusercontent.com/audits/remit/{COMMIT}/{file}"
    assert other.raw(file) == f"https://gitlab.example.com/sec/tools/remit/-/raw/{COMMIT}/{file}"


@pytest.mark.parametrize(
    ("answer", "written"), [("y", True), ("Yes", True), ("", False), ("n", False), ("\x04", False)]
)
def test_on_a_terminal_it_asks(clone: Clone, answer: str, *, written: bool) -> None:
    """A yes writes; anything else, also the end of the input, does not."""
    pid, terminal = pty.fork()
    if pid == 0:  # the child becomes remit
        os.chdir(clone.top)
        os.execv(sys.executable, [sys.executable, "-m", "remit.cli", "init"])  # noqa: S606 — no shell is wanted
    os.write(terminal, f"{answer}\n".encode() if answer != "\x04" else b"\x04")
    said = b""
    while chunk := received(terminal):
        said += chunk
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert b"Write what is not there yet? [y/N]" in said
    assert (clone.top / "remit.toml").exists() is written


def received(terminal: int) -> bytes:
    """What the terminal shows next; nothing at its end, which Linux tells as an error."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def test_a_place_that_cannot_be_written_is_told(remit: Remit, clone: Clone) -> None:
    """A file stands where a directory is needed."""
    clone.write(".github", "a file")
    done = remit("init", "--write", "--ci", "github")
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
