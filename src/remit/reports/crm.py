"""FedRAMP's CIS and CRM workbook (SSP appendix J, revision 5) as .xlsx; the same shape for any other framework.

What can be inherited from AWS, what remains, and how that stands in this estate. The template and its words:
https://www.fedramp.gov/rev5/documents-templates/ ("SSP Appendix J CIS and CRM Workbook"): an instructions sheet with
the system, the CIS sheet with one X under status and one under origination, and the CRM sheet with three columns. A
requirement whose status the audit does not support has no X there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.catalogue.parts import parts_of
from remit.model import STATES, RemitError
from remit.reports.crm_rows import OWN_PART, matrices
from remit.reports.phrases import plain
from remit.reports.report_csv import cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, BinaryIO

    from remit.audit import Audit, Registry
    from remit.reports.crm_rows import Matrix, Row, Side

NEEDS = ("xlsxwriter", "xlsx")
"""The package that writes it, and the extra that brings it."""

STATUSES = {
    "implemented": "Implemented",
    "partial": "Partially Implemented",
    "planned": "Planned",
    "alternative": "Alternative Implementation",
    "not-applicable": "N/A",
}
ORIGINATIONS = {
    "corporate": "Service Provider Corporate",
    "system": "Service Provider System Specific",
    "hybrid": "Service Provider Hybrid (Corporate and System Specific)",
    "configured": "Configured by Customer (Customer System Specific)",
    "provided": "Provided by Customer (Customer System Specific)",
    "shared": "Shared (Service Provider and Customer Responsibility)",
    "inherited": "Inherited from pre-existing FedRAMP Authorization",
}
"""The columns of the CIS sheet, in the template's order and words. remit says planned, alternative, corporate, system
and hybrid of nothing: only the provider's or the customer's people can."""

CRM_COLUMNS = (
    "Control ID",
    "Can Be Inherited from CSP",
    "Specific Inheritance and Customer Agency/CSP Responsibilities",
)
SYSTEM_COLUMNS = ("CSP", "System Name", "System Identifier", "Impact Level")
MOST_LETTERS = 32_000
"""Excel holds 32,767 characters in a cell: https://support.microsoft.com/office/excel-specifications-and-limits"""
SHEET_NAME = 31
IN_PARTS = ("fedramp", "nist-800-53")
"""Frameworks whose requirements are NIST's controls."""
TEXT_WIDTH = 110
LINE_HEIGHT, HIGHEST = 15.0, 409.0
"""Points; Excel's rows are at most as high as that."""

PROVIDER = "Amazon Web Services"
ABOUT = (
    "CSP is AWS, and the customer is the owner of the system below. The CRM worksheet says of every control whether it "
    "can be inherited from AWS, which service gives what, and what remains; the CIS worksheet says how it stands. "
    "No X under a status means that this audit does not support one: what is unknown or not assessed is not counted as "
    "implemented, and which parts of a control are done is not known where it is done in part. The evidence for "
    "AWS's part is in AWS Artifact; nothing of it is in here."
)


class Book(NamedTuple):
    """A workbook and its three looks."""

    file: Any
    head: Any
    text: Any
    mark: Any


