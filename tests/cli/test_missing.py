"""What a module that is not here may make: no question answers a no, and none says that it saw everything."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Remit = Callable[..., subprocess.CompletedProcess[str]]

MODULE = """
module "app" {
  source = "terraform-aws-modules/ec2-instance/aws"
}
resource "aws_lambda_function" "f" {
  function_name = "f"
  role          = "arn:aws:iam::123456789012:role/f"
  vpc_config {
    subnet_ids         = ["subnet-1"]
    security_group_ids = ["sg-1"]
  }
}
resource "aws_kms_key" "k" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "logs.amazonaws.com" }, Action = "kms:*", Resource = "*" }]
  })
}
"""


@pytest.fixture
def root(tmp_path: Path) -> str:
    """A root module with a call of a module that was not fetched."""
    folder = tmp_path / "root"
    folder.mkdir()
    (folder / "main.tf").write_text(MODULE, encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        *((("paths",), 4), (("shared",), 4), (("unused",), 4), (("exposed",), 0)),
        (("reach", "internet", "aws_lambda_function.f"), 0),
    ],
)
def test_there_may_be_more_than_is_told(remit: Remit, root: str, words: tuple[str, ...], code: int) -> None:
    done = remit(*words, "--in", root)
    assert done.returncode == code, done.stderr
    assert "module.app may make more resources" in done.stdout
    told = json.loads(remit(*words, "--in", root, "--json").stdout)
    assert told.get("answer") != "no"


def test_nobody_that_was_read_is_not_nobody(remit: Remit, root: str) -> None:
    done = remit("who-can", "kms:Decrypt", "aws_kms_key.k", "--in", root)
    assert "there may be more: module.app may make more resources" in done.stdout


def test_the_network_does_not_speak_for_what_has_no_place_in_it(remit: Remit) -> None:
    assert remit("exposed", "--in", "bucket.yaml").stdout == "nothing in a VPC is reached from the internet\n"


def test_code_shows_no_use(remit: Remit, tmp_path: Path) -> None:
    (tmp_path / "user.yaml").write_text("Resources: {U: {Type: AWS::IAM::User}}", encoding="utf-8")
    done = remit("unused", "--in", "user.yaml")
    assert done.returncode == 4
    assert "scan the account" in done.stdout
