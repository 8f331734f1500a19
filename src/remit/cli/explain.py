"""`remit explain`: what a word means here. A duty, a resource type, a check, or another tool's id."""

from __future__ import annotations

import json
import sys
import textwrap
from typing import TYPE_CHECKING

from remit import audit as auditing
from remit import catalogue, schema
from remit.audit.page import page
from remit.model import DUTIES, RemitError

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from remit.audit import Check, Registry

WIDTH = 80
EPILOG = """\
examples:
  remit explain AWS::RDS::DBInstance
  remit explain AWS::RDS::DBInstance --with Engine=custom-oracle-ee
  remit explain guest-os
  remit explain rds.unencrypted-storage
  remit explain CKV_AWS_16
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """The word, and for a type the settings to try."""
    parser.epilog = EPILOG
    parser.add_argument("word", help="a type, a duty, a check, or any tool's id of one")
    parser.add_argument(
        "--with",
        dest="settings",
        action="append",
        default=[],
        metavar="PROPERTY=VALUE",
        help="for a type: with this setting",
    )
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(options: argparse.Namespace) -> int:
    """Explain the word, or say what comes near it."""
    word: str = options.word
    if word in DUTIES:
        return _duty(word, as_json=options.json)
    if "::" in word:
        return _type(word, _settings(options.settings), as_json=options.json)
    registry = auditing.load()
    found = registry.named(word) or ([known] if (known := registry.get(word)) else [])
    if not found:
        message = f"{word} is neither a type, a duty, nor the id of a check"
        near = _near(word, registry)
        raise RemitError(
            message, hint=f"did you mean {', '.join(near)}?" if near else "`remit checks` lists the checks"
        )
    for check in found:
        _check(check, as_json=options.json)
    return 0


def _settings(pairs: list[str]) -> dict[str, Any]:
    """`Engine=custom-oracle-ee` as a property path and a value, which the schema makes true to type."""
    values: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            message = f"{pair} is not PROPERTY=VALUE"
            raise RemitError(message, hint="for example --with Engine=custom-oracle-ee")
        values[name] = value
    return values


def _type(name: str, settings: dict[str, Any], *, as_json: bool) -> int:
    if schema.describe(name) is None:
        message = f"there is no resource type {name}"
        near = list(schema.suggest(name))[:3]
        raise RemitError(
            message, hint=f"did you mean {', '.join(near)}?" if near else "see the CloudFormation registry"
        )
    told = catalogue.explain(name, settings)
    if as_json:
        print(json.dumps(told.record(), indent=1))
        return 0
    checks = auditing.load().for_type(name)
    print(f"{name}  {told.service}\n")
    for duty in reversed(DUTIES):
        owner = told.duties[duty]
        print(f"  {duty:<24}{owner.owner:<15}{_shortened(owner.because, 39)}")
        for each in checks:
            if each.duty == duty:
                print(f"  {'':<24}{'':<15}· {each.id}")
    if told.movers:
        print("\nWhat moves the line:")
        for mover in told.movers:
            print(textwrap.fill(f"{mover.when}: {mover.because}", WIDTH, initial_indent="  ", subsequent_indent="    "))
    sources = dict.fromkeys(owner.source for owner in told.duties.values() if owner.source)
    print("\nSources:", *sources, sep="\n  ")
    return 0


def _duty(name: str, *, as_json: bool) -> int:
    duty = next(each for each in catalogue.duties() if each.id == name)
    checks = [check for check in auditing.load() if check.duty == name]
    if as_json:
        record = {"duty": duty.id, "title": duty.title, "half": duty.half, "aws": duty.aws, "customer": duty.customer}
        print(json.dumps(record | {"source": duty.source, "checks": [check.id for check in checks]}, indent=1))
        return 0
    print(f"{duty.title} ({duty.id}): security {duty.half}\n")
    for who, what in (("AWS", duty.aws), ("You", duty.customer)):
        print(textwrap.fill(f"{who}: {what}", WIDTH, initial_indent="  ", subsequent_indent="  "))
    print(f"\n  {duty.source}")
    if checks:
        print("\nChecks:")
        for check in checks:
            print(f"  {check.id:<42}{_shortened(check.title, 36)}")
    return 0


def _check(check: Check, *, as_json: bool) -> None:
    told = page(check)
    also = [name for member in check.members for name in member.also]
    if as_json:
        record = {"check": check.id, "title": told.title, "why": told.why, "fix": told.fix, "links": list(told.links)}
        facts = {"types": list(check.types), "duty": check.duty, "severity": check.severity, "also": also}
        print(json.dumps(record | facts | {"controls": list(check.controls)}, indent=1))
        return
    print(f"{told.title}\n{check.id}: {check.severity}, {check.duty}, {', '.join(check.types)}\n")
    for name, text in (("Why", told.why), ("Fix", told.fix), ("Note", told.note)):
        if text:
            print(textwrap.fill(f"{name}: {text}", WIDTH, break_on_hyphens=False) + "\n")
    for label, values in (("Also known as", also), ("NIST SP 800-53 r5", check.controls)):
        if values:
            print(textwrap.fill(f"{label}: {', '.join(dict.fromkeys(values))}", WIDTH, break_on_hyphens=False))
    print("\n" + "\n".join(told.links))
    sys.stdout.write("\n")


def _shortened(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def _near(word: str, registry: Registry) -> list[str]:
    from difflib import get_close_matches

    names = [*DUTIES, *(name for check in registry for name in check.ids())]
    return get_close_matches(word, names, 3, 0.6)
