"""The GitLab template: its script, run as it is written, and the reports that it promises."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import remit
from remit.reports import format_of
from tests.cli.repositories import EXPOSED
from tests.integrations.runner import REMIT, ROOT

if TYPE_CHECKING:
    from tests.cli.repositories import Clone

JOB: dict[str, Any] = yaml.safe_load((ROOT / "integrations/gitlab/remit.gitlab-ci.yml").read_text("utf-8"))["remit"]
FORMATS = {"codequality": "gitlab-quality", "sast": "gitlab-sast", "junit": "junit"}


def run(clone: Clone, shell: str = "bash", **variables: str) -> subprocess.CompletedProcess[str]:
    """The job's script, in one shell as GitLab's runner does it."""
    return subprocess.run(
        [shell, "-e", "-c", "\n".join(JOB["script"])],
        cwd=clone.top,
        env={
            "PATH": f"{REMIT.parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(clone.top.parent),
            **JOB["variables"],
            **variables,
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_job_says_what_gitlab_reads() -> None:
    """https://docs.gitlab.com/ci/yaml/artifacts_reports/: every report is kept whatever the verdict, in its format."""
    artifacts = JOB["artifacts"]
    assert artifacts["when"] == "always"
    assert {name: format_of(path) for name, path in artifacts["reports"].items()} == FORMATS
    assert all(path.startswith(tuple(artifacts["paths"])) for path in artifacts["reports"].values())
    assert JOB["variables"]["GIT_DEPTH"] == "0"


def test_it_installs_this_version() -> None:
    """A template and the remit that it starts belong together."""
    assert JOB["variables"]["REMIT_PACKAGE"] == f"remit=={remit.__version__}"


@pytest.mark.parametrize("shell", ["bash", "sh"])
def test_in_a_merge_request_only_what_is_new_fails(clone: Clone, shell: str) -> None:
    """The commit that it was made from is the baseline; all reports are there, and no work tree is left over."""
    base = clone.git("merge-base", "main", "work").strip()
    done = run(clone, shell, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert done.returncode == 1, done.stderr
    report = json.loads((clone.top / "remit-reports/remit.json").read_text(encoding="utf-8"))
    assert [each["check"] for each in report["findings"] if each["new"]] == ["rds.publicly-accessible"]
    assert all((clone.top / path).is_file() for path in JOB["artifacts"]["reports"].values())
    assert len(clone.git("worktree", "list").splitlines()) == 1
    known = run(clone, shell, CI_MERGE_REQUEST_DIFF_BASE_SHA=base, REMIT_TARGETS="other.yaml\ninfra")
    assert known.returncode == 0


def test_on_the_default_branch_every_failure_counts(clone: Clone) -> None:
    """Unless `REMIT_FAIL_ON` says otherwise."""
    assert run(clone).returncode == 1
    assert run(clone, REMIT_FAIL_ON="never").returncode == 0


@pytest.mark.parametrize("target", ["a $(touch pwned) b.yaml", "/{top}/shop.yaml", "../{name}/shop.yaml", "link.yaml"])
def test_what_the_base_lacks_is_new(clone: Clone, target: str) -> None:
    """A new file, and whatever leads out of the base: it is never compared with itself. No name is run."""
    (clone.top / "link.yaml").symlink_to(clone.top / "shop.yaml")
    clone.commit()
    base = clone.git("rev-parse", "HEAD").strip()
    clone.write("a $(touch pwned) b.yaml", EXPOSED)
    name = target.format(top=clone.top, name=clone.top.name)
    done = run(clone, CI_MERGE_REQUEST_DIFF_BASE_SHA=base, REMIT_TARGETS=name)
    assert done.returncode == 1, done.stderr
    assert "there is no baseline, so all failures count as new" in done.stderr
    assert not list(clone.top.rglob("pwned"))


def test_a_base_that_is_not_there_gives_no_verdict(clone: Clone) -> None:
    """As in a shallow clone."""
    done = run(clone, CI_MERGE_REQUEST_DIFF_BASE_SHA="0" * 40)
    assert done.returncode not in (0, 1)
    assert not Path(clone.top / "remit-reports").exists()
