"""Modules, variables, providers, count and for_each: what a root directory comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit.model import RemitError
from remit.sources import terraform
from tests.sources.terraform.made import loaded, plain, properties, resources, told, value, written

if TYPE_CHECKING:
    from pathlib import Path

MODULE = """
variable "name" { type = string }
variable "encrypted" {
  type    = bool
  default = true
}
resource "aws_ebs_volume" "this" {
  availability_zone = "eu-west-1a"
  size              = 10
  encrypted         = var.encrypted
  tags              = { Name = "v-${var.name}" }
}
output "id" { value = aws_ebs_volume.this.id }
"""


def test_a_module_is_used_with_its_arguments_and_its_place_tells_the_call(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        {
            "modules/volume/main.tf": MODULE,
            "main.tf": 'module "one" {\n  source = "./modules/volume"\n  name = "one"\n  encrypted = false\n}\n'
            'module "more" {\n  source = "./modules/volume"\n  for_each = toset(["a", "b"])\n  name = each.key\n}\n'
            'output "first" { value = module.more["a"].id }\n',
        },
    )
    volumes = resources(found)
    assert sorted(volumes) == [
        'module.more["a"].aws_ebs_volume.this',
        'module.more["b"].aws_ebs_volume.this',
        "module.one.aws_ebs_volume.this",
    ]
    one = volumes["module.one.aws_ebs_volume.this"]
    assert one.properties.Encrypted is False
    assert one.key == f"{tmp_path}/main.tf#module.one.aws_ebs_volume.this"
    place = one.locate(("Encrypted",))
    assert (place.file, place.line) == (f"{tmp_path}/modules/volume/main.tf", 10)
    assert place.detail == f"module.one, called at {tmp_path}/main.tf:1"
    assert volumes['module.more["b"].aws_ebs_volume.this'].tags == {"Name": "v-b"}


def test_two_roots_that_share_a_module_have_their_own_resources(tmp_path: Path) -> None:
    call = 'module "v" {\n  source = "../../modules/volume"\n  name = "x"\n}\n'
    written(tmp_path, {"modules/volume/main.tf": MODULE, "env/prod/main.tf": call, "env/dev/main.tf": call})
    found = terraform.load([tmp_path])
    keys = [each.key.removeprefix(f"{tmp_path}/") for each in found.of_type("AWS::EC2::Volume")]
    assert keys == ["env/dev/main.tf#module.v.aws_ebs_volume.this", "env/prod/main.tf#module.v.aws_ebs_volume.this"]
    alone = terraform.load([tmp_path / "env/prod"])  # the modules lie beside it
    assert len(list(alone.of_type("AWS::EC2::Volume"))) == 1


def test_a_satellite_folds_across_modules_and_for_each(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        {
            "versions/main.tf": 'variable "bucket" {}\n'
            'resource "aws_s3_bucket_versioning" "v" {\n  bucket = var.bucket\n'
            '  versioning_configuration { status = "Enabled" }\n}\n',
            "main.tf": 'resource "aws_s3_bucket" "b" {\n  for_each = toset(["x", "y"])\n  bucket = "b-${each.key}"\n}\n'
            'module "v" {\n  source = "./versions"\n  for_each = aws_s3_bucket.b\n  bucket = each.value.id\n}\n',
        },
    )
    buckets = resources(found)
    assert [each.properties.VersioningConfiguration.Status for each in buckets.values()] == ["Enabled", "Enabled"]
    satellite = buckets['aws_s3_bucket.b["x"]'].satellites[0]
    assert (satellite.type, satellite.id) == ("aws_s3_bucket_versioning", 'module.v["x"].aws_s3_bucket_versioning.v')


def test_unknown_for_each_stands_for_any_number_and_still_hangs_together(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        'variable "names" { type = set(string) }\n'
        'resource "aws_s3_bucket" "b" {\n  for_each = var.names\n  bucket = each.key\n}\n'
        'resource "aws_s3_bucket_versioning" "v" {\n  for_each = var.names\n  bucket = aws_s3_bucket.b[each.key].id\n'
        '  versioning_configuration { status = "Enabled" }\n}\n',
    )
    bucket = resources(found)["aws_s3_bucket.b[?]"]
    assert bucket.conditional
    assert bucket.properties.VersioningConfiguration.Status == "Enabled"
    assert found.presence(bucket.key) == f"{tmp_path}?for_each = var.names"
    assert found.under({f"{tmp_path}?for_each = var.names": False}).get(bucket.key) is None


def test_a_satellite_under_a_condition_leaves_what_it_sets_unknown(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        'variable "v" {}\nresource "aws_s3_bucket" "b" { bucket = "b" }\n'
        'resource "aws_s3_bucket_versioning" "v" {\n  count = var.v ? 1 : 0\n  bucket = aws_s3_bucket.b.id\n'
        '  versioning_configuration { status = "Enabled" }\n}\n',
    )
    told_ = properties(resources(found)["aws_s3_bucket.b"])["VersioningConfiguration"]
    assert told_.startswith("? aws_s3_bucket_versioning.v[?] exists only under a condition: count = var.v")


def test_a_satellite_whose_bucket_cannot_be_told_leaves_all_of_them_unknown(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        'variable "i" {}\nresource "aws_s3_bucket" "b" {\n  count = 2\n  bucket = "b-${count.index}"\n}\n'
        'resource "aws_s3_bucket_versioning" "v" {\n  bucket = aws_s3_bucket.b[var.i].id\n'
        '  versioning_configuration { status = "Enabled" }\n}\n',
    )
    for bucket in resources(found).values():
        assert properties(bucket)["VersioningConfiguration"].startswith("? ")


def test_values_are_taken_in_terraforms_order(tmp_path: Path) -> None:
    files = {
        "main.tf": 'variable "a" { default = "default" }\nvariable "b" { default = "default" }\n'
        'variable "c" { default = "default" }\nvariable "d" { default = "default" }\nvariable "e" {}\n'
        'resource "aws_s3_bucket" "b" {\n'
        "  tags = { a = var.a, b = var.b, c = var.c, d = var.d, e = var.e, w = terraform.workspace }\n}\n",
        "terraform.tfvars": 'b = "tfvars"\nc = "tfvars"\nd = "tfvars"\n',
        "x.auto.tfvars": 'c = "auto"\nd = "auto"\n',
    }
    environment = {"TF_VAR_b": "environment", "TF_VAR_e": "environment"}
    found = loaded(tmp_path, files, variables={"d": "given"}, environment=environment, workspace="prod")
    assert resources(found)["aws_s3_bucket.b"].tags == {
        "a": "default",
        "b": "tfvars",
        "c": "auto",
        "d": "given",
        "e": "environment",
        "w": "prod",
    }


def test_a_variable_without_a_value_is_unknown_and_told_once(tmp_path: Path) -> None:
    text = 'variable "x" {}\nvariable "y" {}\n'
    text += 'resource "aws_s3_bucket" "b" {\n  bucket = "b-${var.x}-${var.y}-${var.x}"\n}\n'
    found = loaded(tmp_path, text)
    assert plain(resources(found)["aws_s3_bucket.b"].properties.BucketName).startswith("b-{? var.x has no value")
    assert told(found, "info") == [
        f"{tmp_path}/main.tf:1: no value is given for var.x, var.y; what hangs on them is unknown"
    ]
    with pytest.raises(RemitError, match="no root module has a variable xx"):
        loaded(tmp_path, text, variables={"xx": "1"})


@pytest.mark.parametrize(
    ("declared", "given", "seen"),
    [
        ("type = number", "5", 5),
        ("type = bool", "true", True),
        ("type = list(string)", '["a", 1]', ["a", "1"]),
        ("type = object({a = string, b = optional(number, 3)})", '{a = "x"}', {"a": "x", "b": 3}),
        ("type = any", "[1, 2]", [1, 2]),
        ("", "[1, 2]", "[1, 2]"),
        ("type = map(string)", "{x = true}", {"x": "true"}),
    ],
)
def test_a_given_value_has_the_type_of_its_variable(tmp_path: Path, declared: str, given: str, seen: object) -> None:
    found = value(tmp_path, "jsonencode(var.v)", f'variable "v" {{\n{declared}\n}}', variables={"v": given})
    expected = value(tmp_path, f"jsonencode({_hcl(seen)})")
    assert found == expected


def _hcl(told_: object) -> str:
    import json

    return json.dumps(told_)


def test_providers_say_region_and_tags_and_are_passed_to_modules(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        {
            "main.tf": 'provider "aws" {\n  region = "eu-west-1"\n'
            '  default_tags {\n    tags = { team = "shop" }\n  }\n}\n'
            'provider "aws" {\n  alias = "west"\n  region = var.region\n  allowed_account_ids = ["123456789012"]\n}\n'
            'variable "region" { default = "us-west-2" }\n'
            'resource "aws_s3_bucket" "a" { tags = { x = "y" } }\n'
            'resource "aws_s3_bucket" "b" { provider = aws.west }\n'
            'resource "aws_s3_bucket" "c" { region = "eu-north-1" }\n'
            'module "m" {\n  source = "./m"\n  providers = { aws.there = aws.west }\n}\n',
            "m/main.tf": 'resource "aws_s3_bucket" "d" { provider = aws.there }\nresource "aws_s3_bucket" "e" {}\n',
        },
    )
    buckets = resources(found)
    assert {name.rpartition(".")[2]: (each.region, each.account, each.tags) for name, each in buckets.items()} == {
        "a": ("eu-west-1", None, {"team": "shop", "x": "y"}),
        "b": ("us-west-2", "123456789012", {}),
        "c": ("eu-north-1", None, {"team": "shop"}),
        "d": ("us-west-2", "123456789012", {}),
        "e": ("eu-west-1", None, {"team": "shop"}),
    }


def test_a_module_that_is_not_here_is_named_once_and_leaves_a_gap(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        'module "vpc" {\n  source = "terraform-aws-modules/vpc/aws"\n}\n'
        'resource "aws_subnet" "s" {\n  vpc_id = module.vpc.vpc_id\n  cidr_block = "10.0.0.0/24"\n}\n',
    )
    assert told(found) == [
        f"{tmp_path}/main.tf:1: module.vpc is not audited: terraform-aws-modules/vpc/aws is not here"
    ]
    assert found.gap("AWS::EC2::FlowLog", str(tmp_path), None).startswith("module.vpc may make more resources")
    assert plain(resources(found)["aws_subnet.s"].properties.VpcId).startswith("? module.vpc is not here")


def test_an_installed_module_is_read_from_where_init_put_it(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        {
            "main.tf": 'module "v" {\n  source = "acme/volume/aws"\n  name = "x"\n}\n',
            ".terraform/modules/modules.json": '{"Modules":[{"Key":"v","Dir":".terraform/modules/v"}]}',
            ".terraform/modules/v/main.tf": MODULE,
        },
    )
    assert list(resources(found)) == ["module.v.aws_ebs_volume.this"]


def test_override_files_and_tofu_files_outweigh(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        {
            "main.tf": 'resource "aws_ebs_volume" "v" {\n  size = 1\n  encrypted = false\n}\n',
            "override.tf": 'resource "aws_ebs_volume" "v" {\n\n\n  encrypted = true\n}\n',
            "other.tf": 'resource "aws_ebs_volume" "from_tf" {}\n',
            "other.tofu": 'resource "aws_ebs_volume" "from_tofu" {}\n',
        },
    )
    volumes = resources(found)
    assert sorted(volumes) == ["aws_ebs_volume.from_tofu", "aws_ebs_volume.v"]
    assert volumes["aws_ebs_volume.v"].properties.Encrypted is True
    assert str(volumes["aws_ebs_volume.v"].locate(("Encrypted",))) == f"{tmp_path}/override.tf:4"


def test_json_syntax_is_the_same_language(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        {
            "main.tf.json": """{
  "variable": {"size": {"default": 5}},
  "resource": {"aws_ebs_volume": {"v": {"size": "${var.size}", "encrypted": true, "tags": {"a": "x-${var.size}"}}},
               "aws_s3_bucket": {"b": {"bucket": "b", "versioning": [{"enabled": true}]}}}
}"""
        },
    )
    assert resources(found)["aws_ebs_volume.v"].tags == {"a": "x-5"}
    assert properties(resources(found)["aws_s3_bucket.b"])["VersioningConfiguration"] == {"Status": "Enabled"}


def test_dynamic_blocks_unroll_and_unknown_ones_stay_open(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        'variable "more" {}\n'
        'resource "aws_security_group" "known" {\n  dynamic "ingress" {\n    for_each = [22, 443]\n    content {\n'
        '      from_port = ingress.value\n      to_port = ingress.value\n      protocol = "tcp"\n'
        '      cidr_blocks = ["0.0.0.0/0"]\n    }\n  }\n}\n'
        'resource "aws_security_group" "open" {\n  dynamic "ingress" {\n    for_each = var.more\n    iterator = it\n'
        '    content {\n      from_port = it.value\n      to_port = it.value\n      protocol = "tcp"\n    }\n  }\n}\n',
    )
    groups = resources(found)
    rules = groups["aws_security_group.known"].properties.SecurityGroupIngress
    assert [(rule.FromPort, rule.CidrIp) for rule in rules] == [(22, "0.0.0.0/0"), (443, "0.0.0.0/0")]
    assert plain(groups["aws_security_group.open"].properties.SecurityGroupIngress).startswith(
        "? var.more has no value"
    )
    assert groups["aws_security_group.known"].locate(("SecurityGroupIngress", 1)).line == 3
