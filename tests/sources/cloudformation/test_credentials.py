"""A template that holds a credential outside of properties is told; the credential itself is in no report."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from remit import audit as auditing
from remit.reports import BINARY, FORMATS, report
from remit.sources import cloudformation

if TYPE_CHECKING:
    from pathlib import Path

    from remit.audit import Audit

CHECK = "cloudformation.credential-in-template"
SECRET = "never-to-be-shown-1"  # noqa: S105 — it has to look like one

HOLDING = {
    "a default": f"Parameters: {{DbPassword: {{Type: String, NoEcho: true, Default: {SECRET}}}}}",
    "a mapping": f"Mappings: {{Prod: {{Db: {{Password: {SECRET}}}}}}}",
    "an output": f"Outputs: {{ApiToken: {{Value: {SECRET}}}}}",
    "the template's metadata": f"Metadata: {{Deploy: {{Token: {SECRET}}}}}",
    "a resource's metadata": (
        f"Extra: &m {{'AWS::CloudFormation::Authentication': {{a: {{type: basic, password: {SECRET}}}}}}}"
    ),
}
NOT_HOLDING = {
    "no default": "Parameters: {DbPassword: {Type: String, NoEcho: true}}",
    "a name": "Parameters: {DbPasswordParameter: {Type: String, Default: /shop/db}}",
    "a reference": "Outputs: {ApiToken: {Value: !Ref Queue}}",
    "a dynamic reference": "Parameters: {DbPassword: {Type: String, Default: '{{resolve:ssm-secure:db}}'}}",
}


def audited(part: str, *, inside: str = SECRET) -> Audit:
    """The audit of a template of that part and two resources, one of which holds what is inside."""
    metadata = "\n    Metadata: *m" if "&m" in part else ""
    queue = f"Queue:\n    Type: AWS::SQS::Queue{metadata}"
    function = (
        f"F:\n    Type: AWS::Lambda::Function\n    Properties: {{Environment: {{Variables: {{TOKEN: {inside}}}}}}}"
    )
    text = f"{part}\nResources:\n  {queue}\n  {function}\n"
    return auditing.run(cloudformation.load_text(text, "t.yaml"), auditing.load())


@pytest.mark.parametrize("what", HOLDING)
def test_a_credential_is_told_with_its_line_and_never_shown(what: str) -> None:
    audit = audited(HOLDING[what])
    [found] = [each for each in audit.failures() if each.check == CHECK]
    assert (found.location.file, found.location.line) == ("t.yaml", 1)


@pytest.mark.parametrize("what", NOT_HOLDING)
def test_a_template_without_one_has_no_resource_of_that_kind(what: str) -> None:
    assert [each for each in audited(NOT_HOLDING[what]).findings if each.check == CHECK] == []


def test_an_assumed_condition_leaves_it_as_it_is() -> None:
    part = f"Parameters: {{P: {{Type: String}}, DbPassword: {{Type: String, Default: {SECRET}}}}}"
    inside = "!If [C, a, b]"
    text = f"Conditions: {{C: !Equals [!Ref P, x]}}\n{part}"
    assert [each.check for each in audited(text, inside=inside).failures() if each.check == CHECK] == [CHECK]


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_no_report_shows_it(form: str, tmp_path: Path) -> None:
    audit = audited(HOLDING["a default"])
    assert len([each for each in audit.failures() if each.duty == "key-custody"]) > 1
    path = tmp_path / "report"
    with path.open("w+b") as raw:
        out: Any = raw if form in BINARY else io.TextIOWrapper(raw, encoding="utf-8")
        report(form).write(audit, auditing.load(), out)
        out.flush()
    told = path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as whole:
            told = b"".join(map(whole.read, whole.namelist()))
    assert SECRET.encode() not in told
