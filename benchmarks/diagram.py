"""What the diagram costs: 500 resources laid out on as many boxes, and grouped; 20,000 resources grouped.

Run with the project's interpreter: `.venv/bin/python benchmarks/diagram.py`. `layout` is from the audit to coordinates,
`svg` from there to the whole file; the ways of requests and of attackers are found by the engines, and not in these
figures. The exit code is 1 when a limit is passed.
"""

from __future__ import annotations

import gc
import sys
import time
from typing import TYPE_CHECKING

from remit import audit as auditing
from remit.audit import Registry
from remit.model import MemoryInventory, Reference, Resource, wrap
from remit.reports.diagram import draw
from remit.reports.diagram.svg import document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from remit.audit import Audit

ALL = 1_000_000
RUNS = (("500, a box each", 500, ALL, 2.0), ("500, grouped", 500, 60, 2.0), ("20,000, grouped", 20_000, 60, 60.0))
"""What is drawn: how many resources, on how many boxes at most, and the seconds that it may take."""

ACCOUNT, REGION = "111122223333", "eu-west-1"
INSIDE = ("AWS::EC2::Instance", "AWS::RDS::DBInstance", "AWS::ElasticLoadBalancingV2::LoadBalancer")
OUTSIDE = ("AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::Lambda::Function", "AWS::KMS::Key")
EACH = 20
"""Resources of a VPC and beside it."""


def resource(type_name: str, name: str, **properties: Any) -> Resource:
    """A live resource of one account and Region."""
    wrapped = {key: wrap(value) for key, value in properties.items()}
    key = f"{ACCOUNT}/{REGION}#{type_name}/{name}"
    return Resource(type_name, name, key, wrapped, account=ACCOUNT, region=REGION, scope=ACCOUNT)


def estate(count: int) -> Iterator[Resource]:
    """VPCs of two zones, each with resources in its subnets, spread over both, and outside."""
    for number in range(0, count, EACH):
        home = resource("AWS::EC2::VPC", f"vpc-{number}", CidrBlock="10.0.0.0/16")
        subnets = [
            resource("AWS::EC2::Subnet", f"subnet-{number}{zone}", VpcId=Reference(home.key), AvailabilityZone=zone)
            for zone in (f"{REGION}a", f"{REGION}b")
        ]
        yield from (home, *subnets)
        for at in range(EACH):
            name = f"a-resource-with-a-usual-name-{number + at}"
            if at % 4 == len(INSIDE):
                yield resource(OUTSIDE[at // 4 % 4], name)
            else:
                chosen = subnets if at % 4 == 1 else [subnets[at % 2]]
                yield resource(INSIDE[at % 3], name, SubnetIds=[Reference(subnet.key) for subnet in chosen])


def one(name: str, audit: Audit, most: int, limit: float) -> bool:
    """Draw once and print the row; whether it kept within the limit."""
    start = time.perf_counter()
    diagram = draw(audit, most=most)
    laid_out = time.perf_counter() - start
    size = sum(map(len, document(diagram, name)))
    whole = time.perf_counter() - start
    boxes = sum(1 for _ in diagram.root.all_cards())
    kept = laid_out <= limit
    print(
        f"{name:<18}{boxes:>6} boxes{diagram.width:>8.0f} x {diagram.height:<6.0f}{laid_out:>8.3f} s layout"
        f"{whole - laid_out:>8.3f} s svg{size / 1e3:>8.0f} kB{'' if kept else '  over the limit'}",
        flush=True,
    )
    return kept


def main() -> int:
    """Print the table; 1 when something was over its limit."""
    gc.disable()  # as the command does
    kept = True
    audits = {
        count: auditing.run(MemoryInventory(estate(count)), Registry([]))
        for count in dict.fromkeys(count for _, count, _, _ in RUNS)
    }
    for name, count, most, limit in RUNS:
        kept &= one(name, audits[count], most, limit)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
