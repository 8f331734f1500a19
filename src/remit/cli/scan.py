"""`remit scan`: audit what the targets name, and write the reports."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from remit import audit as auditing
from remit.cli import outputs, selectors, targets
from remit.model import SEVERITIES, NothingToAudit

if TYPE_CHECKING:
    import argparse

    from remit.audit import Audit

EPILOG = """\
targets:
  PATH            a template (YAML, JSON, SAM), a directory, cdk.out, a snapshot
  aws             the account of your default credentials, all its Regions
  aws:PROFILE     the account of a named profile

examples:
  remit scan template.yaml --parameters prod.json
  remit scan . -o report.html -o findings.sarif
  remit scan aws --region eu-west-1 --check 's3.*'
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Targets, inputs, selectors, outputs."""
    parser.epilog = EPILOG
    parser.add_argument("targets", nargs="+", metavar="TARGET", help="a path, aws, or aws:PROFILE")
    targets.add(parser)
    selectors.add(parser)
    outputs.add(parser)


def run(options: argparse.Namespace) -> int:
    """Read, audit, report; the exit code says how it went."""
    gc.disable()  # everything read is kept until the end: collecting garbage would only look at it again and again
    settings = selectors.settings(options)
    selection = selectors.selection(options, settings)
    registry = auditing.load()
    selection.validate(registry)
    outputs.validate(options)
    inventory = targets.inventory(options, selection.needs(registry))
    audit = auditing.run(
        inventory,
        registry,
        selection=selection,
        settings=settings,
        targets=tuple(options.targets),
        partial_estate=options.partial,
    )
    outputs.write(audit, registry, options)
    if not audit.assessments and not any(note.level == "error" for note in audit.notes):
        message = f"no resource was found in {', '.join(options.targets)}"
        raise NothingToAudit(message, hint="name a CloudFormation template, a directory that holds one, or aws")
    return exit_code(audit, options.fail_on or settings.fail_on or "low", unknown=options.fail_on_unknown)


def exit_code(audit: Audit, fail_on: str, *, unknown: bool) -> int:
    """130 interrupted, 2 an input that could not be read, 1 findings, 4 incomplete, 0 clean, in this order."""
    if audit.interrupted:
        return 130
    errors = [note for note in audit.notes if note.level == "error"]
    if any(note.location and note.location.file for note in errors):
        return 2
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on != "never" else ()
    if any(finding.severity in failing for finding in audit.failures()):
        return 1
    incomplete = bool(errors) or audit.verdicts["error"] or (unknown and audit.verdicts["undetermined"])
    return 4 if incomplete else 0


def tell(text: str) -> None:
    """Narration goes to stderr."""
    print(f"remit: {text}", file=sys.stderr)
