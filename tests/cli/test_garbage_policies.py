"""Whatever stands where a policy should be: every question answers, or says that it cannot, and never "no" of that."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.cli import main

WORDS = [
    "Allow",
    "allow",
    "*",
    "s3:*",
    "s3",
    "",
    "arn:aws:s3:::b/*",
    "${aws:username",
    "${${a}}",
    "\ue0050\ue005",
    "\x1b[31m",
    "2012-10-17",
]
NAMES = [
    "Statement",
    "Effect",
    "Action",
    "NotAction",
    "Resource",
    "Condition",
    "StringEquals",
    "AWS",
    "Fn::Sub",
    "Ref",
    "effect",
    "",
]
leaves = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from(WORDS), st.text(max_size=3))
garbage = st.one_of(
    st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=3),
        max_leaves=8,
    ),
    st.sampled_from(["[" * 2_000, '{"Statement": [' + "{}," * 5_000 + "{}]}", ["s3:*"] * 3_000]),
)
WHOLE = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": ["s3:*"], "Resource": "*", "Condition": {}}],
}
NARROW = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "none:Of", "Resource": "arn:aws:none:::of"}],
}
PLACES: list[tuple[Any, ...]] = [
    *((), ("Version",), ("Statement",), ("Statement", 0), ("Statement", 0, "Action", 0), ("Statement", 0, "More")),
    *(("Statement", 0, name) for name in ("Effect", "Action", "Resource", "Condition", "NotAction")),
]


def replaced(value: Any, place: tuple[Any, ...], by: Any) -> Any:
    if not place:
        return by
    first, *rest = place
    if isinstance(value, list):
        return [replaced(each, tuple(rest), by) if at == first else each for at, each in enumerate(value)]
    return {**value, first: replaced(value.get(first), tuple(rest), by)}


policies = st.builds(replaced, st.just(WHOLE), st.sampled_from(PLACES), garbage)


def sound(policy: Any) -> bool:
    """Whether AWS would take it, as far as this file writes policies: else nothing can be said of it but unknown."""
    if not isinstance(policy, dict) or policy.get("Version", "2012-10-17") not in ("2012-10-17", "2008-10-17"):
        return False
    found = policy.get("Statement")
    statements = found if isinstance(found, list) else [found]
    return len(statements) <= 1_000 and all(map(is_statement, statements))


def is_statement(found: Any) -> bool:
    if not isinstance(found, dict) or found.get("Effect") not in ("Allow", "Deny"):
        return False
    if set(found) - {"Effect", "Action", "NotAction", "Resource", "Condition"} or {"Action", "NotAction"} <= set(found):
        return False
    named = [found[name] for name in ("Action", "NotAction", "Resource") if name in found]
    condition = found.get("Condition", {})
    return len(named) == 2 and all(map(is_texts, named)) and condition == {} and isinstance(condition, dict)


def is_texts(found: Any) -> bool:
    items = found if isinstance(found, list) else [found]
    return bool(items) and all(isinstance(each, str) and each for each in items)


def asked(*words: str) -> tuple[int, str]:
    """The exit code of a command and what it prints; a crash is one of this test."""
    out, error = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(error):
        code = main(list(words))
    assert "Traceback" not in error.getvalue()
    assert code in (0, 1, 2, 3, 4), error.getvalue()
    return code, out.getvalue()


def estate(policy: Any) -> dict[str, Any]:
    """A template in which a user, a role and a bucket have the policy."""
    trust = {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}]}
    inline = [{"PolicyName": "p", "PolicyDocument": policy}]
    return {
        "Ann": {"Type": "AWS::IAM::User", "Properties": {"UserName": "ann", "Policies": inline}},
        "App": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": trust, "Policies": inline}},
        "Odd": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": policy}},
        "Logs": {"Type": "AWS::S3::Bucket", "Properties": {}},
        "Lets": {"Type": "AWS::S3::BucketPolicy", "Properties": {"Bucket": {"Ref": "Logs"}, "PolicyDocument": policy}},
    }


def configuration(policy: Any) -> dict[str, Any]:
    """The user and the bucket in Terraform's JSON."""
    text = json.dumps(policy).replace("${", "$${").replace("%{", "%%{")
    return {
        "resource": {
            "aws_iam_user": {"ann": {"name": "ann"}},
            "aws_iam_user_policy": {"p": {"user": "${aws_iam_user.ann.name}", "policy": text}},
            "aws_s3_bucket": {"logs": {"bucket": "logs"}},
        }
    }


