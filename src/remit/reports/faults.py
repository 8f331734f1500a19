"""What to fix first: failures by check, most urgent first, and of one fault only once however many checks it fails.

A fault is one statement of a policy, one rule of a security group, or one property that fails for one reason.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from remit.audit.effect import WITHOUT_EFFECT, urgency
from remit.audit.page import first_sentence, page

if TYPE_CHECKING:
    from remit.audit import Audit, Registry
    from remit.model import Finding, Resource

ITEM = re.compile(r".*\b(?:Statement|SecurityGroupIngress|SecurityGroupEgress)\[\d+\]")
"""A statement or a rule: one that is too wide fails several checks for several reasons, and is mended once."""

MOST_REASONS = 2
EFFECTS = {WITHOUT_EFFECT: "; as things stand it has no effect"}


class Group:
    """The failures of one check, or of the members of one family: one title and one fix, and equally urgent."""

    def __init__(self, findings: list[Finding]) -> None:
        """At least one finding."""
        self.findings = findings

    @property
    def check(self) -> str:
        """The check, with its member when it is one."""
        check = self.findings[0].check
        return check if len({each.check for each in self.findings}) == 1 else check.partition(":")[0]

    @property
    def reason(self) -> str:
        """Why they fail, the first reasons of several; names of the estate may be in it."""
        reasons = dict.fromkeys(each.reason for each in self.findings if each.reason)
        more = ", and more" if len(reasons) > MOST_REASONS else ""
        told = "; ".join(islice(reasons, MOST_REASONS)) + more
        return told and told + EFFECTS.get(self.findings[0].effect, "")

    def fix(self, registry: Registry) -> str:
        """The first sentence of how to fix it."""
        check = registry.get(self.findings[0].check)
        return first_sentence(page(check).fix) if check else ""

    def in_terraform(self, registry: Registry) -> str:
        """What to set in Terraform, where that is what declares them; pages speak in CloudFormation's words."""
        check = registry.get(self.findings[0].check)
        if check is None or not self.findings[0].resource.address:
            return ""
        from remit.audit.coverage import coverage

        found = coverage(check)
        return ", ".join(found.in_terraform()) if found.attributes else ""

    @cached_property
    def by_resource(self) -> dict[str, list[Finding]]:
        """The failures by the key of their resource."""
        found: dict[str, list[Finding]] = {}
        for each in self.findings:
            found.setdefault(each.resource.key, []).append(each)
        return found

    @cached_property
    def places(self) -> frozenset[object]:
        """What has to be mended; holds None when that is not told of one of them."""
        return frozenset(map(_place, self.findings))

    def is_of(self, lead: Group) -> bool:
        """Whether mending what fails `lead` mends all of this. Places are looked for only where that may be."""
        if not self.by_resource.keys() <= lead.by_resource.keys():
            return False
        key = self.findings[0].resource.key
        first = [set(map(_place, group.by_resource[key])) for group in (self, lead)]
        return None not in first[0] and first[0] <= first[1] and None not in self.places and self.places <= lead.places


class Fault:
    """Failures of one check, and of others that the same fault fails."""

    def __init__(self, lead: Group) -> None:
        """The most urgent of them leads."""
        self.lead = lead
        self.others: list[Group] = []

    def told(self) -> list[str]:
        """The other checks, a family once; of one that only some of the places fail, how many those are."""
        families: dict[str, list[Group]] = {}
        for each in self.others:
            families.setdefault(each.check.partition(":")[0], []).append(each)
        return [_told(name, groups, len(self.lead.places)) for name, groups in families.items()]


def _told(family: str, groups: list[Group], here: int) -> str:
    name = groups[0].check if len(groups) == 1 else family
    places = frozenset[object]().union(*(each.places for each in groups))
    return name if len(places) == here else f"{name} ({len(places)} of {here})"


def faults(audit: Audit) -> list[Fault]:
    """All failures, most urgent first, then those that hit most resources; with a baseline what is new comes first."""
    by_check: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in audit.failures():
        key = (finding.check.partition(":")[0], finding.severity, finding.effect)
        by_check.setdefault(key, []).append(finding)
    ranked = sorted(by_check.values(), key=lambda group: (urgency(group[0]), -len(group), group[0].check))
    if audit.comparison:
        is_new = audit.comparison.is_new
        for group in ranked:
            group.sort(key=is_new, reverse=True)
        ranked.sort(key=lambda group: is_new(group[0]), reverse=True)
    found: list[Fault] = []
    for each in map(Group, ranked):
        fault = next((fault for fault in found if each.is_of(fault.lead)), None)
        if fault is None:
            found.append(Fault(each))
        else:
            fault.others.append(each)
    return found


def name_of(resource: Resource) -> str:
    """What a person calls a resource; a name from the estate."""
    return str(resource.address or resource.name or resource.id)


def _place(finding: Finding) -> object:
    item = ITEM.match(finding.property)
    if item:
        return finding.resource.key, item[0]
    return (finding.resource.key, finding.property, finding.reason) if finding.property and finding.reason else None
