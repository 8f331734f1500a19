"""Whether a credential stands in the clear, and of what kind. Never says which."""

from __future__ import annotations

from remit.engines.secrets.marking import REDACTED, WITHHELD, marked
from remit.engines.secrets.reader import SecretReader

__all__ = ["REDACTED", "WITHHELD", "SecretReader", "marked"]
