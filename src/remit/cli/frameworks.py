"""`remit frameworks`: what can be scanned against, and whose each requirement is."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from typing import TYPE_CHECKING

from remit.catalogue import frameworks

if TYPE_CHECKING:
    import argparse

    from remit.catalogue.frameworks import Control, Framework

WIDTH = 80
INDENT = 4
EPILOG = """\
examples:
  remit frameworks
  remit frameworks nist-800-53-r5:moderate
  remit frameworks cis-aws-5.0 --json
  remit scan . --framework cis-aws-5.0

Topics are remit's own words; a framework's text is its publisher's.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """A framework, or none for the list."""
    parser.epilog = EPILOG
    parser.add_argument(
        "framework", nargs="?", metavar="NAME", help="its requirements; a profile follows a colon (NAME:moderate)"
    )
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(options: argparse.Namespace) -> int:
    """The list, or one framework."""
    if options.framework:
        chosen = frameworks.framework(options.framework)
        _print_json(record(chosen)) if options.json else _tell(chosen)
        return 0
    found = [frameworks.framework(name) for name in frameworks.names()]
    if options.json:
        _print_json([head(each) for each in found])
        return 0
    for each in found:
        print(f"{each.id:<29}{len(each.controls):>4}  {each.title}")
        if each.profiles:
            print(f"{'':<35}profiles: {', '.join(each.profiles)}")
    print(f"{len(found)} frameworks")
    return 0


def head(framework: Framework) -> dict[str, object]:
    """A framework without its requirements."""
    owners = Counter(each.owner for each in framework.controls.values())
    return {
        "framework": framework.id,
        "title": framework.title,
        "source": framework.source,
        "profile": framework.profile or None,
        "profiles": list(framework.profiles),
        "requirements": len(framework.controls),
        "owners": {owner: owners[owner] for owner in frameworks.OWNERS},
    }


def record(framework: Framework) -> dict[str, object]:
    """A framework with its requirements."""
    controls = [
        {
            "id": each.id,
            "topic": each.topic,
            "owner": each.owner,
            "certainty": each.certainty,
            "source": each.source,
            "answers": list(each.answers),
            "whole": each.whole,
            "note": each.note or None,
        }
        for each in framework.controls.values()
    ]
    return head(framework) | {"controls": controls}


def _tell(framework: Framework) -> None:
    print(f"{framework.title} ({framework.label})\n{framework.source}\n")
    for each in framework.controls.values():
        _tell_control(each)
    owners = Counter(each.owner for each in framework.controls.values())
    told = ", ".join(f"{owners[owner]} {owner}" for owner in frameworks.OWNERS if owners[owner])
    print(f"\n{len(framework.controls)} requirements: {told}.")


def _tell_control(control: Control) -> None:
    mark = "" if control.certainty == "stated" else f" ({control.certainty})"
    print(f"{control.id}  {control.owner}{mark}")
    more = f"; {control.note}" if control.note else ""
    space = " " * INDENT
    print(textwrap.fill(control.topic + more, WIDTH, initial_indent=space, subsequent_indent=space))


def _print_json(value: object) -> None:
    print(json.dumps(value, indent=1))