FINE = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"}
NULLS: list[Any] = [
    *({"Statement": each} for each in (None, [None], [None, FINE | {"Principal": {"AWS": "111122223333"}}])),
    {"Version": None, "Statement": FINE},
    *({"Statement": FINE | {name: None}} for name in (*FINE, "NotAction", "Condition")),
    *({"Statement": [FINE | {name: [None]}]} for name in ("Action", "Resource")),
    *({"Statement": FINE | {"Principal": {"AWS": each}}} for each in (None, [None])),
    *(
        {"Statement": FINE | {"Condition": {"StringEquals": each}}}
        for each in (None, {"aws:Q": None}, {"aws:Q": [None]})
    ),
]
"""Policies that would be others without their null."""


def in_hcl(value: Any) -> str:
    """A value as an expression of Terraform's."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(name)} = {in_hcl(item)}" for name, item in value.items()) + "}"
    return f"[{', '.join(map(in_hcl, value))}]" if isinstance(value, list) else json.dumps(value)


@pytest.mark.parametrize("form", ["json", "yaml", "tf"])
@pytest.mark.parametrize("policy", NULLS, ids=json.dumps)
def test_null_in_a_policy_is_no_absence(policy: Any, form: str, tmp_path: Path) -> None:
    """AWS refuses it: nobody can tell who may, and the check says why. Other tools' null is as absent as ever."""
    lets = {"Bucket": {"Ref": "Logs"}, "PolicyDocument": policy}
    resources = {
        "Logs": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": None}},
        "Lets": {"Type": "AWS::S3::BucketPolicy", "Properties": lets},
    }
    written = json.dumps({"Resources": resources}) if form == "json" else yaml.safe_dump({"Resources": resources})
    if form == "tf":
        written = 'resource "aws_s3_bucket" "Logs" {}\nresource "aws_s3_bucket_policy" "Lets" {\n'
        written += f"  bucket = aws_s3_bucket.Logs.id\n  policy = jsonencode({in_hcl(policy)})\n}}\n"
    (tmp_path / f"estate.{form}").write_text(written, encoding="utf-8")
    place = str(tmp_path)
    name = "aws_s3_bucket.Logs" if form == "tf" else "Logs"
    _, told = asked("can", "anyone", "s3:GetObject", name, "--in", place, "--json")
    assert json.loads(told)["answer"] == "unknown"
    _, told = asked("scan", place, "--format", "json", "--check", "any.malformed-policy")
    assert {each["verdict"] for each in json.loads(told)["findings"]} == {"fail"}


@settings(max_examples=12)
@given(policies)
def test_no_question_crashes_and_none_answers_no_about_what_is_no_policy(policy: Any) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in (
            ("estate.json", {"Resources": estate(policy)}),
            ("infra/main.tf.json", configuration(policy)),
            ("old.json", NARROW),
            ("new.json", policy),
        ):
            (folder / file).parent.mkdir(exist_ok=True)
            (folder / file).write_text(json.dumps(content), encoding="utf-8")
        for target, user, bucket in (("estate.json", "Ann", "Logs"), ("infra", "ann", "logs")):
            place = str(folder / target)
            _, told = asked("can", user, "s3:GetObject", bucket, "--in", place)
            assert sound(policy) or not told.startswith("no"), told
            asked("who-can", "s3:GetObject", bucket, "--in", place)
            asked("can", user, "--in", place)
            for question in ("shared", "paths", "attacks", "unused"):
                asked(question, "--in", place)
            _, told = asked("scan", place, "--format", "json")
            assert all(each["verdict"] != "error" for each in json.loads(told)["findings"])
        code, told = asked("compare", str(folder / "old.json"), str(folder / "new.json"))
        assert sound(policy) or code != 0, told
        asked("compare", str(folder / "new.json"), str(folder / "old.json"))
