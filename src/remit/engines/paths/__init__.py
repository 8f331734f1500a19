"""Where a request goes, and where an attacker could: the network's entry points joined with what identities may do."""

from __future__ import annotations

from remit.engines.paths.route import Certificate, Chain, Fact, Hop

__all__ = ["Certificate", "Chain", "Fact", "Hop"]
