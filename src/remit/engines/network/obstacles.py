"""Why one place does not reach another: the first thing on the way that lets nothing through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.network.reach import VERSIONS, Outside, pairs
from remit.engines.network.topology import name_of
from remit.model import Cause

if TYPE_CHECKING:
    from remit.engines.network.places import Place
    from remit.engines.network.reach import Reach


def obstacle(reach: Reach, source: Place | Outside, target: Place | Outside) -> str:
    """The first obstacle, in one clause."""
    if isinstance(target, Outside):
        return "nothing leads there" if isinstance(source, Outside) else outward(reach, source, target)
    if not target.ports:
        return f"{named(target)} listens on nothing"
    if isinstance(source, Outside):
        return inward(reach, source, target)
    return within(reach, source, target)


def named(place: Place) -> str:
    """What people call a place."""
    return place.resources[0].name or place.resources[0].id


def inward(reach: Reach, source: Outside, target: Place) -> str:
    """Why something outside does not get in."""
    public = [held.version for held in target.held if held.public is not False]
    if not public:
        return f"{named(target)} has no public address"
    if not any(reach.crossings.inbound(target.subnet, version) for version in public):
        blocked = reach.crossings.blocking.blocks(target.subnet, inbound=True)
        if blocked is True:
            return "VPC Block Public Access is on"
        attached = not isinstance(target.subnet.vpc, str) or reach.topology.vpc(target.subnet.vpc).gateway
        what = "no route leads back, or the network ACL is shut" if attached else "its VPC has no internet gateway"
        return f"nothing comes into {name_of(target.subnet.key)} from the internet: {what}"
    return f"no rule of {groups_of(target)} lets in {source.name} at its ports"


def outward(reach: Reach, source: Place, target: Outside) -> str:
    """Why a place does not get out."""
    sent = reach.filter_of(source.groups, "out").addresses.most
    if not sent.toward(target.spans):
        return f"no rule of {groups_of(source)} lets out to {target.name}"
    versions = [held.version for held in source.held]
    if not any(reach.crossings.gets_out(source.subnet, version) for version in versions):
        return f"nothing leads from {name_of(source.subnet.key)} to {target.name}"
    return f"{named(source)} has no public address, and nothing translates its own"


def within(reach: Reach, source: Place, target: Place) -> str:
    """Why one place does not get to the other."""
    let = reach.filter_of(target.groups, "in")
    both = [pair for version in VERSIONS for pair in pairs(source, target, version)]
    if not both:
        return "the two have no IP version in common"
    named_too = any(group in let.members for group in source.groups)
    if not named_too and not any(let.addresses.most.toward(ours.spans) & target.ports for ours, _ in both):
        return f"no rule of {groups_of(target)} lets in {named(source)} at its ports"
    sent = reach.filter_of(source.groups, "out")
    known = any(group in sent.members for group in target.groups)
    if not known and not any(sent.addresses.most.toward(theirs.spans) for _, theirs in both):
        return f"no rule of {groups_of(source)} lets out to {named(target)}"
    ends = f"{name_of(source.subnet.key)} and {name_of(target.subnet.key)}"
    legs = [leg for ours, _ in both for leg in reach.crossings.between(source.subnet, target.subnet, ours.version)]
    if not legs and not isinstance(source.subnet.vpc, Cause):
        return f"no route leads between {ends} and back"
    return f"routes, network ACLs and rules between {ends} have no port in common"


def groups_of(place: Place) -> str:
    """The groups of a place, in words."""
    return ", ".join(name_of(group) for group in place.groups) or "its security groups"
