"""A requirement of a framework: whose it is, how that is known, and what answers it here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.catalogue import frameworks, not_ported
from remit.cli.explained.topic import Links, Rows, Text, Topic
from remit.model import DUTIES

if TYPE_CHECKING:
    from remit.audit import Check, Registry
    from remit.catalogue.frameworks import Control, Framework

OWNERS = {
    "inherited": "AWS carries it for what stands in its facilities",
    "shared": "AWS and you carry it together",
    "customer": "it is yours",
}
CERTAINTIES = {
    "stated": "the source says so for this very requirement",
    "carried": "said of an earlier edition, and carried over",
    "derived": "concluded from a broader statement of AWS: have it confirmed",
}


def explain(word: str, registry: Registry) -> Topic | None:
    """`FRAMEWORK:ID`, or a control of NIST SP 800-53 alone, or a name that checks use; None for what is neither.

    `RemitError`, with the nearest, for an id that the framework does not have.
    """
    framework, colon, name = word.partition(":")
    if colon and framework.casefold() in frameworks.names():
        framework = framework.casefold()
    elif frameworks.NIST_CONTROL.fullmatch(word.upper()):
        framework, name = frameworks.NIST, word.upper()
    else:
        return _named(word, registry)
    return _topic(frameworks.framework(framework), frameworks.control(f"{framework}:{name}"), registry)


def _named(word: str, registry: Registry) -> Topic | None:
    """The control that checks would call by this name, as in `CIS-6.0:2.1` or `IAM.3`."""
    if "." not in word:
        return None  # every such name has one, and reading the frameworks costs more than the rest
    for framework in map(frameworks.framework, frameworks.names()):
        for control in framework.controls.values():
            if framework.named_by == "also" and control.name.casefold() == word.casefold():
                return _topic(framework, control, registry)
    return None


def _topic(framework: Framework, control: Control, registry: Registry) -> Topic:
    checks = _answering(framework, control, registry)
    duties = [each for each in control.answers if each in DUTIES]
    parts: list[Text | Rows | Links] = [
        Text("", f"{control.topic[:1].upper()}{control.topic[1:]}."),
        Text("Whose", OWNERS[control.owner]),
        Text("How that is known", CERTAINTIES[control.certainty]),
    ]
    if control.note:
        parts.append(Text("Note", control.note))
    if duties:
        parts.append(Text("Duties that answer it", ", ".join(duties)))
    if checks:
        parts.append(Rows("Checks that answer it", tuple((each.id, each.title) for each in checks)))
    why_not = next(filter(None, map(not_ported.find, (control.name, *control.answers))), None)
    if why_not:
        parts.append(Text("Why no check asks it", why_not.reason))
    settled = control.whole and bool(checks or duties)
    left = "nothing: these settle it" if settled else "somebody has to attest what no check sees (remit attest)"
    parts += [Text("What is left", left), Links("", tuple(dict.fromkeys((control.source, framework.source))))]
    record = {
        "control": control.id,
        "framework": framework.id,
        "topic": control.topic,
        "owner": control.owner,
        "certainty": control.certainty,
        "source": control.source,
        "answers": list(control.answers),
        "whole": control.whole,
        "note": control.note or None,
        "duties": duties,
        "checks": [each.id for each in checks],
        "not-ported": why_not.reason if why_not else None,
    }
    return Topic(control.id, f"  {framework.title}", tuple(parts), record)


def _answering(framework: Framework, control: Control, registry: Registry) -> list[Check]:
    """The checks that carry its name, and those that its answers name."""
    wanted = {each for each in control.answers if each not in DUTIES}
    carried = {each for each in wanted if frameworks.NIST_CONTROL.fullmatch(each)}
    named = {each.casefold() for each in wanted - carried}
    if control.name and framework.named_by == "controls":
        carried.add(control.name)
    elif control.name:
        named.add(control.name.casefold())
    return [
        check
        for check in registry
        if carried.intersection(check.controls) or named.intersection(name.casefold() for name in check.ids())
    ]
