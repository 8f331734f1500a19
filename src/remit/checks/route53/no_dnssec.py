"""Public zones sign their answers.

Why: an unsigned answer can be forged on its way, and the visitor ends at somebody else's server under your name.

Fix: make an `AWS::Route53::KeySigningKey` with a KMS key of us-east-1, then `AWS::Route53::DNSSEC`, then the DS
record at the parent. Watch `DNSSECInternalFailure` first: a broken chain takes the name off the net.

Links:
- https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-configuring-dnssec.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import MISSING, Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from remit.schema.stubs.route53 import HostedZone

META = Meta(
    type="AWS::Route53::HostedZone",
    duty="network-controls",
    severity="medium",
    also=("CKV2_AWS_38",),
    controls=("SC-20", "SC-21"),
)


def run(zone: HostedZone) -> Result:
    if zone.VPCs:
        return not_applicable("a private zone cannot be signed")
    signs = some(lambda key: key.Status == "ACTIVE", zone.KeySigningKeys)
    return expect(zone.DNSSEC != MISSING and signs, "its answers are not signed")


EXAMPLES = """
# pass: signed
Resources:
  Key:
    Type: AWS::Route53::KeySigningKey
    Properties: {HostedZoneId: !Ref Zone, Name: one, Status: ACTIVE, KeyManagementServiceArn: key}
  Signing: {Type: "AWS::Route53::DNSSEC", Properties: {HostedZoneId: !Ref Zone}}
  Zone: {Type: "AWS::Route53::HostedZone", Properties: {Name: example.com}}
---
# fail: not signed
Type: AWS::Route53::HostedZone
Properties: {Name: example.com}
---
# undetermined: route53:GetDNSSEC was refused
Type: AWS::Route53::HostedZone
Properties: {Name: example.com, DNSSEC: !Ref Refused, KeySigningKeys: !Ref Refused}
Closed: true
---
# not-applicable: private
Type: AWS::Route53::HostedZone
Properties: {Name: example.internal, VPCs: [{VPCId: vpc-1, VPCRegion: eu-central-1}]}
"""
