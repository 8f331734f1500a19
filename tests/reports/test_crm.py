"""The CIS and CRM workbook, opened with another library than the one that wrote it."""

from __future__ import annotations

import io
import sys
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook

from remit import reports
from remit.catalogue.frameworks import framework
from remit.catalogue.parts import FILE, parts_of
from remit.cli import main
from remit.demo import TEMPLATE
from remit.model import DUTIES, STATES, RemitError
from remit.reports import crm
from remit.reports.crm_rows import matrices
from remit.reports.records import summary_record
from remit.reports.report_csv import SIGNS
from tests.reports.demo_estate import demo_audit
from tests.reports.estates import audit_of, ordinary
from tests.reports.writing import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from remit.audit import Audit, Registry

CIS = [
    "Implemented",
    "Partially Implemented",
    "Planned",
    "Alternative Implementation",
    "N/A",
    "Service Provider Corporate",
    "Service Provider System Specific",
    "Service Provider Hybrid (Corporate and System Specific)",
    "Configured by Customer (Customer System Specific)",
    "Provided by Customer (Customer System Specific)",
    "Shared (Service Provider and Customer Responsibility)",
    "Inherited from pre-existing FedRAMP Authorization",
]
CRM = ["Control ID", "Can Be Inherited from CSP", "Specific Inheritance and Customer Agency/CSP Responsibilities"]
SAYS = {
    "Inherited from pre-existing FedRAMP Authorization": "Yes",
    "Shared (Service Provider and Customer Responsibility)": "Partial",
    "Configured by Customer (Customer System Specific)": "No",
    "Provided by Customer (Customer System Specific)": "No",
}
"""Origination of a control in the one sheet → whether it can be inherited in the other, as the template wants it."""


def workbook(audit: Audit, registry: Registry) -> Any:
    """The workbook, read back."""
    raw = io.BytesIO()
    reports.report("crm").write(audit, registry, raw)
    return load_workbook(raw)


def rows(sheet: Any, first: int) -> list[list[Any]]:
    """The cells from a row on."""
    return [list(row) for row in sheet.iter_rows(min_row=first, values_only=True)]


@pytest.mark.parametrize("framework", ["fedramp-moderate", "pci-dss-4.0.1"])
def test_sheets_and_columns_are_those_of_the_template(framework: str) -> None:
    audit, registry = demo_audit(framework)
    book = workbook(audit, registry)
    assert book.sheetnames == ["Instructions", "CIS Worksheet", "CRM Worksheet"]
    system, cis = book["Instructions"], book["CIS Worksheet"]
    assert [each.value for each in system[5]] == ["CSP", "System Name", "System Identifier", "Impact Level"]
    assert [cis["A3"].value, cis["B3"].value, cis["G3"].value] == [
        "Control ID",
        "Control Implementation Status",
        "Control Origination",
    ]
    assert [each.value for each in cis[4]][1:] == CIS
    assert [each.value for each in book["CRM Worksheet"][3]] == CRM
    controls = [part for each in audit.standings[0].requirements for part in parts_of(each.control.id)]
    assert [row[0] for row in rows(cis, 5)] == controls == [row[0] for row in rows(book["CRM Worksheet"], 4)]


def test_a_control_of_nists_has_a_row_for_each_of_its_parts() -> None:
    assert parts_of("AC-2(3)") == ("AC-2(3)(a)", "AC-2(3)(b)", "AC-2(3)(c)", "AC-2(3)(d)")
    assert (len(parts_of("AC-2")), parts_of("AC-3"), parts_of("A.5.1")) == (12, ("AC-3",), ("A.5.1",))
    counted = tomllib.loads(FILE.read_text(encoding="utf-8")).values()
    assert {control for controls in counted for control in controls} <= framework("nist-800-53-r5").controls.keys()


def test_of_a_control_that_is_partly_implemented_no_part_has_a_status() -> None:
    """Which of its parts are cannot be told from the whole."""
    audit, registry = demo_audit("fedramp-moderate")
    [matrix] = matrices(audit, registry)
    partial = {row.id for row in matrix.rows if row.status == "partial"}
    whole = {row.id for row in matrix.rows if row.status == "implemented"}
    assert partial
    assert whole
    status = {row.id: row.status for row in crm.in_parts(matrix)}
    for control in partial:
        parts = parts_of(control)
        assert {status[part] for part in parts} == ({"partial"} if len(parts) == 1 else {""})
    assert {status[part] for control in whole for part in parts_of(control)} == {"implemented"}


def test_fedramps_own_baseline_names_its_level() -> None:
    book = workbook(*demo_audit("fedramp-moderate"))
    assert [each.value for each in book["Instructions"][6]][:4] == [
        "Amazon Web Services",
        "estate.yaml",
        "123456789012",
        "Moderate",
    ]
    assert book["CRM Worksheet"]["A1"].value == "FedRAMP Moderate Customer Responsibility Matrix (CRM) Worksheet"


