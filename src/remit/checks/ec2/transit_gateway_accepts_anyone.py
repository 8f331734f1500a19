"""Transit gateways do not accept attachments by themselves.

Why: the gateway connects whole networks. With automatic acceptance every account that it is shared with joins without
anybody looking at who it is.

Fix: set `AutoAcceptSharedAttachments: disable` and accept each attachment by hand. Attachments that exist stay; check
them.

Links:
- https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.ec2 import TransitGateway

META = Meta(
    type="AWS::EC2::TransitGateway",
    duty="network-controls",
    severity="high",
    also=(
        "EC2.23",
        "config:ec2-transit-gateway-auto-vpc-attach-disabled",
        "CKV_AWS_331",
        "ec2_transitgateway_auto_accept_vpc_attachments",
    ),
    controls=("AC-4(21)", "CA-9(1)", "CM-2"),
)


def run(gateway: TransitGateway) -> Result:
    return expect(gateway.AutoAcceptSharedAttachments != "enable", "whoever it is shared with attaches unasked")


EXAMPLES = """
# pass: by hand, as by default
Type: AWS::EC2::TransitGateway
Properties: {Description: core}
---
# fail: by itself
Type: AWS::EC2::TransitGateway
Properties: {AutoAcceptSharedAttachments: enable}
---
# undetermined: a parameter
Type: AWS::EC2::TransitGateway
Properties: {AutoAcceptSharedAttachments: !Ref Accept}
"""
