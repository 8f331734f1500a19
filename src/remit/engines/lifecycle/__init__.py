"""Which versions of what AWS runs for its customers have come to their end."""

from __future__ import annotations

from remit.engines.lifecycle.reader import VersionReader

__all__ = ["VersionReader"]
