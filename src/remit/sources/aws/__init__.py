"""A live AWS account as an inventory: read-only, resumable, and unknown where AWS did not answer.

Nothing here imports botocore before a scan begins.
"""

from __future__ import annotations

from remit.sources.aws.policy import actions, policy
from remit.sources.aws.reading import collect, from_pages
from remit.sources.aws.target import AwsTarget

__all__ = ["AwsTarget", "actions", "collect", "from_pages", "policy"]