def test_both_sheets_say_the_same_of_every_control() -> None:
    audit, registry = demo_audit("fedramp-moderate")
    book = workbook(audit, registry)
    results = {part: each.result for each in audit.standings[0].requirements for part in parts_of(each.control.id)}
    seen = set()
    for cis, matrix in zip(rows(book["CIS Worksheet"], 5), rows(book["CRM Worksheet"], 4), strict=True):
        marked = [name for name, mark in zip(CIS, cis[1:], strict=True) if mark == "X"]
        status, origin = [each for each in marked if each in CIS[:5]], [each for each in marked if each in CIS[5:]]
        assert len(status) <= 1
        assert SAYS[origin[0]] == matrix[1]
        assert len(origin) == 1
        assert (not matrix[2]) is (matrix[1] == "Yes")
        assert ("Inherited from AWS:" in (matrix[2] or "")) is (matrix[1] == "Partial")
        if results[cis[0]] in ("unknown", "needs-attestation"):
            assert status == []
        seen.add(matrix[1])
    assert seen == {"Yes", "Partial", "No"}


def test_a_text_names_the_service_that_a_duty_is_about() -> None:
    matrix = rows(workbook(*demo_audit("fedramp-moderate"))["CRM Worksheet"], 4)
    [text] = [row[2] for row in matrix if row[0] == "SC-28"]
    assert "Inherited from AWS:" in text
    assert "Customer responsibility:" in text
    assert "Amazon RDS and Aurora" in text


@pytest.mark.parametrize("estate", [lambda: demo_audit("fedramp-moderate"), ordinary], ids=["demo", "made"])
def test_the_ledger_adds_up_to_resources_times_duties(estate: Callable[[], tuple[Audit, Registry]]) -> None:
    audit, registry = estate()
    expected = summary_record(audit)
    told = {row[0]: row[1] for row in rows(workbook(audit, registry)["Instructions"], 9) if row[0]}
    assert {state: told.pop(state) for state in STATES} == expected["states"]
    [(_, total)] = told.items()
    assert total == sum(expected["states"].values()) == expected["resources"] * 16


def test_without_a_framework_the_sixteen_duties_are_the_requirements() -> None:
    audit, registry = demo_audit()
    matrix = {row[0]: row[1] for row in rows(workbook(audit, registry)["CRM Worksheet"], 4)}
    assert list(matrix) == list(DUTIES)
    assert (matrix["facilities"], matrix["platform"], matrix["identity-access"]) == ("Yes", "Partial", "No")


def test_several_frameworks_have_their_own_sheets() -> None:
    book = workbook(*demo_audit("fedramp-moderate", "nist-800-53-r5:low"))
    assert book.sheetnames[1::2] == ["CIS Worksheet fedramp-moderate", "CIS Worksheet nist-800-53-r5 lo"]


@settings(max_examples=30)
@given(NAMES)
def test_no_name_in_an_estate_becomes_a_formula_or_breaks_the_workbook(names: list[str]) -> None:
    book = workbook(*audit_of(names))
    for sheet in book:
        for row in sheet.iter_rows():
            for each in row:
                assert each.data_type in ("s", "n")
                assert each.hyperlink is None
                assert not str(each.value or "").startswith(tuple(SIGNS))


def test_a_text_that_is_too_long_for_a_cell_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crm, "MOST_LETTERS", 80)
    texts = [row[2] for row in rows(workbook(*demo_audit())["CRM Worksheet"], 4) if row[2]]
    assert all("(cut:" in each for each in texts)


def test_the_command_line_writes_it_into_a_file_and_to_a_pipe(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    words = ["scan", str(TEMPLATE), "--framework", "fedramp-moderate", "--fail-on", "never"]
    assert main([*words, "-q", "-o", str(tmp_path / "crm.xlsx")]) == 0
    assert capsysbinary.readouterr().out == b""
    assert main([*words, "--format", "crm"]) == 0
    for raw in (io.BytesIO((tmp_path / "crm.xlsx").read_bytes()), io.BytesIO(capsysbinary.readouterr().out)):
        assert load_workbook(raw)["CRM Worksheet"].max_row == 3 + 688  # rows of FedRAMP's moderate baseline


def test_a_terminal_is_spared_the_bytes(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["scan", str(TEMPLATE), "--format", "crm"]) == 2
    assert "-o FILE" in capsys.readouterr().err


def test_without_its_package_the_format_is_refused_with_what_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(RemitError, match="not installed") as refused:
        reports.report("crm").write(*ordinary(), io.BytesIO())
    assert "remit[xlsx]" in str(refused.value.hint)
    monkeypatch.setattr(reports, "find_spec", lambda _: None)
    with pytest.raises(RemitError, match="needs xlsxwriter"):
        reports.require("crm")
    reports.require("json")
