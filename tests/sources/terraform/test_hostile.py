"""Broken, hostile and very large configurations: no crash, no hang, nothing read from outside, the rest audited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit import audit
from remit.sources import terraform
from tests.sources.terraform.made import loaded, resources, told, written

if TYPE_CHECKING:
    from pathlib import Path

    from remit.model import Inventory

GOOD = 'resource "aws_s3_bucket" "good" { bucket = "good" }\n'

BROKEN: dict[str, str | bytes] = {
    "an unclosed block": 'resource "aws_s3_bucket" "b" {\n  bucket = "b"\n',
    "an unclosed text": 'locals {\n  a = "b\n}\n',
    "an unclosed heredoc": "locals {\n  a = <<EOT\nb\n}\n",
    "no value": 'resource "aws_s3_bucket" "b" {\n  bucket =\n}\n',
    "an attribute twice": 'resource "aws_s3_bucket" "b" {\n  bucket = "a"\n  bucket = "b"\n}\n',
    "a resource twice": 'resource "aws_s3_bucket" "b" {}\nresource "aws_s3_bucket" "b" {}\n',
    "a resource without a name": 'resource "aws_s3_bucket" {}\n',
    "no UTF-8": b'locals {\n  a = "\xff"\n}\n',
    "a null character": b"locals {\n  a = 1\x00\n}\n",
    "deep brackets": "locals {\n  a = " + "[" * 50_000 + "\n}\n",
    "deep templates": 'locals {\n  a = "' + "${" * 50_000 + '"\n}\n',
}

REFUSED = {
    "a circle of locals": "locals {\n  a = local.b\n  b = local.c\n  c = local.a\n}\n",
    "a circle of modules": 'module "m" {\n  source = "./m"\n}\n',
    "a huge count": 'resource "aws_s3_bucket" "b" {\n  count = 1000000000\n}\n',
    "a huge for_each": 'resource "aws_s3_bucket" "b" {\n  for_each = toset([for i in range(20000): tostring(i)])\n}\n',
    "growth": 'locals {\n  a = join("", [for i in range(1000): "xxxxxxxxxx"])\n'
    '  b = join("", [for i in range(1000): local.a])\n  c = join("", [for i in range(1000): local.b])\n}\n',
    "loops in loops": "locals {\n  a = [for a in range(1000): [for b in range(1000): [for c in range(1000): 1]]]\n}\n",
    "a pattern that backtracks": 'locals {\n  a = regexall("(a+)+$", join("", [for i in range(999): "a"]))\n}\n',
    "a negative count": 'resource "aws_s3_bucket" "b" {\n  count = -1\n}\n',
    "a null for_each": 'resource "aws_s3_bucket" "b" {\n  for_each = null\n}\n',
    "a long chain": "locals {\n  v0 = 1\n" + "".join(f"  v{i} = local.v{i - 1}\n" for i in range(1, 3000)) + "}\n",
}

USE = """
resource "aws_s3_bucket" "uses" {
  tags = { a = try(local.a, 1), c = try(local.c, 1), v = try(local.v2999, 1) }
}
"""


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_told_with_its_line_and_the_others_are_audited(tmp_path: Path, name: str) -> None:
    written(tmp_path, {"good.tf": GOOD})
    text = BROKEN[name]
    (tmp_path / "main.tf").write_bytes(text if isinstance(text, bytes) else text.encode())
    found = terraform.load([tmp_path])
    assert "aws_s3_bucket.good" in resources(found)
    assert any(each.startswith(f"{tmp_path}/main.tf:") for each in told(found, "error")), told(found, "error")


OPEN = """
resource "aws_s3_bucket_policy" "p" {
  bucket = aws_s3_bucket.good.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "*" }
}
"""
PORTS = """
resource "aws_security_group" "g" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = [var.from]
  }
}
variable "from" {
  default = "10.0.0.0/8"
}
"""


def verdicts(found: Inventory) -> dict[str, str]:
    done = audit.run(found, audit.load(), targets=("x",))
    return {each.check: each.verdict for each in done.findings}


def test_no_verdict_comes_of_what_stands_where_nothing_could_be_read(tmp_path: Path) -> None:
    """Neither that a policy is absent, nor that a list ends, nor that a default counts; what is said still decides."""
    found = verdicts(loaded(tmp_path / "a", {"good.tf": GOOD, "broken.tf": OPEN}))
    assert found.pop("s3.dotted-name") == "pass"  # its name is said
    assert set(found.values()) == {"undetermined"}, found
    assert "s3.public-policy:read" in found
    port = "ec2.open-admin-port:22"
    assert verdicts(loaded(tmp_path / "b", {"good.tf": PORTS}))[port] == "pass"
    for name, text in (("broken.tf", OPEN), ("terraform.tfvars", "from = [\n"), ("twice.tf", PORTS)):
        assert verdicts(loaded(tmp_path / name, {"good.tf": PORTS, name: text}))[port] == "undetermined", name
    open_ = verdicts(loaded(tmp_path / "c", {"good.tf": PORTS.replace("10.0.0.0/8", "0.0.0.0/0"), "broken.tf": OPEN}))
    assert open_[port] == "fail"


@pytest.mark.parametrize("name", ["volume.tf", "volume.tf.json"])
def test_of_an_argument_that_stands_twice_nobody_knows_which_is_meant(tmp_path: Path, name: str) -> None:
    """Terraform takes neither; what else the resource says still counts."""
    text = 'resource "aws_ebs_volume" "v" {\n  size = 1\n  encrypted = true\n  encrypted = false\n}\n'
    if name.endswith(".json"):
        text = '{"resource": {"aws_ebs_volume": {"v": {"size": 1, "encrypted": true, "encrypted": false}}}}'
    found = loaded(tmp_path, {name: text})
    assert [note.level for note in found.notes] == ["error"]
    assert verdicts(found)["ec2.unencrypted-volume"] == "undetermined"


def test_a_default_does_not_stand_in_for_what_a_broken_file_may_declare(tmp_path: Path) -> None:
    """`try` falls back on what is not declared; whether it is cannot be told while a part was not read."""
    text = GOOD + 'resource "aws_ebs_volume" "v" { encrypted = try(local.on, var.on, true) }\n'
    assert verdicts(loaded(tmp_path / "a", {"good.tf": text}))["ec2.unencrypted-volume"] == "pass"
    broken = {"good.tf": text, "broken.tf": "locals {\n  on = [false\n}\n"}
    assert verdicts(loaded(tmp_path / "b", broken))["ec2.unencrypted-volume"] == "undetermined"


GIVEN = {
    "by reference": "aws_s3_bucket.good.id",
    "by its name": "aws_s3_bucket.good.bucket",
    "in an ARN": '"${aws_s3_bucket.good.arn}/*"',
    "as a whole": "aws_s3_bucket.good",
    "in an object": "{ buckets = [aws_s3_bucket.good.arn] }",
    "by a local": "local.name",
    "perhaps": 'var.which ? aws_s3_bucket.good.id : "another"',
    "by a module that is here": "module.here.name",
    "by its policy": "aws_s3_bucket_policy.p.id",
}
"""Ways to hand a bucket to a module."""

AROUND = """
resource "aws_s3_bucket" "other" { bucket = "other" }
locals {
  name = aws_s3_bucket.good.id
}
variable "which" {}
module "here" {
  source = "./here"
  name   = aws_s3_bucket.good.id
}
"""
HERE = 'variable "name" {}\noutput "name" { value = var.name }\n'
CLOSED = """
resource "aws_s3_bucket_policy" "p" {
  bucket = aws_s3_bucket.good.id
  policy = jsonencode({ Statement = [{ Effect = "Deny", Principal = "*", Action = "s3:*", Resource = "*" }] })
}
"""


@pytest.mark.parametrize("way", GIVEN)
def test_a_bucket_that_a_module_out_of_sight_is_given_may_be_configured_there(tmp_path: Path, way: str) -> None:
    """What such a module could set is open; what is set here, and what is not handed over, still decides."""
    call = f'module "away" {{\n  source = "acme/settings/aws"\n  target = {GIVEN[way]}\n}}\n'
    policy = CLOSED if "aws_s3_bucket_policy" in GIVEN[way] else ""
    found = loaded(tmp_path, {"main.tf": GOOD + AROUND + policy + call, "here/main.tf": HERE})
    done = audit.run(found, audit.load(), targets=("x",))
    good, other = (
        {each.check: each.verdict for each in done.findings if each.resource.address == f"aws_s3_bucket.{name}"}
        for name in ("good", "other")
    )
    assert good["s3.no-versioning"] == "undetermined"
    assert good["s3.public-policy:read"] == ("pass" if policy else "undetermined")
    assert other["s3.no-versioning"] == ("undetermined" if way == "perhaps" else "fail")


@pytest.mark.parametrize("name", REFUSED)
def test_what_goes_too_far_comes_to_an_end(tmp_path: Path, name: str) -> None:
    files = {"main.tf": REFUSED[name] + GOOD, "use.tf": USE, "m/main.tf": 'module "m" {\n  source = "../m"\n}\n'}
    found = loaded(tmp_path, files)
    assert "aws_s3_bucket.good" in resources(found)
    assert [note for note in found.notes if note.level in ("warning", "error")], "nothing was told"


def test_links_and_paths_do_not_lead_out(tmp_path: Path) -> None:
    outside = written(tmp_path / "outside", {"secret.txt": "hunter2", "main.tf": GOOD.replace("good", "outside")})
    inside = written(
        tmp_path / "a/b/c/inside",
        {
            "main.tf": GOOD + 'resource "aws_s3_bucket" "b" {\n  bucket = file("link.txt")\n'
            '  tags = { t = templatefile("../../../../outside/secret.txt", {}) }\n}\n'
            'module "m" {\n  source = "../../../../outside"\n}\n'
        },
    )
    (inside / "link.txt").symlink_to(outside / "secret.txt")
    found = terraform.load([inside])
    assert sorted(resources(found)) == ["aws_s3_bucket.b", "aws_s3_bucket.good"]
    assert len([each for each in told(found) if "outside" in each]) == 3
    assert "hunter2" not in repr([vars(each.properties) for each in resources(found).values()])


def test_a_tree_of_ten_thousand_files_is_read(tmp_path: Path) -> None:
    for number in range(10_000):
        folder = tmp_path / f"d{number % 100}"
        folder.mkdir(exist_ok=True)
        (folder / f"f{number}.{'tf' if number % 10 == 0 else 'txt'}").write_text(
            f'resource "aws_sns_topic" "t{number}" {{}}\n', encoding="utf-8"
        )
    assert len(list(terraform.load([tmp_path]).of_type("AWS::SNS::Topic"))) == 1_000


PIECES = st.sampled_from(
    [
        *(
            'resource "aws_s3_bucket" "b" {',
            "}",
            "{",
            "\n",
            " ",
            "=",
            "[",
            "]",
            "(",
            ")",
            '"',
            "${",
            "%{",
            "~}",
            "<<EOT\n",
        ),
        *("bucket", "var.x", "local.y", "for", "in", ":", "...", "?", "count = 2", "for_each = {}", 'dynamic "a" {'),
        *("content {", "each.key", "aws_s3_bucket.b.id", "jsonencode", "null", "1e9", "/*", "//", "#", "\\u00", "data"),
    ]
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_no_text_makes_it_crash(tmp_path: Path, text: str) -> None:
    (tmp_path / "main.tf").write_text(GOOD + text, encoding="utf-8")
    found = terraform.load([tmp_path])
    assert any(each.address == "aws_s3_bucket.good" for each in found.of_type("AWS::S3::Bucket"))
