"""What the questions about the network share: where the estate is read, how an answer is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.cli import asked, targets
from remit.model import Needs

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from remit.engines.network.questions import Reached
    from remit.engines.network.reach import Reach
    from remit.model import Inventory

MOST_PATHS = 5
"""How many ways are told to people; JSON has all of them."""
NETWORK = (
    *(
        "VPC",
        "Subnet",
        "RouteTable",
        "NetworkAcl",
        "SecurityGroup",
        "PrefixList",
        "InternetGateway",
        "NatGateway",
        "EIP",
    ),
    *("EgressOnlyInternetGateway", "VPNGateway", "VPCPeeringConnection", "LaunchTemplate"),
    *("VPCBlockPublicAccessOptions", "VPCBlockPublicAccessExclusion"),
    *("TransitGateway", "TransitGatewayAttachment", "TransitGatewayVpcAttachment", "TransitGatewayRouteTable"),
)
"""The types of the namespace EC2 that say how packets go."""
SUBNET_GROUPS = (
    *("AWS::RDS::DBSubnetGroup", "AWS::Neptune::DBSubnetGroup", "AWS::DocDB::DBSubnetGroup", "AWS::RDS::DBCluster"),
    *("AWS::ElastiCache::SubnetGroup", "AWS::MemoryDB::SubnetGroup", "AWS::DAX::SubnetGroup"),
    *("AWS::Redshift::ClusterSubnetGroup", "AWS::DMS::ReplicationSubnetGroup", "AWS::AutoScaling::LaunchConfiguration"),
)
EXIT_CODES = """
exit codes:
  0 answered   2 bad input   4 a file could not be read
"""


def add(parser: argparse.ArgumentParser) -> None:
    """`--in`, `--against`, `--json`, and what each kind of target takes."""
    asked.add(parser)
    parser.add_argument(
        "--against", metavar="TARGET", help="the state before, a snapshot or a path: tell what is opened and closed"
    )


def estates(options: argparse.Namespace) -> tuple[Reach, Reach | None]:
    """The estate that is asked about, and the state before when there is one to compare with."""
    if not options.targets:
        options.targets = [str(asked.newest(options))]
    after = read(options)
    if options.against is None:
        return after, None
    options.targets = [options.against]
    return after, read(options)


def read(options: argparse.Namespace) -> Reach:
    """The network of the targets."""
    from remit.engines.network.places import KINDS
    from remit.engines.network.reach import Reach

    wanted = [f"AWS::EC2::{name}" for name in NETWORK]
    found = targets.inventory(options, Needs([*wanted, *SUBNET_GROUPS, *KINDS]))
    asked.warn(found)
    return Reach(found)


def unread(inventory: Inventory, options: argparse.Namespace) -> str:
    """Why there may be more than was read, so that nothing is surely closed; empty when there may not."""
    from remit.engines.network.places import KINDS

    if options.partial:
        return "more may be declared elsewhere (--partial)"
    for note in inventory.notes:
        if note.level == "error" and note.location is not None and note.location.file is not None:
            return f"{note.location} was not read: {note.text}"
    return next(iter(asked.missing(inventory, KINDS)), "")


def record_of(found: Reached, doubt: str) -> dict[str, Any]:
    """An answer as JSON has it. What was not read may open what is closed."""
    answer = "possible" if found.answer == "no" and doubt else found.answer
    because = [doubt] if answer != found.answer else []
    return {"answer": answer, "paths": [path.record() for path in found.paths], "because": because}


def lines_of(record: dict[str, Any]) -> list[str]:
    """An answer for people."""
    lines = [record["answer"], *(f"  {clause}" for clause in record["because"])]
    for path in record["paths"][:MOST_PATHS]:
        lines += path_lines(path)
    more = len(record["paths"]) - MOST_PATHS
    return [*lines, f"  and {more} more ways"] if more > 0 else lines


def path_lines(path: dict[str, Any]) -> list[str]:
    """One way: its ports, its hops, what would cut it."""
    who = f" from {', '.join(path['sources'][:3])}" if path["sources"] else ""
    lines = [f"  {path['ports']}{who}" + ("" if path["answer"] == "yes" else f"  {path['answer']}")]
    for hop in path["hops"]:
        at = f"  ({hop['at']})" if hop["at"] else ""
        lines.append(f"    {hop['name']}{': ' if hop['rule'] else ''}{hop['rule']}{at}")
    lines += [f"    because {clause}" for clause in path["because"]]
    return lines + ([f"    to cut it: {path['cut']}"] if path["cut"] else [])
