"""Amazon EC2: what a transit gateway joins, and by which table it decides. Other attachments than VPCs' are not read.

A gateway that another account shares shows its attachments, and its tables to its owner alone.
"""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Each, Table, Via
from remit.sources.aws.tables.ec2_network import arn, described, is_there

ALL = {"MaxResults": 1000}
OF = {"TransitGatewayRouteTableId": "TransitGatewayRouteTableId"}
ATTACHED = {"TransitGatewayAttachmentId": "TransitGatewayAttachmentId"}


def static_routes(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The routes that somebody made, each with the first of its attachments, of which a VPN has two."""
    return [
        {"DestinationCidrBlock": route["DestinationCidrBlock"], "Blackhole": True}
        if route["State"] == "blackhole"
        else {
            "DestinationCidrBlock": route["DestinationCidrBlock"],
            "TransitGatewayAttachmentId": route["TransitGatewayAttachments"][0]["TransitGatewayAttachmentId"],
            "Blackhole": False,
        }
        for route in told
    ]


TABLES = (
    Table(
        "AWS::EC2::TransitGatewayVpcAttachment",
        described(
            "TransitGatewayVpcAttachments",
            "TransitGatewayVpcAttachments[]",
            "Options SubnetIds TransitGatewayId VpcId",
            {"Id": "TransitGatewayAttachmentId"},
        ),
        id="TransitGatewayAttachmentId",
        arn=arn("transit-gateway-attachment"),
        tags="Tags",
        keeps=lambda known: known.get("State") not in ("deleted", "deleting", "failed", "rejected"),
        unique=True,
        spent=("AddSubnetIds", "RemoveSubnetIds"),
    ),
    Table(
        "AWS::EC2::TransitGatewayRouteTable",
        described(
            "TransitGatewayRouteTables",
            "TransitGatewayRouteTables[]",
            "TransitGatewayId TransitGatewayRouteTableId",
        ),
        (
            Call(
                "ec2:GetTransitGatewayRouteTableAssociations",
                "Associations[]",
                fixed=ALL,
                bound=OF,
                more="NextToken",
                fills={"Associations": Each("@", ATTACHED)},
            ),
            Call(
                "ec2:GetTransitGatewayRouteTablePropagations",
                "TransitGatewayRouteTablePropagations[]",
                fixed=ALL,
                bound=OF,
                more="NextToken",
                fills={"Propagations": Each("@", ATTACHED)},
            ),
            Call(
                "ec2:SearchTransitGatewayRoutes",
                "Routes[]",
                fixed={"Filters": [{"Name": "type", "Values": ["static"]}]},
                bound=OF,
                more="NextToken",
                fills={"Routes": Via(static_routes)},
            ),
        ),
        id="TransitGatewayRouteTableId",
        arn=arn("transit-gateway-route-table"),
        tags="Tags",
        keeps=is_there,
        unique=True,
    ),
)
