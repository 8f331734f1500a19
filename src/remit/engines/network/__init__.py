"""What reaches what, read from security groups, network ACLs and route tables."""

from __future__ import annotations

from remit.engines.network.reader import RuleReader

__all__ = ["RuleReader"]
