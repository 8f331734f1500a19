"""Security groups let the internet in on web ports only.

Why: the internet needs ports 80 and 443. Every other open port is one more program that strangers may try, often one
nobody thought of.

Fix: put the source that is meant in place of `0.0.0.0/0` and `::/0`, or serve through a load balancer on 443. Rules
change without interruption; connections over the removed rule end.

Note: 443 over UDP is HTTP/3 and counts as web; ec2.ingress-from-anywhere names the two web ports too.

Links:
- https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Obj, Result, failed, first, passed

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.ec2 import SecurityGroup

META = Meta(
    type="AWS::EC2::SecurityGroup",
    duty="network-controls",
    severity="high",
    also=(
        "EC2.18",
        "config:vpc-sg-open-only-to-authorized-ports",
    ),
    controls=("AC-4", "SC-7", "SC-7(5)", "SC-7(21)"),
)

WEB = (80, 443)


def run(group: SecurityGroup, world: World) -> Result:
    others = [rule for rule in group.SecurityGroupIngress if not is_web(rule)]
    rest = Obj({"SecurityGroupIngress": others})
    ways = (lambda: world.network.admits(rest), lambda: world.network.admits(rest, protocol="udp"))
    answer = first(lambda way: way(), ways)
    return failed(answer.reason, at=answer.at) if answer else passed()


def is_web(rule: Any) -> bool:
    # With all protocols, AWS lets in on every port, whatever ports are named (AuthorizeSecurityGroupIngress).
    return bool(rule.FromPort == rule.ToPort and rule.FromPort in WEB and rule.IpProtocol != "-1")


EXAMPLES = """
# pass: the web
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: web
  SecurityGroupIngress:
    - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}
    - {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 10.0.0.0/8}
---
# fail: another port
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: other
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 8443, ToPort: 8443, CidrIpv6: "::/0"}]
---
# undetermined: from a network that is a parameter
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: parameter
  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 8443, ToPort: 8443, CidrIp: !Ref Network}]
---
# fail: all protocols, where the ports do not count
Type: AWS::EC2::SecurityGroup
Properties:
  GroupDescription: web
  SecurityGroupIngress: [{IpProtocol: "-1", FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}]
"""
