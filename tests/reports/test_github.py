"""Workflow commands that the runner of GitHub Actions reads as they were meant."""

from __future__ import annotations

import re

from hypothesis import given

from remit.model import SEVERITIES
from tests.reports.estates import audit_of, checks, ordinary
from tests.reports.writing import NAMES, telling, written

COMMAND = re.compile(r"::(?P<name>error|warning|notice) (?P<properties>[^:]*)::(?P<message>.*)")
LEVELS = {"critical": "error", "high": "error", "medium": "warning", "low": "notice", "info": "notice"}


def unescaped(text: str) -> str:
    """As the runner reads it: https://github.com/actions/runner, `ActionCommand`."""
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Name, properties and message of every line but the last."""
    read = []
    for line in text.split("\n")[:-2]:
        found = COMMAND.fullmatch(line)
        assert found, line
        pairs = (each.split("=", 1) for each in found["properties"].split(","))
        read.append((found["name"], {key: unescaped(value) for key, value in pairs}, unescaped(found["message"])))
    return read


@given(NAMES)
def test_a_line_is_a_failure_and_no_name_is_a_command(names: list[str]) -> None:
    audit, registry = audit_of(names, checks(5))
    text = written("github", audit, registry)
    failures = sorted(audit.failures(), key=lambda each: SEVERITIES.index(each.severity))
    read = commands(text)
    assert [name for name, _, _ in read] == [LEVELS[each.severity] for each in failures]
    for (_, properties, _), finding in zip(read, failures, strict=True):
        assert set(properties) <= {"file", "line", "col", "title"}
        assert properties["title"].startswith(f"{finding.check} ({finding.severity}): ")
        assert properties.get("line") == (str(finding.location.line) if finding.location.file else None)
    assert text.replace("\n", "").isprintable()
    assert text.splitlines()[-1].startswith("remit: ")


def test_one_failure_reads_well() -> None:
    assert written("github", *telling()) == (
        "::error file=modules/logs/main.tf,line=7,col=3,title=test.family-0%3Am0 (critical)%3A Family 0 is right."
        '::module.logs.aws_s3_bucket.logs["a"]: logs is open (declared by AWS::S3::BucketPolicy logs_policy; '
        "called as module.logs at main.tf:4; the resource exists only under a condition)"
        "%0AFix: Do it. Then rest.\n"
        "remit: 1 failure.\n"
    )


def test_the_last_line_counts_what_has_no_annotation() -> None:
    """Ten of a level are shown; what is waived, not decided or crashed is counted too."""
    few, many = ordinary(), ordinary(120)
    assert written("github", *few).splitlines()[-1] == "remit: 6 failures, 8 undetermined, 8 crashed, 1 waived."
    audit, _ = many
    levels = [LEVELS[each.severity] for each in audit.failures()]
    last = written("github", *many).splitlines()[-1]
    assert f"{levels.count('error') - 10} errors, {levels.count('warning') - 10} warnings more" in last


def test_nothing_fails() -> None:
    assert written("github", *audit_of([])) == "remit: 0 failures.\n"
