"""A repository as the action meets it: templates and Terraform on `main`, and a branch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.repositories import EXPOSED, SHOP, Clone
from tests.integrations.runner import Job

if TYPE_CHECKING:
    from pathlib import Path

TERRAFORM = 'resource "aws_db_instance" "orders" {\n  publicly_accessible = false\n}\n'


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """On the branch `work`: a database was put on the internet, in one template of two. `main` has moved on since."""
    top = tmp_path / "the clone"
    top.mkdir()
    made = Clone(top)
    made.write("infra/main.tf", TERRAFORM)
    made.commit(shop=SHOP, other=SHOP)
    made.git("checkout", "--quiet", "-b", "work")
    made.commit(shop=EXPOSED)
    made.git("checkout", "--quiet", "main")
    made.write("README.md", "words")
    made.commit()
    made.git("checkout", "--quiet", "work")
    return made


@pytest.fixture
def job(clone: Clone, tmp_path: Path) -> Job:
    """A push to `work`."""
    temporary = tmp_path / "runner's temp"
    temporary.mkdir()
    return Job(clone.top, temporary)


@pytest.fixture
def pull_request(clone: Clone, job: Job) -> Job:
    """A pull request from `work` into `main`, numbered 7."""
    job.event = {"pull_request": {"number": 7, "base": {"sha": clone.git("rev-parse", "main").strip()}}}
    return job
