"""What reaches what: the rules of one resource, and packets through a whole estate."""

from __future__ import annotations

from remit.engines.network.reader import NetworkReader, RuleReader

__all__ = ["NetworkReader", "RuleReader"]
