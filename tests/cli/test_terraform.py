"""`remit scan` of Terraform: directories, single files, plans, states, and what people get wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Remit = Callable[..., subprocess.CompletedProcess[str]]

SECRET = "hunter2-hunter2"  # noqa: S105 — it must appear nowhere

MAIN = """\
variable "encrypted" { default = true }
resource "aws_db_instance" "orders" {
  identifier          = "orders"
  engine              = "postgres"
  storage_encrypted   = var.encrypted
  publicly_accessible = true
  password            = "hunter2-hunter2"
}
"""


def report(remit: Remit, *words: str) -> dict[str, Any]:
    done = remit("scan", *words, "-o", "-", "--format", "json")
    assert done.returncode in (0, 1), done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def verdicts(found: dict[str, Any], check: str) -> dict[str, str]:
    return {each["resource"]["address"]: each["verdict"] for each in found["findings"] if each["check"] == check}


def test_a_directory_gives_findings_with_address_file_and_line(remit: Remit, tmp_path: Path) -> None:
    (tmp_path / "infra").mkdir()
    (tmp_path / "infra/main.tf").write_text(MAIN, encoding="utf-8")
    found = report(remit, "infra")
    assert [each["key"] for each in found["resources"]] == ["infra/main.tf#aws_db_instance.orders"]
    (resource,) = found["resources"]
    assert (resource["type"], resource["file"], resource["line"]) == ("AWS::RDS::DBInstance", "infra/main.tf", 2)
    public = next(each for each in found["findings"] if each["check"] == "rds.publicly-accessible")
    assert (public["verdict"], public["file"], public["line"]) == ("fail", "infra/main.tf", 6)
    assert len(found["ledger"]) == 16
    assert SECRET not in json.dumps(found)


def test_a_variable_decides(remit: Remit, tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text(MAIN, encoding="utf-8")
    (tmp_path / "prod.tfvars").write_text("encrypted = false\n", encoding="utf-8")
    check = ("--check", "rds.unencrypted-storage")
    assert remit("scan", "main.tf", *check).returncode == 0
    assert remit("scan", "main.tf", *check, "--var", "encrypted=false").returncode == 1
    assert remit("scan", "main.tf", *check, "--var-file", "prod.tfvars").returncode == 1
    assert remit("scan", "main.tf", *check, TF_VAR_encrypted="false").returncode == 1
    assert remit("scan", "main.tf", "--var", "encryptd=false").returncode == 2
    assert "did you mean encrypted?" in remit("scan", "main.tf", "--var", "encryptd=false").stderr
    assert remit("scan", "main.tf", "--var-file", "none.tfvars").returncode == 2


def test_templates_and_terraform_are_audited_together(remit: Remit, tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text(MAIN, encoding="utf-8")
    found = report(remit, ".")
    assert {each["file"] for each in found["resources"]} == {"bucket.yaml", "main.tf"}


def test_a_syntax_error_is_told_with_its_line_and_the_rest_is_audited(remit: Remit, tmp_path: Path) -> None:
    (tmp_path / "infra").mkdir()
    (tmp_path / "infra/main.tf").write_text(MAIN, encoding="utf-8")
    (tmp_path / "infra/broken.tf").write_text('resource "aws_s3_bucket" "b" {\n  bucket = = 1\n}\n', encoding="utf-8")
    done = remit("scan", "infra", "-o", "found.json")
    assert done.returncode == 2
    assert "infra/broken.tf:2" in done.stdout + done.stderr
    found = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    assert verdicts(found, "rds.publicly-accessible") == {"aws_db_instance.orders": "fail"}


def test_an_inline_waiver_is_kept_through_modules_and_for_each(remit: Remit, tmp_path: Path) -> None:
    waiver = "# remit:ignore rds.publicly-accessible until=2999-01-31 owner=data reason=read from outside"
    (tmp_path / "infra/db").mkdir(parents=True)
    (tmp_path / "infra/db/main.tf").write_text(MAIN.replace("  engine ", f"  {waiver}\n  engine "), encoding="utf-8")
    call = 'module "db" {\n  source = "./db"\n  for_each = toset(["a", "b"])\n}\n'
    (tmp_path / "infra/main.tf").write_text(call, encoding="utf-8")
    found = report(remit, "infra")
    waived = [each["waiver"] for each in found["findings"] if each["check"] == "rds.publicly-accessible"]
    assert [(each["owner"], each["reason"], each["expires"]) for each in waived] == [
        ("data", "read from outside", "2999-01-31")
    ] * 2
    at_call = call.replace("  source", f"  {waiver.replace('rds.publicly-accessible', 'rds.single-zone')}\n  source")
    (tmp_path / "infra/main.tf").write_text(at_call, encoding="utf-8")
    waived = [each["waiver"] for each in report(remit, "infra")["findings"] if each["check"] == "rds.single-zone"]
    assert [each["owner"] for each in waived] == ["data", "data"]


def state(**attributes: Any) -> str:
    """A state file with one database."""
    told = {"id": "db-1", "identifier": "orders", "engine": "postgres", "arn": ARN, "password": SECRET, **attributes}
    return json.dumps(
        {
            "version": 4,
            "terraform_version": "1.11.4",
            "serial": 1,
            "lineage": "x",
            "outputs": {"p": {"value": SECRET, "type": "string"}},
            "resources": [
                {
                    "mode": "managed",
                    "type": "aws_db_instance",
                    "name": "orders",
                    "provider": 'provider["registry.terraform.io/hashicorp/aws"]',
                    "instances": [{"schema_version": 2, "attributes": told}],
                }
            ],
        }
    )


ARN = "arn:aws:rds:eu-west-1:123456789012:db:orders"


def test_a_state_is_an_account_that_exists(remit: Remit, tmp_path: Path) -> None:
    (tmp_path / "terraform.tfstate").write_text(state(publicly_accessible=True), encoding="utf-8")
    found = report(remit, "terraform.tfstate")
    (resource,) = found["resources"]
    assert (resource["id"], resource["address"]) == ("db-1", "aws_db_instance.orders")
    assert (resource["arn"], resource["region"], resource["account"]) == (ARN, "eu-west-1", "123456789012")
    assert verdicts(found, "rds.publicly-accessible") == {"aws_db_instance.orders": "fail"}
    assert SECRET not in json.dumps(found)


def test_a_state_with_its_source_beside_points_to_the_source(remit: Remit, tmp_path: Path) -> None:
    (tmp_path / "terraform.tfstate").write_text(state(publicly_accessible=True), encoding="utf-8")
    (tmp_path / "main.tf").write_text(MAIN, encoding="utf-8")
    found = report(remit, "terraform.tfstate")
    public = next(each for each in found["findings"] if each["check"] == "rds.publicly-accessible")
    assert (public["file"], public["line"]) == ("main.tf", 6)
    assert [each["file"] for each in report(remit, ".")["resources"]].count("main.tf") == 1  # the directory is audited


def test_a_state_may_come_from_standard_input(tmp_path: Path) -> None:
    import subprocess
    import sys

    words = [sys.executable, "-m", "remit.cli", "scan", "-", "-o", "-", "--format", "json"]
    text = state(publicly_accessible=False)
    done = subprocess.run(words, input=text, capture_output=True, text=True, check=False, cwd=tmp_path, timeout=60)
    assert verdicts(json.loads(done.stdout), "rds.publicly-accessible") == {"aws_db_instance.orders": "pass"}


def test_what_is_neither_plan_nor_state_is_refused(remit: Remit, tmp_path: Path) -> None:
    for name, text in {
        "broken.tfstate": state()[:-40],
        "plan.tfplan": "PK\x03\x04binary",
        "old.tfstate": '{"version": 3, "terraform_version": "0.11.0"}',
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        done = remit("scan", name)
        assert done.returncode == 2, (name, done.stdout, done.stderr)
        assert name in done.stdout + done.stderr


def test_nothing_to_audit_says_what_can_be_named(remit: Remit, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty/main.tf").write_text('resource "random_pet" "p" {}\n', encoding="utf-8")
    done = remit("scan", "empty")
    assert done.returncode == 3
    assert "Terraform" in done.stderr


def test_what_to_set_is_told_in_terraforms_words(remit: Remit, tmp_path: Path) -> None:
    """The page of a check speaks of CloudFormation's properties; for HCL the attributes stand beside them."""
    (tmp_path / "main.tf").write_text(MAIN, encoding="utf-8")
    assert "in Terraform: aws_db_instance.publicly_accessible\n" in remit("scan", "main.tf").stdout
    assert "in Terraform" not in remit("scan", "bucket.yaml").stdout
