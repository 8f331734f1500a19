"""Estates for the tests of the diagram: accounts, Regions, VPCs, zones and subnets with something in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit import audit as auditing
from remit.model import MemoryInventory, Reference
from tests.audit.made import registry, resource
from tests.reports.estates import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from remit.audit import Audit
    from remit.model import Resource

FLAT = ("AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::Lambda::Function", "AWS::KMS::Key", "AWS::SQS::Queue")
INSIDE = ("AWS::EC2::Instance", "AWS::RDS::DBInstance", "AWS::ElasticLoadBalancingV2::LoadBalancer")


def named(place: tuple[str, str], type_name: str, name: str, **properties: Any) -> Resource:
    """A resource in an account and a Region, live, with a key of its own."""
    account, region = place
    key = f"{account}/{region or 'global'}#{type_name} {name}"
    where = {"account": account, "region": region or None, "scope": account, "declared": False}
    return resource(name, type_name, properties, key=key, **where)


def network(place: tuple[str, str], vpc: str, zones: Iterable[str]) -> tuple[Resource, list[Resource]]:
    """A VPC with a subnet in each zone, and the subnets."""
    home = named(place, "AWS::EC2::VPC", vpc, CidrBlock="10.0.0.0/16")
    subnets = [
        named(
            place,
            "AWS::EC2::Subnet",
            f"{vpc}-{number}",
            VpcId=Reference(home.key),
            AvailabilityZone=zone,
            CidrBlock=f"10.0.{number}.0/24",
        )
        for number, zone in enumerate(zones)
    ]
    return home, subnets


def within(subnets: list[Resource], place: tuple[str, str], type_name: str, name: str) -> Resource:
    """A resource in those subnets."""
    return named(place, type_name, name, SubnetIds=[Reference(subnet.key) for subnet in subnets])


def audited(resources: Iterable[Resource]) -> Audit:
    """Without checks: owners and the states that follow from them alone."""
    return auditing.run(MemoryInventory(resources), registry(), targets=("test",))


def many_vpcs(count: int, name: Callable[[int], str] = str) -> Iterator[Resource]:
    """A VPC for every ten resources."""
    place = ("111122223333", "eu-west-1")
    for number in range(0, count, 10):
        home, subnets = network(place, f"vpc-{number}", ("eu-west-1a", "eu-west-1b"))
        yield home
        yield from subnets
        for at in range(10):
            chosen = [subnets[at % 2]] if at % 3 else subnets
            yield within(chosen, place, INSIDE[at % 3], f"{name(number + at)} {at}")


def flat(count: int, name: Callable[[int], str] = str) -> Iterator[Resource]:
    """One account and Region, no network."""
    place = ("111122223333", "eu-west-1")
    yield from (named(place, FLAT[number % len(FLAT)], f"{name(number)} {number}") for number in range(count))


def deep(count: int, name: Callable[[int], str] = str) -> Iterator[Resource]:
    """Accounts with two Regions, each with a VPC of three zones, and something at every depth."""
    for number in range(0, count, 20):
        account = f"{number:012}"
        yield named((account, ""), "AWS::CloudFront::Distribution", f"{name(number)} edge")
        yield named((account, ""), "AWS::IAM::Role", f"{name(number)} role")
        for region in ("eu-west-1", "us-east-1"):
            place = (account, region)
            home, subnets = network(place, f"{name(number)} vpc", (f"{region}a", f"{region}b", f"{region}c"))
            yield from (home, *subnets)
            for at in range(6):
                yield within(subnets[at % 3 : at % 3 + 1], place, INSIDE[at % 3], f"{name(number)} {at}")
            yield from (named(place, FLAT[at], f"{name(number)} {at}") for at in range(3))


def long_name(number: int) -> str:
    """Two hundred wide letters."""
    return f"{'W' * 200}{number}"


def hostile_name(number: int) -> str:
    """A name that means something to whoever reads the drawing."""
    return HOSTILE[number % len(HOSTILE)]


SHAPES: dict[str, Callable[[int], Iterator[Resource]]] = {
    "many VPCs": many_vpcs,
    "flat": flat,
    "deep": deep,
    "long names": lambda count: many_vpcs(count, long_name),
    "hostile names": lambda count: deep(count, hostile_name),
}
"""Estates of about as many resources as asked for."""
