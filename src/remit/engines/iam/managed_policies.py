"""The managed policies of AWS's, which an estate only names: their texts, as AWS had them on the day that is kept.

https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html. AWS changes them at times, mostly by
adding; `tools/managed_policies.py` renews them, and whoever is told of a policy is told its version.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from remit.engines.iam.shelf import Shelf

FILE = Path(__file__).with_name("managed_policies.shelf")
SHELF = Shelf(FILE)
OF_AWS = "arn:aws:iam::aws:policy/"
"""China's and GovCloud's are others, with other texts."""


class Managed(NamedTuple):
    """A policy of AWS's. `name` is told with its version and the day of it."""

    name: str
    document: Any


@cache
def by_aws(arn: str) -> Managed | None:
    """The policy with that ARN; None when AWS has none, or had none on the day that is kept."""
    told = SHELF.read(arn.removeprefix(OF_AWS)) if arn.startswith(OF_AWS) else None
    if told is None:
        return None
    name = arn.rsplit("/", maxsplit=1)[-1]
    return Managed(f"AWS's policy {name} ({told['version']} of {told['updated']})", told["document"])


def names() -> list[str]:
    """What the ARNs of all policies end with, behind `policy/`."""
    return SHELF.names()
