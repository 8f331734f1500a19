"""Who may do what, read from policy documents. `reader.PolicyReader` answers from one document, this from an estate."""

from __future__ import annotations

from remit.engines.iam.estate_reader import EstateReader

__all__ = ["EstateReader"]
