"""CSV that spreadsheets read and never run."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given

from remit.reports.report_csv import COLUMNS, cell
from tests.reports.estates import audit_of, ordinary
from tests.reports.writing import NAMES, telling, written

BEGIN = tuple("=+-@\t\r＝＋－＠")  # noqa: RUF001 — the signs that begin a formula


@given(NAMES)
def test_it_reads_back_with_a_row_for_each_finding_and_no_formula(names: list[str]) -> None:
    audit, registry = audit_of(names)
    text = written("csv", audit, registry)
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert rows[0] == list(COLUMNS)
    assert len(rows) == audit.verdicts.total() + 1
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert [each for row in rows for each in row if each.startswith(BEGIN)] == []
    assert text.replace("\r\n", "").isprintable()


@given(NAMES)
def test_no_formula_appears_where_semicolons_part_cells(names: list[str]) -> None:
    """A spreadsheet of another locale opens the same file."""
    text = written("csv", *audit_of(names))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert [each for row in rows for each in row if each.lstrip('"').startswith(BEGIN)] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("a=1", "a=1"),
        ("a;=1", "a;'=1"),
        ('a,"=1', "a,\"'=1"),
        ("eu-west-1", "eu-west-1"),
        ("\t=1", "\\x09=1"),
        ("", ""),
        (None, ""),
    ],
)
def test_only_a_formula_is_changed(text: str | None, shown: str) -> None:
    assert cell(text) == shown


def test_every_fact_has_its_column() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", *telling()), newline="")))
    assert rows == [
        {
            "outcome": "fail",
            "severity": "critical",
            "check": "test.family-0:m0",
            "title": "Family 0 is right.",
            "reason": "logs is open",
            "duty": "transit-encryption",
            "type": "AWS::S3::Bucket",
            "resource": "logs",
            "address": 'module.logs.aws_s3_bucket.logs["a"]',
            "name": "",
            "account": "",
            "region": "",
            "arn": "",
            "conditional": "yes",
            "file": "./modules/logs/main.tf",
            "line": "7",
            "detail": "called as module.logs at main.tf:4",
            "property": "Rules",
            "declared_by": "AWS::S3::BucketPolicy logs_policy",
            "waiver_owner": "",
            "waiver_reason": "",
            "waiver_expires": "",
            "also": "T.0",
            "key": 'main.tf#module.logs.aws_s3_bucket.logs["a"]',
            "fingerprint": rows[0]["fingerprint"],
        }
    ]


def test_a_waiver_has_its_columns() -> None:
    rows = csv.DictReader(io.StringIO(written("csv", *ordinary()), newline=""))
    [waived] = [row for row in rows if row["outcome"] == "waived"]
    assert [waived[f"waiver_{name}"] for name in ("owner", "reason", "expires")] == [
        "platform",
        "accepted",
        "2999-12-31",
    ]
