"""What holds for any security group: it never closes by a rule more, the unknown never lies, and counting agrees."""

from __future__ import annotations

from ipaddress import ip_address, ip_network
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from remit.engines.network import RuleReader
from remit.model import Undetermined, Unknown, wrap

PORTS = st.integers(min_value=20, max_value=25)
CIDRS = st.sampled_from(
    ["0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "8.8.8.0/30", "8.8.8.0/31", "8.8.8.2/31", "8.8.8.1/32", "10.0.0.0/8"]
)


@st.composite
def rules(draw: st.DrawFn) -> dict[str, Any]:
    first, last = sorted((draw(PORTS), draw(PORTS)))
    protocol = draw(st.sampled_from(["tcp", "6", "udp", "-1", "icmp"]))
    rule = {"IpProtocol": protocol, "FromPort": first, "ToPort": last}
    return rule | draw(st.one_of(CIDRS.map(lambda cidr: {"CidrIp": cidr}), st.just({"SourceSecurityGroupId": "sg-1"})))


def ask(found: list[Any], **question: Any) -> bool | None:
    try:
        return RuleReader().admits(wrap({"SecurityGroupIngress": found}), **question).yes
    except Undetermined:
        return None


@given(st.lists(rules(), max_size=4), rules(), st.one_of(st.none(), PORTS))
def test_a_rule_more_never_closes(found: list[Any], more: Any, port: int | None) -> None:
    if ask(found, port=port):
        assert ask([*found, more], port=port)


@given(st.lists(rules(), min_size=1, max_size=4), st.data())
def test_an_unknown_part_never_changes_the_answer(found: list[Any], data: st.DataObject) -> None:
    index = data.draw(st.integers(min_value=0, max_value=len(found) - 1))
    name = data.draw(st.sampled_from([*sorted(found[index]), None]))
    blurred = [dict(rule) for rule in found]
    unknown = Unknown("blurred")
    if name is None:
        blurred[index] = unknown  # type: ignore[call-overload]
    else:
        blurred[index][name] = unknown
    assert ask(blurred, port=22) in (None, ask(found, port=22))


def admits_host(rule: dict[str, Any], host: str, port: int) -> bool:
    """One packet against one rule, as EC2's documentation reads."""
    if "CidrIp" not in rule or rule["IpProtocol"] not in ("tcp", "6", "-1"):
        return False
    inside = rule["IpProtocol"] == "-1" or rule["FromPort"] <= port <= rule["ToPort"]
    return inside and ip_address(host) in ip_network(rule["CidrIp"])


@given(st.lists(rules(), max_size=5), PORTS)
def test_host_by_host(found: list[Any], port: int) -> None:
    hosts = [str(host) for host in ip_network("8.8.8.0/30")]
    everyone = all(any(admits_host(rule, host, port) for rule in found) for host in hosts)
    assert ask(found, port=port, sources=["8.8.8.0/30"]) is everyone
    some = any(
        all(any(admits_host(rule, host, each) for rule in found) for host in hosts) for each in (0, *range(20, 26))
    )
    assert ask(found, sources=["8.8.8.0/30"]) is some
