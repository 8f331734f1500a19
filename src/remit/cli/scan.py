"""`remit scan`: audit what the targets name, and write the reports."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from remit import audit as auditing
from remit.cli import compared, outputs, selectors, targets
from remit.model import SEVERITIES, NothingToAudit

if TYPE_CHECKING:
    import argparse

    from remit.audit import Audit, Registry, Selection
    from remit.audit.requirements import Standing
    from remit.catalogue.frameworks import Framework
    from remit.model import Finding, Inventory

EPILOG = """\
targets:
  PATH            a template (YAML, JSON, SAM), a directory of templates or
                  Terraform, a plan (terraform show -json), a state, cdk.out,
                  a snapshot
  -               a template, a plan or a state on standard input
  aws             the account of your default credentials, all its Regions
  aws:PROFILE     the account of a named profile

examples:
  remit scan template.yaml --parameters prod.json
  remit scan . -o report.html -o findings.sarif
  remit scan infra --var-file prod.tfvars
  remit scan aws --region eu-west-1 --check 's3.*'
  remit scan . --since origin/main --baseline known.json
  remit scan aws --framework cis-aws-5.0 --framework nist-800-53-r5:moderate
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Targets, inputs, selectors, outputs."""
    parser.epilog = EPILOG
    parser.add_argument("targets", nargs="+", metavar="TARGET", help="a path, aws, or aws:PROFILE")
    targets.add(parser)
    selectors.add(parser)
    compared.add(parser)
    parser.add_argument(
        "--framework",
        action="append",
        default=[],
        metavar="NAME",
        help="a result for each requirement of it too (see remit frameworks)",
    )
    parser.add_argument(
        "--strict-waivers", action="store_true", help="waivers in the code need an owner, a reason and a date"
    )
    outputs.add(parser)


def run(options: argparse.Namespace) -> int:
    """Read, audit, report; the exit code says how it went."""
    gc.disable()  # everything read is kept until the end: collecting garbage would only look at it again and again
    settings = selectors.settings(options)
    selection = selectors.selection(options, settings)
    registry = auditing.load()
    selection.validate(registry)
    outputs.validate(options)
    chosen = chosen_frameworks(options)
    frame = compared.frame(options)
    inventory = targets.inventory(options, selection.needs(registry))
    frame.narrow(selection, inventory, options)
    audit = auditing.run(
        inventory,
        registry,
        selection=selection,
        settings=settings,
        targets=tuple(options.targets),
        partial_estate=options.partial,
        strict_waivers=options.strict_waivers,
    )
    frame.compare(audit, selection)
    audit.standings = standings(audit, registry, selection, chosen)
    outputs.write(audit, registry, options)
    if not audit.assessments and not frame.left_out and not any(note.level == "error" for note in audit.notes):
        raise nothing_in(inventory, options)
    fail_on = options.fail_on or settings.fail_on or "low"
    return exit_code(audit, fail_on, unknown=options.fail_on_unknown, new=frame.new(audit))


def nothing_in(inventory: Inventory, options: argparse.Namespace) -> NothingToAudit:
    """There is nothing, or nothing that was asked for."""
    where = ", ".join(options.targets)
    if (options.type or options.region) and any(inventory.types()):
        told = f"nothing in {where} is of the --type and --region that were asked for"
        return NothingToAudit(told, hint="a type is one of CloudFormation's, or a glob of several: 'AWS::S3::*'")
    return NothingToAudit(f"no resource was found in {where}", hint="name a template, a directory of Terraform, or aws")


def chosen_frameworks(options: argparse.Namespace) -> list[Framework]:
    """The frameworks named, before the work is done. `RemitError` for one that there is not."""
    named = selectors.words(options.framework)
    if not named:
        return []
    from remit.catalogue.frameworks import framework

    return [framework(name) for name in dict.fromkeys(named)]


def standings(audit: Audit, registry: Registry, selection: Selection, chosen: list[Framework]) -> list[Standing]:
    """How the estate stands against each of them."""
    if not chosen:
        return []
    from remit.audit.requirements import assess

    return [assess(audit, registry, selection, each) for each in chosen]


def at_or_above(fail_on: str) -> tuple[str, ...]:
    """The severities that fail a run; none for `never`."""
    return SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on != "never" else ()


def exit_code(audit: Audit, fail_on: str, *, unknown: bool, new: list[Finding] | None = None) -> int:
    """130 interrupted, 2 an input that could not be read, 1 findings, 4 incomplete, 0 clean, in this order.

    `new` are the failures that a baseline does not have, where there is one: only these count.
    """
    if audit.interrupted:
        return 130
    errors = [note for note in audit.notes if note.level == "error"]
    if any(note.location and note.location.file for note in errors):
        return 2
    if any(finding.severity in at_or_above(fail_on) for finding in (audit.failures() if new is None else new)):
        return 1
    incomplete = bool(errors) or audit.verdicts["error"] or (unknown and audit.verdicts["undetermined"])
    return 4 if incomplete else 0


def tell(text: str) -> None:
    """Narration goes to stderr."""
    print(f"remit: {text}", file=sys.stderr)
