"""`remit policy`: the read-only IAM policy that a live scan with these selectors needs, and no more."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from remit import audit as auditing
from remit.cli import selectors

if TYPE_CHECKING:
    import argparse

EPILOG = """\
examples:
  remit policy > remit-read-only.json
  remit policy --duty backup-recovery
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """The selectors of a scan."""
    parser.epilog = EPILOG
    selectors.add(parser)


def run(options: argparse.Namespace) -> int:
    """Print the policy document."""
    from remit.sources import aws

    selection = selectors.selection(options, selectors.settings(options))
    registry = auditing.load()
    selection.validate(registry)
    print(json.dumps(aws.policy(selection.needs(registry)), indent=2))
    return 0
