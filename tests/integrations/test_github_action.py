"""`action.yml`: its steps, run as they are written, give what a pull request needs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.repositories import BROKEN, EXPOSED, SHOP

if TYPE_CHECKING:
    from tests.cli.repositories import Clone
    from tests.integrations.runner import Job


def test_on_a_pull_request_only_what_is_new_fails(pull_request: Job, clone: Clone) -> None:
    """The merge base is scanned too. Summary, reports and counts say the same, and the clone is left as it was."""
    done = pull_request.use()
    assert done.code == 1, done.log
    assert done.outputs["exit-code"] == "1"
    assert done.outputs["new-failures"] == "1"
    assert int(done.outputs["failures"]) > 1
    assert done.summary.startswith("### remit: 1 new failure (1 critical)")
    assert Path(done.outputs["markdown"]).read_text(encoding="utf-8") == done.summary
    report = json.loads(Path(done.outputs["json"]).read_text(encoding="utf-8"))
    assert [each["check"] for each in report["findings"] if each["new"]] == ["rds.publicly-accessible"]
    assert {each["file"] for each in report["resources"]} == {"infra/main.tf", "other.yaml", "shop.yaml"}
    assert json.loads(Path(done.outputs["sarif"]).read_text(encoding="utf-8"))["version"] == "2.1.0"
    base = clone.git("merge-base", "main", "work")[:12]
    assert f"::error title=remit::failures at or above fail-on, of 1 that count since {base}" in done.log
    assert clone.git("status", "--porcelain") == ""
    assert len(clone.git("worktree", "list").splitlines()) == 1


def test_a_change_that_adds_no_failure_passes(pull_request: Job, clone: Clone) -> None:
    """However many there were before."""
    clone.commit(shop=SHOP.replace("14", "15"))
    done = pull_request.use()
    assert (done.code, done.outputs["new-failures"]) == (0, "0")
    assert int(done.outputs["failures"]) > 1


def test_a_fix_and_a_move_are_not_new(pull_request: Job, clone: Clone) -> None:
    """A template in another place is the same template."""
    clone.commit(shop=SHOP)
    clone.move("shop.yaml", "stacks/shop.yaml")
    clone.commit()
    assert pull_request.use().code == 0


@pytest.mark.parametrize("depth", [2, 3])
def test_the_merge_that_github_makes_needs_two_commits(pull_request: Job, clone: Clone, depth: int) -> None:
    """`refs/pull/7/merge` at `fetch-depth: 2`: its first parent is the base."""
    clone.git("checkout", "--quiet", "--detach", "main")
    clone.git("merge", "--quiet", "--no-ff", "--no-edit", "work")
    merge = clone.git("rev-parse", "HEAD").strip()
    shallow = clone.top.parent / "shallow"
    clone.git("clone", "--quiet", f"--depth={depth}", clone.top.as_uri(), str(shallow))
    pull_request.workspace = shallow
    pull_request.environment = {"GITHUB_REF": "refs/pull/7/merge", "GITHUB_SHA": merge}
    done = pull_request.use()
    assert (done.code, done.outputs["new-failures"]) == (1, "1"), done.log


def test_without_a_merge_base_nothing_is_guessed(pull_request: Job, clone: Clone) -> None:
    """A shallow checkout ends with what to write, and with no verdict."""
    shallow = clone.top.parent / "shallow"
    clone.git("clone", "--quiet", "--depth=1", clone.top.as_uri(), str(shallow))
    pull_request.workspace = shallow
    done = pull_request.use()
    assert done.code == 2
    assert "Give actions/checkout fetch-depth: 0" in done.log
    assert done.outputs["exit-code"] == ""


def test_on_a_push_every_failure_counts(job: Job) -> None:
    """No baseline, unless one is named; annotations stand on the lines."""
    done = job.use()
    assert (done.code, done.outputs["new-failures"]) == (1, done.outputs["failures"])
    assert "::error file=shop.yaml,line=7," in done.log


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"fail_on": "never"}, 0),
        ({"baseline": "main"}, 1),
        ({"baseline": "main", "targets": "other.yaml\n\ninfra\n"}, 0),
        ({"baseline": "main", "args": "--skip=rds.publicly-accessible"}, 0),
        ({"baseline": "work"}, 0),
        ({"baseline": "nosuch"}, 2),
        ({"baseline": "--output=stolen"}, 2),
        ({"targets": "void"}, 2),
        ({"targets": "\n \n"}, 2),
        ({"fail_on": "huge"}, 2),
        ({"args": "--nosuch"}, 2),
    ],
    ids=str,
)
def test_inputs_decide_the_exit_code(job: Job, clone: Clone, inputs: dict[str, str], code: int) -> None:
    """As the options of `remit scan` do; a wrong input is bad usage."""
    assert job.use(**inputs).code == code, job.log
    assert clone.git("status", "--porcelain") == ""


def test_a_report_is_a_baseline(job: Job, tmp_path: Path) -> None:
    """The JSON of an earlier run, kept by the workflow."""
    known = tmp_path / "known.json"
    known.write_bytes(Path(job.use(fail_on="never").outputs["json"]).read_bytes())
    assert job.use(baseline=str(known)).code == 0
    assert job.outputs["new-failures"] == "0"


@pytest.mark.parametrize(
    "word", ["--output=x", "--out=x", "-o", "--format=text", "--baseline=x", "--since=HEAD", "--quiet", "aws", "infra"]
)
def test_what_the_action_says_itself_is_refused(job: Job, word: str) -> None:
    """Neither can `args` name a target or a file."""
    done = job.use(args=word)
    assert done.code == 2
    assert "::error title=remit::args: " in done.log


@pytest.mark.parametrize("name", ["targets", "args", "fail_on", "baseline", "sarif"])
def test_an_input_is_never_run(job: Job, clone: Clone, name: str) -> None:
    """Whatever it holds, it stays a text."""
    for text in ("$(touch pwned)", "`touch pwned`", "'; touch pwned; '", '"; touch pwned; "', "x\ntouch pwned"):
        job.code = 0
        job.use(**{name: text})
        assert not list(clone.top.rglob("pwned"))


def test_a_name_may_hold_spaces_and_signs(pull_request: Job, clone: Clone) -> None:
    """In a target, in a path within one, and in the place of the SARIF file."""
    clone.write("the new $(touch pwned) ones/a 'b' \"c\".yaml", EXPOSED)
    clone.commit()
    done = pull_request.use(targets="the new $(touch pwned) ones", sarif="out put/the new.sarif")
    assert done.code == 1
    assert "the new $(touch pwned) ones is not in the baseline" in done.log
    assert done.outputs["new-failures"] == done.outputs["failures"] != "0"
    assert (clone.top / "out put" / "the new.sarif").read_bytes().startswith(b"{")
    assert not list(clone.top.rglob("pwned"))


def test_a_target_that_leads_out_of_the_baseline_is_no_baseline(pull_request: Job, clone: Clone) -> None:
    """Else the change would be compared with itself, and nothing would ever be new."""
    clone.git("checkout", "--quiet", "-B", "main", "work~1")
    (clone.top / "link").symlink_to(clone.top / "shop.yaml")
    clone.commit()
    clone.git("checkout", "--quiet", "-B", "work")
    clone.commit(shop=EXPOSED)
    done = pull_request.use(targets=f"link\n../{clone.top.name}/other.yaml\n{clone.top}/shop.yaml", baseline="main")
    assert done.code == 1
    assert "link is not in the baseline" in done.log
    assert "other.yaml is not in the baseline" in done.log
    assert "shop.yaml is not in the baseline" not in done.log


def test_the_sarif_file_never_goes_through_a_link(job: Job, clone: Clone, tmp_path: Path) -> None:
    """A change could put one there, to write outside of the repository."""
    outside = tmp_path / "outside"
    outside.write_text("mine", encoding="utf-8")
    (clone.top / "remit.sarif").symlink_to(outside)
    job.use(sarif="remit.sarif")
    assert outside.read_text(encoding="utf-8") == "mine"
    assert not (clone.top / "remit.sarif").is_symlink()


def test_a_broken_template_is_bad_input_with_every_report(pull_request: Job, clone: Clone) -> None:
    """Summary and SARIF say what could not be read."""
    clone.commit(shop=BROKEN)
    done = pull_request.use()
    assert (done.code, done.outputs["exit-code"]) == (2, "2")
    assert "**Incomplete:** 1 input could not be read" in done.summary
    assert Path(done.outputs["sarif"]).is_file()


def test_a_base_that_cannot_be_scanned_makes_everything_new(pull_request: Job, clone: Clone) -> None:
    """Its settings are broken, so nothing is known from before; the job says so."""
    clone.git("checkout", "--quiet", "-B", "main", "work~1")
    clone.write("remit.toml", "fail-on = ")
    clone.commit()
    clone.git("checkout", "--quiet", "-B", "work")
    clone.write("remit.toml", 'fail-on = "low"\n')
    clone.commit()
    done = pull_request.use(baseline="main")
    assert done.code == 1
    assert "could not be scanned (exit code 2): all failures count as new" in done.log
    assert done.outputs["new-failures"] == done.outputs["failures"]


def test_no_templates_is_nothing_to_audit(job: Job, clone: Clone) -> None:
    """Exit code 3, and a summary that says so."""
    (clone.top / "void").mkdir()
    done = job.use(targets="void")
    assert done.code == 3
    assert "### remit: " in done.summary
    assert "::error title=remit::nothing to audit" in done.log


def test_a_runner_without_python_is_told(job: Job) -> None:
    """With what to do about it; nothing is installed."""
    bin_ = job.temporary / "bin"
    bin_.mkdir()
    for name in ("bash", "dirname"):
        (bin_ / name).symlink_to(Path("/bin" if Path(f"/bin/{name}").exists() else "/usr/bin") / name)
    job.environment = {"REMIT_COMMAND": "", "PATH": str(bin_)}
    done = job.use()
    assert done.code == 2
    assert "let actions/setup-python go before this step" in done.log


@pytest.mark.parametrize("extras", ["demo", "aws sam", "aws,nosuch", "$(touch pwned)", "-e ."])
def test_only_extras_that_are_locked_can_be_asked_for(job: Job, clone: Clone, extras: str) -> None:
    """Nothing is installed for another word."""
    job.environment = {"REMIT_COMMAND": ""}
    done = job.use(extras=extras)
    assert done.code == 2
    assert f"::error title=remit::extras: {extras} is none" in done.log
    assert not list(clone.top.rglob("pwned"))
