"""What the site tells about a check, gathered once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from remit import catalogue
from remit.audit.coverage import coverage
from remit.audit.page import page
from tests.checks.terraform_examples.cases import cases  # the examples are tests first

if TYPE_CHECKING:
    from remit.audit import Check


class Sample(NamedTuple):
    """One example: its verdict and title, the fragment of a template, and the same as Terraform where there is one."""

    verdict: str
    member: str
    title: str
    template: str
    terraform: str


class Entry(NamedTuple):
    """One check."""

    id: str
    title: str
    severity: str
    duty: str
    services: tuple[str, ...]
    types: tuple[str, ...]
    why: str
    fix: str
    note: str
    links: tuple[str, ...]
    members: tuple[tuple[str, str, tuple[str, ...]], ...]
    also: tuple[str, ...]
    controls: tuple[str, ...]
    reads: tuple[str, ...]
    attributes: tuple[str, ...]
    samples: tuple[Sample, ...]


def entry(check: Check) -> Entry:
    """Imports the check's module, and reads its examples in both languages."""
    told, shown = page(check), coverage(check)
    return Entry(
        check.id,
        told.title,
        check.severity,
        check.duty,
        tuple(dict.fromkeys(map(_service, check.types))),
        check.types,
        capital(told.why),
        capital(told.fix),
        capital(told.note),
        told.links,
        tuple((each.name, each.severity, each.also) for each in check.members if each.name),
        tuple(dict.fromkeys(name for each in check.members for name in each.also)),
        check.controls,
        tuple(each.partition(" (")[0] for each in shown.told()),
        shown.attributes or shown.terraform,
        samples(check),
    )


def capital(text: str) -> str:
    """A paragraph as one that begins a page, not one behind a label."""
    return text[:1].upper() + text[1:]


def samples(check: Check) -> tuple[Sample, ...]:
    """The examples in the order of the check, each beside the same as Terraform."""
    terraform = {(each.verdict, each.title): each.text for each in cases(check)}
    found = []
    for part in re.split(r"^---$", check.load().EXAMPLES, flags=re.MULTILINE):
        heading, _, body = part.strip().partition("\n")
        verdict, _, title = heading.removeprefix("#").strip().partition(": ")
        name, _, member = verdict.partition("[")
        code = terraform.get((name, title.strip()), "")
        found.append(Sample(name, member.rstrip("]"), title, body, re.sub(r"\A# .*\n", "", code)))
    return tuple(found)


def _service(type_name: str) -> str:
    """AWS's name of the service of a type."""
    service = catalogue.service_of(type_name)
    return service.title if service is not None else type_name.split("::")[1]
