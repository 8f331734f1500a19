"""Streaming instances have no internet access of their own.

Why: that access passes no proxy, NAT gateway or firewall of the customer's: what users copy out is not seen.

Fix: set `EnableDefaultInternetAccess: false` and give the fleet private subnets with a NAT gateway. The fleet is
stopped for it.

Links:
- https://docs.aws.amazon.com/appstream2/latest/developerguide/internet-access.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-appstream-fleet.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.appstream import Fleet

META = Meta(
    type="AWS::AppStream::Fleet",
    duty="network-controls",
    severity="medium",
    also=("appstream_fleet_default_internet_access_disabled",),
    controls=("AC-4", "SC-7", "SC-7(3)"),
)


def run(fleet: Fleet) -> Result:
    return expect(not fleet.EnableDefaultInternetAccess, "its instances have public addresses")


EXAMPLES = """
# pass: off by default
Type: AWS::AppStream::Fleet
Properties: {Name: desk, InstanceType: stream.standard.medium}
---
# fail: on
Type: AWS::AppStream::Fleet
Properties: {Name: desk, InstanceType: stream.standard.medium, EnableDefaultInternetAccess: true}
---
# undetermined: a parameter
Type: AWS::AppStream::Fleet
Properties: {Name: desk, InstanceType: stream.standard.medium, EnableDefaultInternetAccess: !Ref Access}
"""
