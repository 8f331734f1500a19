"""Registry, runner, waivers and attestations, ledger: what turns an inventory into a report."""

from __future__ import annotations

from remit.audit.audit import Assessment, Audit, run
from remit.audit.registry import Check, Member, Registry, load
from remit.audit.selection import Selection
from remit.audit.settings import Settings, read

__all__ = ["Assessment", "Audit", "Check", "Member", "Registry", "Selection", "Settings", "load", "read", "run"]
