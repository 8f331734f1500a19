"""Instances of Lightsail keep administration ports from the internet.

Why: unless told otherwise, Lightsail opens SSH or Remote Desktop of an instance to the whole world.

Fix: name your networks in `Networking.Ports[].Cidrs` for ports 22 and 3389, and `lightsail-connect` in
`CidrListAliases` for the browser's client. Takes effect at once.

Links:
- https://docs.aws.amazon.com/lightsail/latest/userguide/understanding-firewall-and-port-mappings-in-amazon-lightsail.html
- https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-editing-firewall-rules.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, or_default, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.lightsail import Instance

META = Meta(
    type="AWS::Lightsail::Instance",
    duty="network-controls",
    severity="high",
    also=("lightsail_instance_public",),
    controls=("AC-4", "AC-17", "SC-7", "SC-7(5)"),
)

ADMINISTRATION = (22, 3389)
ANYWHERE = ("0.0.0.0/0", "::/0")


def run(instance: Instance) -> Result:
    if not instance.Networking.Ports:
        return failed("AWS's rules open its administration port to everybody")
    return expect(not some(is_open, instance.Networking.Ports), "everybody can try its administration port")


def is_open(rule: Any) -> bool:
    # All protocols have no ports; of others a rule that names none is refused (API_PortInfo).
    first, last = or_default(rule.FromPort, 0), or_default(rule.ToPort, 65535)
    if not some(lambda port: first <= port <= last, ADMINISTRATION):
        return False
    blocks = [*rule.Cidrs, *rule.Ipv6Cidrs]
    return (not blocks and not rule.CidrListAliases) or some(lambda block: block in ANYWHERE, blocks)


EXAMPLES = """
# pass: one network
Type: AWS::Lightsail::Instance
Properties: {InstanceName: web, Networking: {Ports: [{FromPort: 22, ToPort: 22, Protocol: tcp,
   Cidrs: [203.0.113.0/24]}]}}
---
# fail: by default
Type: AWS::Lightsail::Instance
Properties: {InstanceName: web, BlueprintId: amazon_linux_2023}
---
# undetermined: a parameter
Type: AWS::Lightsail::Instance
Properties: {InstanceName: web, Networking: {Ports: [{FromPort: 22, ToPort: 22, Protocol: tcp,
   Cidrs: !Ref Networks}]}}
---
# fail: all protocols, which have no ports
Type: AWS::Lightsail::Instance
Properties: {InstanceName: shop, Networking: {Ports: [{Protocol: all, Cidrs: ["0.0.0.0/0"]}]}}
"""
