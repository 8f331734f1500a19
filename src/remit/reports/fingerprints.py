"""What makes two findings the same one: the ids that other tools keep what they know about a finding by.

A finding is one verdict of one check (and member) on one resource, so that is its identity. Not in it: the verdict,
because a failure that is fixed is the same finding with another verdict; the place and the property that decided,
because both move when a line or a rule is put in above.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.model import Finding


def fingerprint(finding: Finding) -> str:
    """32 hexadecimal digits, unique within an audit and the same in the next one.

    Unique because keys are (`MemoryInventory.add`) and a check gives one verdict for each member and resource. The key
    stands last: it alone comes from the estate and may hold the separator.
    """
    return digest(finding.check, finding.resource.type, finding.resource.key)


def placed_fingerprint(finding: Finding) -> str:
    """As `fingerprint`, and the property that decided: what SARIF logs have carried as `remit/v1` from the start."""
    return digest(finding.check, finding.resource.type, finding.resource.key, finding.property)


def digest(*parts: str) -> str:
    """128 bits of SHA-256. A name that is no UTF-8 (lone surrogates) counts with its bytes."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
