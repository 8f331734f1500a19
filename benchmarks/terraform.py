"""What a scan of Terraform costs: a small directory cold, and large configurations of growing size.

Run with the project's interpreter: `.venv/bin/python benchmarks/terraform.py [RUNS]`. The goals are shown, and nothing
fails on a time. "× half" compares each size with the one of half as many lines: 2 is linear.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

RUNS = 7
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "remit-bench-pyc"),
}
"""As on a machine where remit ran before: what it is made of is compiled once, not by every process."""
SMALL_GOAL = 0.25
"""Seconds for the whole process of a scan of 15 files."""
LARGE_GOAL = 6.0
"""Seconds for 60,000 lines."""
SIZES = (15_000, 30_000, 60_000)
LINES_OF_A_MODULE = 100

MODULE = """\
variable "name" { type = string }
variable "tags" {
  type    = map(string)
  default = {}
}
variable "ports" { default = [443, 8443] }
locals {
  tags = merge(var.tags, { Name = var.name })
}
resource "aws_kms_key" "this" {
  description         = "of ${var.name}"
  enable_key_rotation = true
}
resource "aws_s3_bucket" "this" {
  bucket = "${var.name}-data"
  tags   = local.tags
}
resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id
  versioning_configuration {
    status = "Enabled"
  }
}
resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.id
  rule {
    apply_server_side_encryption_by_default {
      kms_master_key_id = aws_kms_key.this.arn
      sse_algorithm     = "aws:kms"
    }
  }
}
data "aws_iam_policy_document" "this" {
  statement {
    sid       = "TlsOnly"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.this.arn, "${aws_s3_bucket.this.arn}/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}
resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id
  policy = data.aws_iam_policy_document.this.json
}
resource "aws_security_group" "this" {
  name        = var.name
  description = "of ${var.name}"
  dynamic "ingress" {
    for_each = var.ports
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["10.0.0.0/8"]
    }
  }
  tags = local.tags
}
resource "aws_db_instance" "this" {
  identifier              = var.name
  engine                  = "postgres"
  instance_class          = "db.t3.medium"
  allocated_storage       = 50
  storage_encrypted       = true
  kms_key_id              = aws_kms_key.this.arn
  multi_az                = true
  backup_retention_period = 14
  vpc_security_group_ids  = [aws_security_group.this.id]
  tags                    = local.tags
}
output "bucket" { value = aws_s3_bucket.this.arn }
"""


def configuration(folder: Path, files: int, lines: int) -> int:
    """Write a root with so many files and about so many lines, each with a call of a module; the lines written."""
    module = folder / "modules/store"
    module.mkdir(parents=True)
    (module / "main.tf").write_text(MODULE, encoding="utf-8")
    written = MODULE.count("\n")
    per_file = max(1, (lines - written) // files)
    for number in range(files):
        text = [f'module "store_{number}" {{\n  source = "./modules/store"\n  name   = "store-{number}"\n}}\n']
        while sum(part.count("\n") for part in text) + 40 < per_file:
            text.append(_inline(f"f{number}n{len(text)}"))
        (folder / f"part{number}.tf").write_text("".join(text), encoding="utf-8")
        written += sum(part.count("\n") for part in text)
    return written


def _inline(name: str) -> str:
    """Resources of the module written out, with names of their own and without variables."""
    body = MODULE[MODULE.index('resource "aws_kms_key"') : MODULE.index('output "bucket"')]
    body = body.replace('" "this"', f'" "{name}"').replace(".this.", f".{name}.").replace(".this]", f".{name}]")
    return body.replace("var.name", f'"{name}"').replace("var.ports", "[443]").replace("local.tags", '{ a = "b" }')


def measured(folder: Path) -> tuple[float, float]:
    """Seconds and peak MB of the process that scans a folder."""
    words = [sys.executable, "-m", "remit.cli", "scan", "--quiet", "--fail-on", "never", str(folder)]
    start = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main(runs: int) -> None:
    """Print the table."""
    print(f"median of {runs} runs (large: 3), whole process\n")
    print(f"{'':<32}{'seconds':>9}{'peak':>9}{'× half':>8}{'goal':>8}")
    with tempfile.TemporaryDirectory() as name:
        small = Path(name) / "small"
        lines = configuration(small, 14, 1_500)
        measured(small)
        told = [measured(small) for _ in range(runs)]
        label = f"15 files, {lines:,} lines"
        print(f"{label:<32}{median(each[0] for each in told):>8.3f}s{told[0][1]:>6.0f} MB{'':>8}{SMALL_GOAL:>7.2f}s")
        before = 0.0
        for size in SIZES:
            folder = Path(name) / str(size)
            lines = configuration(folder, size // 300, size)
            told = [measured(folder) for _ in range(3)]
            seconds = median(each[0] for each in told)
            ratio = f"{seconds / before:>8.2f}" if before else f"{'':>8}"
            goal = f"{LARGE_GOAL:>7.1f}s" if size == SIZES[-1] else ""
            label = f"{size // 300 + 1} files, {lines:,} lines"
            print(f"{label:<32}{seconds:>8.2f}s{told[0][1]:>6.0f} MB{ratio}{goal}")
            before = seconds


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