def write(audit: Audit, registry: Registry, out: BinaryIO) -> None:
    """One instructions sheet, then both worksheets for each framework asked for; the sixteen duties when none was.

    `RemitError` where the package that writes it is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ModuleNotFoundError as error:
        raise RemitError(f"this needs {NEEDS[0]}, which is not installed", hint="pip install 'remit[xlsx]'") from error
    found = matrices(audit, registry)
    file = Workbook(out, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    file.set_properties({"title": "CIS and CRM Workbook", "created": audit.started.replace(tzinfo=None)})
    book = Book(
        file,
        file.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#DCE6F1"}),
        file.add_format({"text_wrap": True, "valign": "top", "border": 1}),
        file.add_format({"align": "center", "valign": "top", "border": 1}),
    )
    _instructions(book, audit, found)
    for matrix in found:
        suffix = f" {matrix.label.replace(':', ' ')}" if len(found) > 1 else ""
        _cis(book, f"CIS Worksheet{suffix}"[:SHEET_NAME], matrix)
        _crm(book, f"CRM Worksheet{suffix}"[:SHEET_NAME], matrix)
    file.close()


def _instructions(book: Book, audit: Audit, found: list[Matrix]) -> None:
    """The system, then the whole ledger by state: the counts add up to resources × duties."""
    sheet = book.file.add_worksheet("Instructions")
    sheet.set_column(0, 3, 32)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, "Control Implementation Summary (CIS) and Customer Responsibility Matrix (CRM) Workbook")
    sheet.merge_range(2, 0, 2, 3, "", book.text)
    sheet.write_string(2, 0, ABOUT, book.text)
    sheet.set_row(2, 62)
    for column, name in enumerate(SYSTEM_COLUMNS):
        sheet.write_string(4, column, name, book.head)
    for column, text in enumerate((PROVIDER, system_name(audit), identifier(audit), _levels(found))):
        sheet.write_string(5, column, cell(text), book.text)
    states = dict.fromkeys(STATES, 0)
    for (_, _, state, _), count in audit.counts.items():
        states[state] += count
    resources = len(audit.assessments)
    rows: list[tuple[str, int]] = [*states.items(), (f"Total ({resources} resources × 16 duties)", resources * 16)]
    sheet.write_string(7, 0, "Responsibility ledger", book.head)
    sheet.write_string(7, 1, "Lines", book.head)
    for place, (name, count) in enumerate(rows, 8):
        sheet.write_string(place, 0, name, book.text)
        sheet.write_number(place, 1, count, book.mark)


def system_name(audit: Audit) -> str:
    """What the user named: the targets."""
    return plain(", ".join(audit.targets)) or "not stated"


def identifier(audit: Audit) -> str:
    """The accounts, which is what AWS knows a system by."""
    accounts = {each.resource.account for each in audit.assessments if each.resource.account}
    return plain(", ".join(sorted(accounts))) or "not stated"


def _levels(found: list[Matrix]) -> str:
    """The impact level that a framework is a baseline for."""
    return ", ".join(filter(None, map(level, found))) or "not stated"


def level(matrix: Matrix) -> str:
    """`Moderate` for FedRAMP's moderate baseline or NIST's; empty for what is no baseline."""
    word = matrix.profile or matrix.framework.rpartition("-")[2]
    return word.title() if word in ("low", "moderate", "high") else ""


def _cis(book: Book, name: str, matrix: Matrix) -> None:
    sheet = book.file.add_worksheet(name)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, len(STATUSES) + len(ORIGINATIONS), 14)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.freeze_panes(4, 1)
    sheet.write_string(0, 0, _title(matrix, "Control Implementation Summary (CIS) Worksheet"))
    first, last = 1 + len(STATUSES), len(STATUSES) + len(ORIGINATIONS)
    sheet.merge_range(2, 0, 3, 0, "Control ID", book.head)
    sheet.merge_range(2, 1, 2, len(STATUSES), "Control Implementation Status", book.head)
    sheet.merge_range(2, first, 2, last, "Control Origination", book.head)
    for column, title in enumerate((*STATUSES.values(), *ORIGINATIONS.values()), 1):
        sheet.write_string(3, column, title, book.head)
    sheet.set_row(3, 78)
    for place, row in enumerate(in_parts(matrix), 4):
        sheet.write_string(place, 0, cell(row.id), book.text)
        for column, word in enumerate((*STATUSES, *ORIGINATIONS), 1):
            if word in (row.status, row.origination):
                sheet.write_string(place, column, "X", book.mark)
            else:
                sheet.write_blank(place, column, None, book.mark)


def _crm(book: Book, name: str, matrix: Matrix) -> None:
    sheet = book.file.add_worksheet(name)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 14)
    sheet.set_column(2, 2, TEXT_WIDTH)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.freeze_panes(3, 0)
    sheet.write_string(0, 0, _title(matrix, "Customer Responsibility Matrix (CRM) Worksheet"))
    for column, title in enumerate(CRM_COLUMNS):
        sheet.write_string(2, column, title, book.head)
    sheet.set_row(2, 3 * LINE_HEIGHT)
    for place, row in enumerate(in_parts(matrix), 3):
        text = responsibilities(row)
        for column, each in enumerate((cell(row.id), row.inheritable, text)):
            sheet.write_string(place, column, each, book.text)
        sheet.set_row(place, height(text))


def in_parts(matrix: Matrix) -> Iterator[Row]:
    """A row for each part of a control of NIST's, as the template has them (`AC-2(a)`).

    An audit is of the control as a whole. When that is only partly implemented, which of its parts are is not known:
    none has a status then.
    """
    for row in matrix.rows:
        parts = parts_of(row.id) if matrix.framework.startswith(IN_PARTS) else (row.id,)
        status = "" if len(parts) > 1 and row.status == "partial" else row.status
        yield from (row._replace(id=part, status=status) for part in parts)


def height(text: str) -> float:
    """Points that a row needs to show its text: no program fits rows that another one wrote."""
    lines = sum(1 + len(line) // TEXT_WIDTH for line in text.split("\n"))
    return min(lines * LINE_HEIGHT, HIGHEST)


def _title(matrix: Matrix, what: str) -> str:
    name = f"FedRAMP {level(matrix)}" if matrix.framework.startswith("fedramp") else matrix.title
    return f"{name} {what}"


def responsibilities(row: Row) -> str:
    """The third column: blank for what is inherited as a whole, as the template asks; `<service>:` before each text."""
    if row.inheritable == "Yes":
        return ""
    lines = [f"{row.title[:1].upper()}{row.title[1:]}."]
    if row.inheritable == "Partial":
        lines += _told("Inherited from AWS", row.aws) or [f"Inherited from AWS: {OWN_PART}"]
    else:
        lines.append("Cannot be inherited: it is the customer's own to do.")
    lines += _told("Customer responsibility", row.yours)
    lines.append(f"In this estate: {row.reason}.")
    text = "\n".join(map(cell, lines))
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]}… (cut: the JSON report has all of it)"


def _told(head: str, sides: Iterable[Side]) -> list[str]:
    lines = [f"{side.service}: {side.text}" for side in sides]
    return [f"{head}:", *dict.fromkeys(lines)] if lines else []
