"""A check: its page, where it looks, and who else asks the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.audit.coverage import coverage
from remit.audit.page import page
from remit.cli.explained.topic import Links, Text, Topic

if TYPE_CHECKING:
    from remit.audit import Check


def explain(check: Check) -> Topic:
    """Imports the check's module, and reads its examples."""
    told, reads = page(check), coverage(check)
    also = list(dict.fromkeys(name for member in check.members for name in member.also))
    parts: list[Text | Links] = [
        Text("", f"{check.id}: {check.severity}, {check.duty}, {', '.join(check.types)}"),
        *(
            Text(name, text)
            for name, text in (
                ("Why", told.why),
                ("Fix", told.fix),
                ("Note", told.note),
                ("Members", ", ".join(each.name for each in check.members if each.name)),
                ("Reads", ", ".join(reads.told())),
                ("Also known as", ", ".join(also)),
                ("NIST SP 800-53 r5", ", ".join(check.controls)),
            )
            if text
        ),
        Links("", told.links),
    ]
    record = {"check": check.id, "title": told.title, "why": told.why, "fix": told.fix, "links": list(told.links)}
    facts = {"types": list(check.types), "duty": check.duty, "severity": check.severity, "also": also}
    return Topic(
        told.title, "", tuple(parts), record | facts | {"controls": list(check.controls), "reads": reads.record()}
    )
