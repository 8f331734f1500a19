"""The demo's template as an audit, for the tests of what auditors are handed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from remit import audit as auditing
from remit.audit.requirements import assess
from remit.audit.selection import Selection
from remit.catalogue.frameworks import framework
from remit.demo import ACCOUNT, TEMPLATE
from remit.demo.deploy import REGION
from remit.sources import cloudformation
from remit.sources.cloudformation.options import Options

if TYPE_CHECKING:
    from remit.audit import Audit, Registry


@cache
def demo_audit(*labels: str) -> tuple[Audit, Registry]:
    """The e-commerce estate as code, held against the frameworks named. Shared by the tests: not to be changed."""
    registry, selection = auditing.load(), Selection()
    inventory = cloudformation.load([TEMPLATE], Options(region=REGION, account=ACCOUNT))
    audit = auditing.run(inventory, registry, selection=selection, targets=("estate.yaml",))
    audit.standings = [assess(audit, registry, selection, framework(each)) for each in labels]
    return audit, registry
