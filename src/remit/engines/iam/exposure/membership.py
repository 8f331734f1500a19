"""Whether an account, or an organization, that is let in belongs to the organization of the estate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.engines.iam.exposure.openings import NAMED, OUTSIDE, Opening
from remit.engines.iam.organizations import MEMBER, ORGANIZATION
from remit.engines.iam.truth import both
from remit.model import Cause, is_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.engines.iam.estate import Estate
    from remit.engines.iam.truth import Truth
    from remit.model import Resource

ACCOUNT_ID = re.compile(r"(?<!\d)\d{12}(?!\d)")
ORGANIZATION_ID = re.compile(r"o-[a-z0-9]{10,32}")
"""https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html."""


def memberships(estate: Estate, resource: Resource, opening: Opening) -> Iterator[Opening]:
    """An opening for somebody named, once more as one beyond the organization if they are, or may be, outside it."""
    yield opening
    outside = is_outside(estate, resource, opening.who)
    if opening.level == NAMED and outside is not False:
        yield opening._replace(level=OUTSIDE, truth=both((opening.truth, outside)))


def is_outside(estate: Estate, resource: Resource, who: str) -> Truth:
    """Whether somebody is of no account of the organization; without one, nobody can tell whose account it is."""
    own = estate.organization.id_of(resource)
    if own is None:
        return Cause("the account is in no organization, which would tell whose accounts others are")
    organization = ORGANIZATION_ID.search(who)
    if organization:
        return own if isinstance(own, Cause) else organization[0] != own
    account = ACCOUNT_ID.search(who)
    if account is None:
        return Cause(f"whether {who or 'they'} belong to the organization is not known")
    if account[0] in members(estate):
        return False
    gap = own.reason if isinstance(own, Cause) else estate.library.gap(MEMBER, resource)
    if gap or not is_whole(estate, resource):
        return Cause(f"whether {account[0]} belongs to the organization is not known" + (f": {gap}" if gap else ""))
    return True


def members(estate: Estate) -> set[str]:
    """The accounts that are known to belong to the organization."""
    found = {each.properties["AccountId"] for each in estate.inventory.of_type(MEMBER) if known_id(each)}
    found |= {each.properties["ManagementAccountId"] for each in estate.inventory.of_type(ORGANIZATION)}
    return {each for each in found if isinstance(each, str)}


def known_id(member: Resource) -> bool:
    """Whether the number of an account is known; code gives it a name only."""
    return is_known(member.properties["AccountId"]) and bool(member.properties["AccountId"])


def is_whole(estate: Estate, resource: Resource) -> bool:
    """Whether the numbers of all accounts are known, and no template tells a part of them."""
    listed = all(known_id(each) for each in estate.inventory.of_type(MEMBER))
    return listed and estate.inventory.closed(resource.scope)
