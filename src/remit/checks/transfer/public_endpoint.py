"""File transfer servers stand in a VPC.

Why: a public endpoint has no security group: the whole internet may try passwords on it.

Fix: set `EndpointType: VPC` with `EndpointDetails` (subnets, security groups and, where partners come over the
internet, Elastic IP addresses). The server is offline while it changes and gets other addresses.

Links:
- https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.transfer import Server

META = Meta(
    type="AWS::Transfer::Server",
    duty="network-controls",
    severity="high",
    also=("CKV_AWS_164",),
    controls=("AC-3", "AC-4", "AC-6", "SC-7", "SC-7(3)", "SC-7(21)"),
)


def run(server: Server) -> Result:
    # Absent: PUBLIC (page of AWS::Transfer::Server, EndpointType).
    return expect(or_default(server.EndpointType, "PUBLIC") != "PUBLIC", "its endpoint is open to the whole internet")


EXAMPLES = """
# pass: in a VPC
Type: AWS::Transfer::Server
Properties: {EndpointType: VPC, EndpointDetails: {VpcId: vpc-0a1b2c3d, SubnetIds: [subnet-0a1b2c3d]}}
---
# fail: it says so
Type: AWS::Transfer::Server
Properties: {EndpointType: PUBLIC}
---
# fail: the default
Type: AWS::Transfer::Server
Properties: {Domain: S3}
---
# undetermined: decided by a parameter that has no value
Type: AWS::Transfer::Server
Properties: {EndpointType: !Ref Kind}
"""
