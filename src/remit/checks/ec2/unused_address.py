"""Elastic IP addresses are in use.

Why: an address that nothing uses still stands in firewalls and DNS of others. Released and forgotten there, it opens
the door for its next owner.

Fix: associate it, or take it out of DNS and allow lists and release it. It is billed meanwhile.

Links:
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ec2 import EIP

BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer"
META = Meta(
    type="AWS::EC2::EIP",
    needs=(
        *("AWS::EC2::Instance", "AWS::EC2::NatGateway", "AWS::EC2::NetworkInterface"),
        *(BALANCER, "AWS::Transfer::Server"),
    ),
    duty="network-controls",
    severity="low",
    also=("EC2.12", "config:eip-attached", "CKV2_AWS_19", "ec2_elastic_ip_unassigned"),
    controls=("CM-8(1)",),
)


def run(address: EIP, world: World) -> Result:
    by_interface = world.about(address, "AWS::EC2::NetworkInterface", by="EIPAssociations.AllocationId")
    balancers = world.about(address, BALANCER, by="SubnetMappings.AllocationId")
    servers = world.about(address, "AWS::Transfer::Server", by="EndpointDetails.AddressAllocationIds")
    ways = (
        lambda: address.AssociationId or address.NetworkInterfaceId or address.InstanceId,
        lambda: some(bool, world.about(address, "AWS::EC2::NatGateway", by="AllocationId")),
        lambda: some(bool, world.about(address, "AWS::EC2::Instance", by="EIPAssociations.AllocationId")),
        lambda: some(bool, [*by_interface, *balancers, *servers]),
    )
    return expect(some(lambda way: way(), ways), "nothing uses it")


EXAMPLES = """
# pass: an instance's
Type: AWS::EC2::EIP
Properties: {Domain: vpc, InstanceId: i-1}
---
# pass: a NAT gateway's
Resources:
  Nat: {Type: AWS::EC2::NatGateway, Properties: {SubnetId: subnet-1, AllocationId: !GetAtt Address.AllocationId}}
  Address: {Type: AWS::EC2::EIP, Properties: {Domain: vpc}}
---
# pass: a network load balancer's
Resources:
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: {Type: network, SubnetMappings: [{SubnetId: subnet-1, AllocationId: !GetAtt Address.AllocationId}]}
  Address: {Type: AWS::EC2::EIP, Properties: {Domain: vpc}}
---
# fail: nobody's
Resources:
  Address: {Type: AWS::EC2::EIP, Properties: {Domain: vpc}}
Closed: true
---
# undetermined: a parameter that may be empty
Type: AWS::EC2::EIP
Properties: {Domain: vpc, InstanceId: !Ref Instance}
"""
