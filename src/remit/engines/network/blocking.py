"""VPC Block Public Access: the switch of an account and Region that closes internet gateways, and its exclusions.

https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html. It is off until somebody turns it on;
code that does not declare it is taken as deployed where it is off, so that exposure is never hidden by it. Of an
account that was read, what was refused leaves it open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.network.forwarding import INTERNET
from remit.model import MISSING, Cause, cause_of, is_known

if TYPE_CHECKING:
    from typing import Any

    from remit.engines.network.topology import Subnet, Topology
    from remit.model import Resource

OPTIONS, EXCLUSION = "AWS::EC2::VPCBlockPublicAccessOptions", "AWS::EC2::VPCBlockPublicAccessExclusion"
OFF, BOTH, INGRESS = "off", "block-bidirectional", "block-ingress"
ALLOW_BOTH, ALLOW_EGRESS = "allow-bidirectional", "allow-egress"


class Blocking:
    """What the switch blocks, subnet by subnet."""

    def __init__(self, topology: Topology) -> None:
        """Nothing is read before it is asked for."""
        self.topology = topology

    def blocks(self, subnet: Subnet, *, inbound: bool, through: str = INTERNET) -> bool | Cause:
        """Whether traffic of a subnet with the internet is blocked in a direction, through a kind of gateway."""
        if subnet.resource is None:
            return False
        mode = self._mode(subnet.resource)
        if isinstance(mode, Cause):
            return mode
        if mode not in (BOTH, INGRESS):
            return False
        excluded = self._exclusion(subnet)
        if isinstance(excluded, Cause):
            return excluded
        closed = inbound or (mode == INGRESS and through == INTERNET)
        return excluded != ALLOW_BOTH and (closed or (mode == BOTH and excluded != ALLOW_EGRESS))

    def _mode(self, subnet: Resource) -> str | Cause:
        """The mode where a subnet is; of an account also what the subnet itself tells."""
        inventory = self.topology.inventory
        for options in inventory.of_type(OPTIONS):
            if beside(options, subnet):
                doubt = self.topology.existence(options)
                return doubt or text_of(options.properties["InternetGatewayBlockMode"])
        own = text_of(subnet.properties["BlockPublicAccessStates"]["InternetGatewayBlockMode"])
        return own or self.topology.gap(OPTIONS, subnet) or ""

    def _exclusion(self, subnet: Subnet) -> str | Cause:
        """The mode of the exclusion that a subnet falls under; empty for none."""
        identity = self.topology.identities.identity
        doubt: Cause | None = None
        for each in self.topology.inventory.of_type(EXCLUSION):
            told = each.properties
            names = [
                identity(told[name], kind, near=each)
                for name, kind in (("SubnetId", "AWS::EC2::Subnet"), ("VpcId", "AWS::EC2::VPC"))
            ]
            if subnet.key in names or subnet.vpc in names:
                return self.topology.existence(each) or text_of(told["InternetGatewayExclusionMode"])
            doubt = doubt or next((name for name in names if isinstance(name, Cause)), None)
        return doubt or self._unread(subnet) or ""

    def _unread(self, subnet: Subnet) -> Cause | None:
        """Why an exclusion of a subnet may not be in sight."""
        if subnet.resource is None:
            return None
        allowed = (
            options.properties["ExclusionsAllowed"]
            for options in self.topology.inventory.of_type(OPTIONS)
            if beside(options, subnet.resource)
        )
        if any(is_known(each) and each == "not-allowed" for each in allowed):
            return None
        return self.topology.gap(EXCLUSION, subnet.resource)


def text_of(value: Any) -> str | Cause:
    """A text, empty when absent, or why it is not known."""
    if not is_known(value):
        return cause_of(value)
    return "" if value == MISSING else str(value)


def beside(one: Resource, other: Resource) -> bool:
    """Whether two resources are of the same account and Region."""
    return one.scope == other.scope and (one.region == other.region or None in (one.region, other.region))
