"""CSV for spreadsheets: a row for each finding, every verdict.

RFC 4180: https://www.rfc-editor.org/rfc/rfc4180; no cell is taken for a formula:
https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from remit.reports.fingerprints import fingerprint
from remit.reports.phrases import outcome, plain

if TYPE_CHECKING:
    from typing import TextIO

    from remit.audit import Audit, Registry
    from remit.model import Finding

COLUMNS = (
    "outcome",
    "severity",
    "check",
    "title",
    "reason",
    "duty",
    "type",
    "resource",
    "address",
    "name",
    "account",
    "region",
    "arn",
    "conditional",
    "file",
    "line",
    "detail",
    "property",
    "declared_by",
    "waiver_owner",
    "waiver_reason",
    "waiver_expires",
    "also",
    "key",
    "fingerprint",
)
"""The heading. Within one major version columns are only added, at the end."""

SIGNS = "=+-@＝＋－＠"  # noqa: RUF001 — full-width ones begin a formula in some locales
FORMULA = re.compile(rf'(^|[;,]"*)(?=[{re.escape(SIGNS)}])')
"""Where a formula may begin: at the start of a cell, or behind what another locale takes for the end of one."""


def write(audit: Audit, _: Registry, out: TextIO) -> None:
    """`outcome` is the verdict, or `waived`; `also` is separated by spaces."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_row, audit.findings))


def _row(finding: Finding) -> list[str]:
    resource, where, satellite, waiver = finding.resource, finding.location, finding.declared_by, finding.waiver
    cells = (
        outcome(finding),
        finding.severity,
        finding.check,
        finding.title,
        finding.reason,
        finding.duty,
        resource.type,
        resource.id,
        resource.address,
        resource.name,
        resource.account,
        resource.region,
        resource.arn,
        "yes" if resource.conditional else "no",
        where.file,
        str(where.line or ""),
        where.detail,
        finding.property,
        f"{satellite.type} {satellite.id}" if satellite else "",
        waiver.owner if waiver else "",
        waiver.reason if waiver else "",
        waiver.expires if waiver else "",
        " ".join(finding.also),
        resource.key,
        fingerprint(finding),
    )
    return [cell(each) for each in cells]


def cell(text: str | None) -> str:
    """A text as a cell: printable, and never a formula; an apostrophe tells a spreadsheet that it is text."""
    if not text:
        return ""
    shown = plain(text)
    if shown[0] in SIGNS or ";" in shown or "," in shown:  # most texts are none of it, and are spared the search
        return FORMULA.sub(r"\1'", shown)
    return shown
