"""The managed policies of AWS's, which an estate only names: their texts, as AWS had them on the day that is kept.

https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html. AWS changes them at times, mostly by
adding; `tools/managed_policies.py` renews them, and whoever is told of a policy is told its version.

The file holds one policy after the other, each compressed, below a line of JSON that says how long each is: a
question costs the line, and the policy that it asks about.
"""

from __future__ import annotations

import json
import zlib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FILE = Path(__file__).with_name("managed_policies.shelf")
OF_AWS = "arn:aws:iam::aws:policy/"
"""China's and GovCloud's are others, with other texts."""


class Managed(NamedTuple):
    """A policy of AWS's. `name` is told with its version and the day of it."""

    name: str
    document: Any


@cache
def by_aws(arn: str) -> Managed | None:
    """The policy with that ARN; None when AWS has none, or had none on the day that is kept."""
    place = _places().get(arn.removeprefix(OF_AWS)) if arn.startswith(OF_AWS) else None
    if place is None:
        return None
    with FILE.open("rb") as shelf:
        shelf.seek(place[0])
        told = json.loads(zlib.decompress(shelf.read(place[1])))
    name = arn.rsplit("/", maxsplit=1)[-1]
    return Managed(f"AWS's policy {name} ({told['version']} of {told['updated']})", told["document"])


def names() -> list[str]:
    """What the ARNs of all policies end with, behind `policy/`."""
    return list(_places())


@cache
def _places() -> dict[str, tuple[int, int]]:
    """Where each policy begins in the file, and how many bytes it has."""
    with FILE.open("rb") as shelf:
        head = json.loads(shelf.readline())
        at = shelf.tell()
    found = {}
    for name, size in head.items():
        found[name] = (at, size)
        at += size
    return found
