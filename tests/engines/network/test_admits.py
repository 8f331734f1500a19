"""What a security group lets in: a table of rules as people write them, and of what EC2 makes of them."""

from __future__ import annotations

from typing import Any

import pytest

from remit.engines.network import RuleReader
from remit.model import Cause, PartialString, Reference, Undetermined, Unknown, wrap

ANY4 = {"CidrIp": "0.0.0.0/0"}
ANY6 = {"CidrIpv6": "::/0"}
SSH = {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22}
UNKNOWN = Unknown(Cause("parameter without default", parameter="P"))


def ask(*rules: Any, **question: Any) -> bool | None:
    try:
        return RuleReader().admits(wrap({"SecurityGroupIngress": list(rules)}), **question).yes
    except Undetermined:
        return None


@pytest.mark.parametrize(
    ("rules", "admitted"),
    [
        pytest.param([], False, id="nothing declared"),
        pytest.param([SSH | ANY4], True, id="the port itself"),
        pytest.param([SSH | ANY6], True, id="IPv6 alone"),
        pytest.param([{"IpProtocol": "tcp", "FromPort": 20, "ToPort": 30} | ANY4], True, id="a range over it"),
        pytest.param([{"IpProtocol": "tcp", "FromPort": 23, "ToPort": 30} | ANY4], False, id="a range beside it"),
        pytest.param([{"IpProtocol": "tcp", "FromPort": "22", "ToPort": "22"} | ANY4], True, id="ports as text"),
        pytest.param([{"IpProtocol": "6", "FromPort": 22, "ToPort": 22} | ANY4], True, id="TCP by number"),
        pytest.param([{"IpProtocol": 6, "FromPort": 22, "ToPort": 22} | ANY4], True, id="TCP by integer"),
        pytest.param([{"IpProtocol": "17", "FromPort": 22, "ToPort": 22} | ANY4], False, id="UDP by number"),
        pytest.param([{"IpProtocol": "TCP", "FromPort": 22, "ToPort": 22} | ANY4], True, id="upper case"),
        pytest.param([{"IpProtocol": "-1"} | ANY4], True, id="all protocols"),
        pytest.param([{"IpProtocol": -1} | ANY4], True, id="all protocols by integer"),
        pytest.param([{"IpProtocol": "-1", "FromPort": 80, "ToPort": 80} | ANY4], True, id="all ignores its ports"),
        pytest.param([{"IpProtocol": "tcp", "FromPort": -1, "ToPort": -1} | ANY4], True, id="-1 for all ports"),
        pytest.param([{"IpProtocol": "tcp", "FromPort": 0, "ToPort": 65535} | ANY4], True, id="every port"),
        pytest.param([{"IpProtocol": "tcp", "FromPort": 0, "ToPort": 0} | ANY4], False, id="0 is port 0"),
        pytest.param([{"IpProtocol": "icmp", "FromPort": -1, "ToPort": -1} | ANY4], False, id="ping"),
        pytest.param([{"IpProtocol": "50"} | ANY4], False, id="another protocol"),
        pytest.param([SSH | {"CidrIp": "10.0.0.0/8"}], False, id="private"),
        pytest.param([SSH | {"CidrIp": "8.8.8.8/32"}], False, id="one host"),
        pytest.param([SSH | {"CidrIp": "1.2.3.4/0"}], True, id="host bits are dropped"),
        pytest.param([SSH | {"CidrIp": "0.0.0.0/1"}], False, id="one half"),
        pytest.param([SSH | {"CidrIp": "0.0.0.0/1"}, SSH | {"CidrIp": "128.0.0.0/1"}], True, id="two halves"),
        pytest.param(
            [SSH | {"CidrIp": "0.0.0.0/1"}, {"IpProtocol": "-1", "CidrIp": "128.0.0.0/1"}],
            True,
            id="halves that differ",
        ),
        pytest.param(
            [SSH | {"CidrIp": f"{first}.0.0.0/8"} for first in range(1, 224) if first not in (10, 127)],
            True,
            id="all but private and reserved",
        ),
        pytest.param([SSH | {"CidrIpv6": "2000::/3"}], True, id="all of IPv6 that is given out"),
        pytest.param([SSH | {"SourceSecurityGroupId": "sg-1"}], False, id="another group"),
        pytest.param([SSH | {"SourceSecurityGroupId": UNKNOWN}], False, id="another group, whichever"),
        pytest.param([SSH | {"SourcePrefixListId": "pl-1"}], None, id="a prefix list"),
        pytest.param([SSH | {"SourcePrefixListId": "pl-1"}, SSH | ANY4], True, id="a prefix list and everyone"),
        pytest.param([SSH | {"CidrIp": UNKNOWN}], None, id="unknown source"),
        pytest.param([SSH | {"CidrIp": UNKNOWN}, SSH | ANY4], True, id="unknown source and everyone"),
        pytest.param([{"IpProtocol": "udp"} | {"CidrIp": UNKNOWN}], False, id="unknown source of another protocol"),
        pytest.param([SSH | {"CidrIp": PartialString([UNKNOWN, "/32"])}], False, id="an unknown host"),
        pytest.param([SSH | {"CidrIp": PartialString([UNKNOWN, "/0"])}], None, id="an unknown with mask 0"),
        pytest.param([SSH | {"CidrIp": Reference("t#Vpc", "CidrBlock")}], False, id="the VPC's own block"),
        pytest.param([SSH | {"CidrIp": "nonsense"}], None, id="no CIDR at all"),
        pytest.param([{"IpProtocol": "tcp", "FromPort": UNKNOWN, "ToPort": 22} | ANY4], None, id="unknown port"),
        pytest.param(
            [{"IpProtocol": "tcp", "FromPort": UNKNOWN, "ToPort": 22, "CidrIp": "10.0.0.0/8"}], False, id="idle"
        ),
        pytest.param([{"IpProtocol": UNKNOWN, "FromPort": 22, "ToPort": 22} | ANY4], None, id="unknown protocol"),
        pytest.param(
            [{"IpProtocol": UNKNOWN, "FromPort": 80, "ToPort": 80} | ANY4], None, id="it may be all protocols"
        ),
        pytest.param([{"IpProtocol": "tcp"} | ANY4], None, id="no range, which EC2 refuses"),
        pytest.param([UNKNOWN], None, id="unknown rule"),
        pytest.param([SSH | ANY4 | {"CidrIpv6": "fd00::/8"}], True, id="two sources in one rule"),
    ],
)
def test_ssh_from_anywhere(rules: list[dict[str, Any]], *, admitted: bool | None) -> None:
    assert ask(*rules, port=22) is admitted


