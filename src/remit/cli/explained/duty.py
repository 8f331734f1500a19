"""A duty: one of the sixteen of a resource, or one of the account as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit import catalogue
from remit.cli.explained.topic import Links, Rows, Text, Topic
from remit.model import DUTIES

if TYPE_CHECKING:
    from remit.audit import Registry
    from remit.catalogue import DutyInfo


def explain(name: str, registry: Registry) -> Topic | None:
    """None for what is no duty."""
    if name in DUTIES:
        return _duty(next(each for each in catalogue.duties() if each.id == name), registry)
    return _account(name)


def _duty(duty: DutyInfo, registry: Registry) -> Topic:
    checks = [check for check in registry if check.duty == duty.id]
    parts: list[Text | Rows | Links] = [Text("AWS", duty.aws), Text("You", duty.customer)]
    if duty.evidence:
        rows = tuple((each.title, f"{each.document}; {each.where}") for each in duty.evidence)
        parts.append(Rows("What proves AWS's part", rows))
    if checks:
        parts.append(Rows("Checks", tuple((check.id, check.title) for check in checks)))
    if duty.nist:
        parts.append(Text("Families of NIST SP 800-53", ", ".join(duty.nist)))
    parts.append(Links("", (duty.source,)))
    record = {"duty": duty.id, "title": duty.title, "half": duty.half, "aws": duty.aws, "customer": duty.customer}
    record |= {"source": duty.source}
    more = {"checks": [check.id for check in checks], "evidence": [each.id for each in duty.evidence]}
    return Topic(duty.title, f" ({duty.id}): security {duty.half}", tuple(parts), record | more)


def _account(name: str) -> Topic | None:
    duty = next((each for each in catalogue.account_duties() if each.id == name), None)
    if duty is None:
        return None
    parts = (
        Text("AWS", duty.aws),
        Text("You", duty.customer),
        Text("What remit shows of it", duty.shows),
        Links("", (duty.source,)),
    )
    record = {"duty": duty.id, "title": duty.title, "owner": duty.owner, "aws": duty.aws, "customer": duty.customer}
    return Topic(duty.title, f" ({duty.id}): a duty of the account", parts, record | {"source": duty.source})
