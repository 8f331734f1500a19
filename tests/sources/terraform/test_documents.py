"""Policy documents that nothing here uses are audited as what they would become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Unknown
from tests.sources.terraform.made import loaded, resources

if TYPE_CHECKING:
    from pathlib import Path

STATEMENT = 'statement {\n  actions = ["%s"]\n  resources = ["*"]\n  %s\n}\n'
ANYONE = 'principals {\n  type = "AWS"\n  identifiers = ["*"]\n}'


def document(name: str, action: str, more: str = "") -> str:
    return f'data "aws_iam_policy_document" "{name}" {{\n{STATEMENT % (action, more)}}}\n'


def test_what_is_given_away_is_a_policy_and_what_is_used_is_not_told_twice(tmp_path: Path) -> None:
    text = (
        document("given", "s3:*")
        + document("used", "s3:*")
        + document("through_a_module", "s3:*")
        + 'output "given" { value = data.aws_iam_policy_document.given.json }\n'
        + 'resource "aws_iam_policy" "own" { policy = data.aws_iam_policy_document.used.json }\n'
        + 'module "m" {\n  source = "./m"\n  text = data.aws_iam_policy_document.through_a_module.json\n}\n'
    )
    module = 'variable "text" {}\nresource "aws_iam_policy" "of" { policy = var.text }\n'
    found = resources(loaded(tmp_path, {"main.tf": text, "m/main.tf": module}))
    assert sorted(found) == ["aws_iam_policy.own", "data.aws_iam_policy_document.given", "module.m.aws_iam_policy.of"]
    given = found["data.aws_iam_policy_document.given"]
    assert given.type == "AWS::IAM::ManagedPolicy"
    assert given.properties.PolicyDocument.Statement[0].Action == ["s3:*"]
    assert given.location.line == 1


def test_who_may_take_a_role_is_one_of_which_nothing_else_is_known(tmp_path: Path) -> None:
    found = resources(
        loaded(tmp_path, document("trust", "sts:AssumeRole", ANYONE) + document("bucket", "s3:*", ANYONE))
    )
    assert list(found) == ["data.aws_iam_policy_document.trust"]  # of whose the other is nobody can tell
    role = found["data.aws_iam_policy_document.trust"]
    assert role.type == "AWS::IAM::Role"
    assert role.properties.AssumeRolePolicyDocument.Statement[0].Principal.AWS == ["*"]
    assert isinstance(role.properties.ManagedPolicyArns, Unknown)