@pytest.mark.parametrize(
    ("question", "admitted"),
    [
        pytest.param({"port": None}, True, id="some port"),
        pytest.param({"port": 443, "sources": ["10.1.0.0/16"]}, True, id="a part of what is admitted"),
        pytest.param({"port": 443, "sources": ["0.0.0.0/0"]}, False, id="not everyone"),
        pytest.param({"port": None, "protocol": "-1"}, False, id="not all protocols at once"),
        pytest.param({"port": None, "protocol": "any"}, True, id="some protocol"),
        pytest.param({"port": None, "protocol": "udp", "sources": ["10.0.0.0/8"]}, False, id="not UDP"),
        pytest.param({"port": None, "protocol": "icmp"}, False, id="not ICMP"),
    ],
)
def test_other_questions(question: dict[str, Any], *, admitted: bool) -> None:
    rules = [
        {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/8"},
        {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "CidrIp": "0.0.0.0/0"},
    ]
    assert ask(*rules, **question) is admitted


def test_a_group_that_cannot_be_read_is_undetermined() -> None:
    with pytest.raises(Undetermined) as raised:
        RuleReader().admits(wrap({"SecurityGroupIngress": UNKNOWN}), port=22)
    assert raised.value.cause.parameter == "P"


def test_the_answer_points_to_the_rule_and_names_the_network() -> None:
    group = wrap({"SecurityGroupIngress": [SSH | {"CidrIp": "10.0.0.0/8"}, SSH | ANY6]})
    answer = RuleReader().admits(group, port=22)
    assert answer.at is group.SecurityGroupIngress[1]
    assert answer.reason == "tcp 22 is open to ::/0"


def test_icmp_type_is_asked_as_the_port() -> None:
    echo = {"IpProtocol": "icmp", "FromPort": 8, "ToPort": 0} | ANY4
    assert ask(echo, port=8, protocol="icmp") is True
    assert ask(echo, port=3, protocol="icmp") is False
    assert ask({"IpProtocol": "58"} | ANY6, protocol="icmpv6") is True
