"""`remit explain`: what a word means: a type, a service, a duty, a check, another tool's id, a control, a mover."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from remit import audit as auditing
from remit.model import DUTIES, RemitError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from typing import Any

    from remit.audit import Registry
    from remit.cli.explained.topic import Topic

FORMATS = ("text", "json", "markdown", "svg")
ENDINGS = {".txt": "text", ".json": "json", ".md": "markdown", ".svg": "svg"}
EPILOG = """\
examples:
  remit explain AWS::RDS::DBInstance
  remit explain AWS::RDS::DBInstance --with Engine=custom-oracle-ee
  remit explain AWS::RDS::DBInstance -o stack.svg
  remit explain aws_db_instance           a type in Terraform's words
  remit explain rds                       a service
  remit explain guest-os                  a duty
  remit explain rds.unencrypted-storage   a check
  remit explain CKV_AWS_16                another tool's id of one
  remit explain CKV_AWS_170               why no check asks that
  remit explain AC-2                      a control of NIST SP 800-53
  remit explain cis-aws-5.0:2.1.1         a requirement of a framework
  remit explain rds-custom-oracle         a setting that moves the line
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """The word, for a type the settings to try, and the form of the answer."""
    parser.epilog = EPILOG
    parser.add_argument("word", help="a type, a service, a duty, a check, any tool's id of one, a control, a mover")
    parser.add_argument(
        "--with",
        dest="settings",
        action="append",
        default=[],
        metavar="PROPERTY=VALUE",
        help="for a type: with this setting",
    )
    parser.add_argument("--json", action="store_const", const="json", dest="format", help="as JSON")
    parser.add_argument("--format", choices=FORMATS, help="svg draws the stack of a type (default: text)")
    parser.add_argument(
        "-o", "--output", action="append", default=[], metavar="FILE", help="into a file: .md, .json, .svg, .txt"
    )


def run(options: argparse.Namespace) -> int:
    """Explain the word, or say what comes near it."""
    endings = [_ending(path) for path in options.output]
    topics = _topics(options.word, _settings(options.settings))
    for path, form in zip(options.output, endings, strict=True):
        Path(path).write_text(_shown(topics, form), encoding="utf-8", errors="backslashreplace")
        print(f"remit: wrote {path}", file=sys.stderr)
    if options.format or not options.output:
        sys.stdout.write(_shown(topics, options.format or "text"))
    return 0


def _ending(path: str) -> str:
    form = ENDINGS.get(Path(path).suffix.lower())
    if form is None:
        raise RemitError(f"the ending of {path} names no format", hint=f"use {', '.join(ENDINGS)}")
    return form


def _shown(topics: list[Topic], form: str) -> str:
    """The topics in one format; several only where several checks have the same id elsewhere."""
    if form == "json":
        records = [each.record for each in topics]
        return json.dumps(records if len(records) > 1 else records[0], indent=1) + "\n"
    if form == "svg":
        if topics[0].picture is None:
            raise RemitError("only a resource type has a stack to draw", hint="as in AWS::RDS::DBInstance")
        return topics[0].picture()
    from remit.cli.explained import rendering

    tell = rendering.markdown if form == "markdown" else rendering.text
    return "\n".join(map(tell, topics))


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


def _topics(word: str, settings: dict[str, Any]) -> list[Topic]:
    """What the word means: first what costs least to look up. `RemitError` when it means nothing."""
    registry = auditing.load()
    if word.startswith(("aws_", "awscc_")):
        word = _registry_type(word) or word
    if "::" in word and word.count("::") > 1:
        from remit.cli.explained import resource_type

        return [resource_type.explain(word, settings, registry)]
    if settings:
        raise RemitError(f"--with goes with a resource type, which {word} is not", hint="as in AWS::RDS::DBInstance")
    for look in (_duty, _checks, _control, _not_ported, _service, _mover):
        found = look(word, registry)
        if found:
            return found
    raise _unknown(word, registry)


def _duty(word: str, registry: Registry) -> list[Topic]:
    from remit.cli.explained import duty

    found = duty.explain(word, registry)
    return [found] if found else []


def _checks(word: str, registry: Registry) -> list[Topic]:
    found = registry.named(word) or ([known] if (known := registry.get(word)) else [])
    if not found:
        return []
    from remit.cli.explained import check

    return [check.explain(each) for each in found]


def _control(word: str, registry: Registry) -> list[Topic]:
    from remit.cli.explained import control

    found = control.explain(word, registry)
    return [found] if found else []


def _not_ported(word: str, registry: Registry) -> list[Topic]:
    from remit.cli.explained import not_ported

    found = not_ported.explain(word, registry)
    return [found] if found else []


def _service(word: str, registry: Registry) -> list[Topic]:
    from remit.cli.explained import service

    found = service.find(word)
    return [service.explain(found, registry)] if found else []


def _mover(word: str, _: Registry) -> list[Topic]:
    from remit.cli.explained import mover

    found = mover.explain(word)
    return [found] if found else []


def _registry_type(word: str) -> str | None:
    """The registry type that a Terraform type is, or configures; None when it is none, or a check's id."""
    from remit.sources import terraform

    found = terraform.registry_type(word)
    if found is not None:
        print(f"remit: in CloudFormation's words {word} is {found}", file=sys.stderr)
    return found


def _unknown(word: str, registry: Registry) -> RemitError:
    """The refusal of a word, with what comes near it."""
    message = f"{word} is no type, service, duty, check, control or mover"
    near = _near(word, registry)
    hint = f"did you mean {', '.join(near)}?" if near else "`remit checks` lists the checks"
    return RemitError(message, hint=hint)


def _near(word: str, registry: Registry) -> list[str]:
    """The nearest words of all kinds, the same letters in another case before all others."""
    from difflib import get_close_matches

    from remit import catalogue, schema
    from remit.catalogue import shelf

    kinds: list[Callable[[], list[str]]] = [
        lambda: [*DUTIES, *(each.id for each in catalogue.account_duties())],
        lambda: [name for check in registry for name in check.ids()],
        lambda: list(shelf.services()),
        lambda: [each.id for each in catalogue.movers()],
    ]
    by_lower = {name.lower(): name for kind in reversed(kinds) for name in kind()}
    found = [by_lower[name] for name in get_close_matches(word.lower()[:200], by_lower, 3, 0.6)]
    return found or (list(schema.suggest(f"AWS::{word}")) if ":" in word else [])
