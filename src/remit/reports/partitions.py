"""The partition of a live resource: `aws`, or where AWS keeps a part of itself apart.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.model import Resource

BY_REGION = {
    "cn-": "aws-cn",
    "us-gov-": "aws-us-gov",
    "us-iso-": "aws-iso",
    "us-isob-": "aws-iso-b",
    "eusc-": "aws-eusc",
}
"""Beginning of a Region's name → partition. All other Regions are in `aws`."""


def partition_of(resource: Resource) -> str:
    """What the resource's ARN says, else its Region."""
    if resource.arn and resource.arn.startswith("arn:aws"):
        return resource.arn.split(":", 2)[1]
    region = resource.region or ""
    return next((partition for start, partition in BY_REGION.items() if region.startswith(start)), "aws")
