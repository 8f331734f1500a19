"""What is not known takes along no more than it must, and never comes out as known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit.model import Unknown, cause_of
from tests.sources.terraform.made import loaded, plain, properties, resources, told, value

if TYPE_CHECKING:
    from pathlib import Path

UNKNOWN = 'variable "u" {}\n'
WHY = "? var.u has no value (use --var or --var-file)"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('"a-${var.u}-b"', "a-{" + WHY + "}-b"),
        ("var.u ? 1 : 1", "1"),
        ("var.u ? 1 : 2", WHY),
        ("{a = 1, b = var.u}.a", "1"),
        ("merge({a = 1}, var.u).b", WHY),
        ("[1, var.u][0]", "1"),
        ("[for x in [1, 2] : x if x != var.u][0]", WHY),
        ("try(var.u.x, 5)", WHY),
        ("can(var.u.x)", WHY),
        ("var.u || true", "true"),
        ("var.u && false", "false"),
        ("var.u == null", WHY),
        ("coalesce(null, 3)", "3"),
        ("length([var.u, var.u])", "2"),
        ("aws_s3_bucket.other.arn", "→aws_s3_bucket.other.Arn"),
        ("aws_s3_bucket.other.id", "→aws_s3_bucket.other.Ref"),
        ("aws_s3_bucket.other.bucket", "other"),
        ("aws_s3_bucket.none.bucket", "→aws_s3_bucket.none.Ref"),
        ('"${aws_s3_bucket.other.arn}/*"', "{→aws_s3_bucket.other.Arn}/*"),
        ("one(aws_s3_bucket.other[*].bucket)", "other"),
        ("data.aws_ami.x.id", "? data.aws_ami.x.id is read from the account"),
        ("random_pet.p.id", "? random_pet.p.id is known only after apply"),
        ("local.a", "1"),
        ("path.module", "."),
        ("aws_s3_bucket.counted[1].bucket", "c-1"),
        ('join(",", aws_s3_bucket.counted[*].bucket)', "c-0,c-1"),
        ('aws_s3_bucket.keyed["x"].bucket', "k-x"),
        ("values(aws_s3_bucket.keyed)[0].bucket", "k-x"),
        ("terraform_data.t.output", "in"),
        ("aws_eks_cluster.e.vpc_config[0].subnet_ids[0]", "s"),
        (
            "aws_eks_cluster.e.vpc_config[0].cluster_security_group_id",
            "? aws_eks_cluster.e.vpc_config is known only after apply",
        ),
        ("aws_eks_cluster.e.identity[0].oidc[0].issuer", "? the value of Identity of"),
    ],
)
def test_value(tmp_path: Path, expression: str, expected: str) -> None:
    declarations = (
        UNKNOWN + 'locals {\n  a = local.b\n  b = 1\n}\nresource "aws_s3_bucket" "other" { bucket = "other" }\n'
        'resource "aws_s3_bucket" "none" {}\ndata "aws_ami" "x" {}\nresource "random_pet" "p" {}\n'
        'resource "aws_s3_bucket" "counted" {\n  count = 2\n  bucket = "c-${count.index}"\n}\n'
        'resource "aws_s3_bucket" "keyed" {\n  for_each = toset(["x"])\n  bucket = "k-${each.key}"\n}\n'
        'resource "terraform_data" "t" { input = "in" }\n'
        'resource "aws_eks_cluster" "e" {\n  vpc_config {\n    subnet_ids = ["s"]\n  }\n}\n'
    )
    found = plain(value(tmp_path, expression, declarations))
    assert found == expected or (expected.endswith(" of") and found.startswith(expected))


def test_a_policy_with_unknown_parts_stays_a_policy(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        UNKNOWN + 'resource "aws_s3_bucket" "b" {}\n'
        'resource "aws_s3_bucket_policy" "p" {\n  bucket = aws_s3_bucket.b.id\n  policy = jsonencode({\n'
        '    Statement = [{\n      Effect = "Allow", Principal = { AWS = var.u }\n'
        '      Action = "s3:*", Resource = "${aws_s3_bucket.b.arn}/*" }]\n  })\n}\n',
    )
    bucket = resources(found)["aws_s3_bucket.b"]
    assert properties(bucket)["BucketPolicy"]["PolicyDocument"]["Statement"] == [
        {"Effect": "Allow", "Principal": {"AWS": WHY}, "Action": "s3:*", "Resource": "{→aws_s3_bucket.b.Arn}/*"}
    ]
    assert bucket.locate(("BucketPolicy", "PolicyDocument", "Statement", 0, "Action")).line == 8


def test_a_heredoc_policy_with_unknown_parts_too(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        'resource "aws_sqs_queue" "q" {}\nresource "aws_sqs_queue_policy" "p" {\n  queue_url = aws_sqs_queue.q.id\n'
        '  policy = <<EOT\n{"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "sqs:*",'
        ' "Resource": "${aws_sqs_queue.q.arn}"}]}\nEOT\n}\n',
    )
    policy = properties(resources(found)["aws_sqs_queue.q"])["QueuePolicy"]["PolicyDocument"]
    assert policy["Statement"][0]["Resource"] == "→aws_sqs_queue.q.Arn"


def test_a_policy_document_is_worked_out(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        UNKNOWN
        + """
