"""Audits made by hand, for the tests of reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit import audit as auditing
from remit.model import Location, MemoryInventory, Note, Reference, Result, Satellite, Undetermined, failed, resource_of
from tests.audit.made import attestation, registry, resource, row, settings, waiver

if TYPE_CHECKING:
    from remit.audit import Audit, Registry
    from remit.model import Resource

TYPES = ("AWS::S3::Bucket", "AWS::RDS::DBInstance", "AWS::EC2::Instance")
HOSTILE = (
    "<script>document.title='owned'</script>",
    "</script><img src=x onerror=\"document.title='owned'\">",
    "\x1b[31mred\x1b]0;title\x07\x9b2J",
    '=HYPERLINK("http://example.invalid","a")',
    "line\u2028separator\u2029and\nbreak\r",
    "lone \ud800 surrogate \udc9b",
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "' onmouseover=alert(1) x='\"&amp;&#x3c;",
    "right\u202eto left\u200b\x00\x7f",
)
"""Names that mean something to a browser, a terminal, a spreadsheet, a template engine, or a text decoder."""


def by_number(properties: Any, member: dict[str, Any]) -> Result:
    """A check whose verdict goes round with the number of the resource; the reason repeats the resource's id."""
    subject = resource_of(properties)
    turn = (subject.tags.get("number", 0) + member["turn"]) % 5
    if turn == 0:
        return failed(f"{subject.id} is open", at=properties.Rules)
    if turn == 1:
        raise Undetermined(f"{subject.id} has no value")
    if turn == 2:
        raise RuntimeError(subject.id)
    return Result("pass" if turn == 3 else "not-applicable", "")


def checks(count: int = 3) -> Registry:
    """Families of checks over all customer duties and severities."""
    duties = ("transit-encryption", "logging-monitoring", "backup-recovery", "identity-access", "guest-os")
    severities = ("critical", "high", "medium", "low", "info")
    return registry(
        *(
            row(
                by_number,
                id=f"test.family-{number}",
                title=f"Family {number} is right.",
                types=TYPES,
                duty=duties[number % 5],
                severity=severities[number % 5],
                members=[
                    {
                        "name": f"m{number}",
                        "also": [f"T.{number}"],
                        "severity": severities[number % 5],
                        "data": {"turn": number},
                    }
                ],
            )
            for number in range(count)
        )
    )


def subject(number: int, name: str) -> Resource:
    """One resource in a file, each third one live, each pointing to the one before."""
    where = (
        Location("dir/t e.yaml" if name.startswith("R") else name, number + 1, 3)
        if number % 3
        else Location(detail="s3:ListBuckets")
    )
    properties: dict[str, Any] = {"Rules": {"Port": number}}
    if number:
        properties["Before"] = Reference(f"t.yaml#{number - 1}")
    found = resource(
        name,
        TYPES[number % 3],
        properties,
        key=f"t.yaml#{number}",
        tags={"number": number},
        location=where,
        arn=None if number % 3 else f"arn:aws:s3:::{name}",
        region="eu-west-1",
        account="123456789012",
    )
    found.satellites.append(Satellite("AWS::S3::BucketPolicy", name, f"t.yaml#{name}", ("Rules",), where))
    return found


def audit_of(names: list[str], registry: Registry | None = None, **chosen: Any) -> tuple[Audit, Registry]:
    """An audit of a resource for each name, with waivers, attestations and notes unless `chosen` has other settings."""
    estate = MemoryInventory([subject(number, name) for number, name in enumerate(names)])
    estate.notes += [
        Note(f"{name} was refused", level=level, location=Location(name, 3), hint=name, action="s3:ListBucket")
        for name, level in zip(names[:9], ("info", "warning", "error") * 3, strict=False)
    ]
    chosen = chosen or {
        "waiver": [waiver("t.0", "t.yaml#5")],
        "attestation": [attestation("application")],
    }
    registry = registry or checks()
    return auditing.run(estate, registry, settings=settings(**chosen), targets=tuple(names[:2])), registry


def ordinary(count: int = 12) -> tuple[Audit, Registry]:
    """An audit of resources with everyday names."""
    return audit_of([f"Resource{number}" for number in range(count)])
