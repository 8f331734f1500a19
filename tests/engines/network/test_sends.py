"""What a security group lets out, and AWS's default when nothing is declared."""

from __future__ import annotations

from typing import Any

import pytest

from remit.engines.network import RuleReader
from remit.model import MISSING, Undetermined, Unknown, wrap

UNKNOWN = Unknown("not read")


def tcp(first: int, last: int, cidr: str = "0.0.0.0/0") -> dict[str, Any]:
    return {"IpProtocol": "tcp", "FromPort": first, "ToPort": last, "CidrIp": cidr}


@pytest.mark.parametrize(
    ("egress", "sent"),
    [
        pytest.param(MISSING, True, id="absent: AWS adds a rule for everything"),
        pytest.param([], False, id="none"),
        pytest.param([{"IpProtocol": "-1", "CidrIp": "0.0.0.0/0"}], True, id="everything"),
        pytest.param([{"IpProtocol": "-1", "CidrIpv6": "::/0"}], True, id="everything by IPv6"),
        pytest.param([tcp(0, 65535)], True, id="every TCP port"),
        pytest.param([tcp(1, 65535)], True, id="every TCP port but 0"),
        pytest.param([tcp(443, 443)], False, id="HTTPS alone"),
        pytest.param([tcp(1, 1023), tcp(1024, 65535)], True, id="every port in two rules"),
        pytest.param([tcp(1, 1023), tcp(1025, 65535)], False, id="all but one port"),
        pytest.param([tcp(1, 65535, "0.0.0.0/1"), tcp(1, 65535, "128.0.0.0/1")], True, id="two halves"),
        pytest.param([{"IpProtocol": "-1", "CidrIp": "10.0.0.0/8"}], False, id="to the inside"),
        pytest.param([{"IpProtocol": "-1", "DestinationSecurityGroupId": "sg-1"}], False, id="to a group"),
        pytest.param([{"IpProtocol": "-1", "DestinationPrefixListId": "pl-1"}], None, id="to a prefix list"),
        pytest.param([{"IpProtocol": "-1", "CidrIp": "255.255.255.255/32"}], False, id="the CDK's way to say none"),
        pytest.param(UNKNOWN, None, id="not read"),
    ],
)
def test_everything_may_leave(egress: Any, *, sent: bool | None) -> None:
    group = wrap({} if egress is MISSING else {"SecurityGroupEgress": egress})
    try:
        answer: bool | None = RuleReader().sends(group).yes
    except Undetermined:
        answer = None
    assert answer is sent