data "aws_caller_identity" "me" {}
data "aws_iam_policy_document" "more" {
  statement {
    sid       = "Own"
    actions   = ["s3:Get*"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "p" {
  source_policy_documents = [data.aws_iam_policy_document.more.json]
  statement {
    effect      = "Deny"
    not_actions = ["iam:*"]
    resources   = ["arn:aws:s3:::&{aws:username}"]
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
    principals {
      type        = "AWS"
      identifiers = [data.aws_caller_identity.me.account_id]
    }
  }
  dynamic "statement" {
    for_each = var.u
    content { actions = [statement.value] }
  }
}
resource "aws_iam_policy" "p" { policy = data.aws_iam_policy_document.p.json }
""",
    )
    document = properties(resources(found)["aws_iam_policy.p"])["PolicyDocument"]
    assert document["Statement"] == [
        {"Effect": "Allow", "Sid": "Own", "Action": ["s3:Get*"], "Resource": ["*"]},
        {
            "Effect": "Deny",
            "NotAction": ["iam:*"],
            "Resource": ["arn:aws:s3:::${aws:username}"],
            "Principal": {"AWS": ["? the account is known only when Terraform runs"]},
            "Condition": {"Bool": {"aws:SecureTransport": ["false"]}},
        },
        WHY,
    ]


def test_a_resource_that_no_file_in_sight_declares_is_still_referred_to(tmp_path: Path) -> None:
    """A file may be scanned alone. How many there are of it cannot be told, so a list of them stays open."""
    text = (
        'resource "aws_sqs_queue" "q" { kms_master_key_id = aws_kms_key.away.arn }\n'
        'resource "aws_sqs_queue" "r" { kms_master_key_id = aws_kms_key.many["a"].arn }\n'
        'resource "aws_lb" "l" { subnets = aws_subnet.away[*].id }\n'
        'resource "aws_s3_bucket_policy" "p" {\n  bucket = aws_s3_bucket.away.id\n  policy = "{}"\n}\n'
    )
    found = loaded(tmp_path, text)
    made = resources(found)
    assert plain(made["aws_sqs_queue.q"].properties.KmsMasterKeyId) == "→aws_kms_key.away.Arn"
    assert plain(made["aws_sqs_queue.r"].properties.KmsMasterKeyId) == '→aws_kms_key.many["a"].Arn'
    first, rest = made["aws_lb.l"].properties.Subnets
    assert plain(first) == "→aws_subnet.away.Ref"
    assert isinstance(rest, Unknown)
    assert [each.external for each in found.of_type("AWS::S3::Bucket")] == [True]
    assert f"{tmp_path}/main.tf:1: there is no resource aws_kms_key.away in {tmp_path}" in told(found)


def test_what_depends_on_itself_is_told(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        'locals {\n  a = local.b\n  b = local.a\n}\nresource "aws_s3_bucket" "b" { bucket = local.a }\n',
    )
    assert cause_of(resources(found)["aws_s3_bucket.b"].properties.BucketName).reason
    assert any("it depends on itself: local.a → local.b → local.a" in each for each in told(found))


@pytest.mark.parametrize(
    ("expression", "problem"),
    [
        ("nothing.here", "there is no resource nothing.here"),
        ("var.nothing", "there is no variable nothing"),
        ("{a = 1}.b", "there is no attribute b"),
        ('upper(["a"])', "upper(): argument 1"),
        ("uper(1)", "there is no function uper()"),
        ('1 + "a"', "a number"),
        ("[1][3]", "there is no element 3"),
        ('file("../../outside.txt")', "outside"),
        ('file("/etc/passwd")', "outside"),
        ('templatefile("missing.tpl", {})', "there is no such file"),
    ],
)
def test_what_terraform_would_refuse_is_unknown_and_told_with_its_line(
    tmp_path: Path, expression: str, problem: str
) -> None:
    (tmp_path.parent / "outside.txt").write_text("secret", encoding="utf-8")
    folder = tmp_path / "inner"
    folder.mkdir()
    found = loaded(folder, f'resource "aws_s3_bucket" "b" {{\n  bucket = {expression}\n}}\n')
    name = plain(resources(found)["aws_s3_bucket.b"].properties.BucketName)
    assert name.startswith("? aws_s3_bucket.b.bucket cannot be evaluated")
    assert any(each.startswith(f"{folder}/main.tf:2: ") and problem in each for each in told(found)), told(found)


def test_a_template_file_is_rendered_within_the_directory(tmp_path: Path) -> None:
    (tmp_path / "t.tpl").write_text("%{ for x in names ~}\n${x}-${u}\n%{ endfor ~}\n", encoding="utf-8")
    text = plain(value(tmp_path, 'templatefile("${path.module}/t.tpl", {names = ["a", "b"], u = var.u})', UNKNOWN))
    assert text == "a-{" + WHY + "}\nb-{" + WHY + "}\n"
