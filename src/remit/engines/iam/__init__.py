"""Who may do what, read from policy documents."""

from __future__ import annotations

from remit.engines.iam.estate_reader import EstateReader
from remit.engines.iam.reader import PolicyReader

__all__ = ["EstateReader", "PolicyReader"]
