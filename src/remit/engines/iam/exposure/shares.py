"""What is shared by a list of accounts rather than by a policy: images, snapshots, endpoint services, RAM shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from remit.engines.iam.documents import items
from remit.engines.iam.exposure.membership import ACCOUNT_ID, ORGANIZATION_ID
from remit.engines.iam.exposure.openings import AUTHENTICATED, NAMED, PUBLIC, Opening, narrowed
from remit.engines.iam.exposure.policies import is_value, truth_of
from remit.engines.iam.truth import negate
from remit.model import Cause, Obj, PartialString, Reference, cause_of, is_known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remit.engines.iam.exposure.policies import Subject
    from remit.engines.iam.truth import Truth

    Reader = Callable[[Subject], Iterator[Opening]]


class Listed(NamedTuple):
    """A list of those with whom something is shared: `path` leads to the list, `members` names what an item may hold.

    `everyone` is the word for all, which opens it to `widest`.
    """

    path: str
    members: tuple[str, ...] = ()
    everyone: str = "*"
    widest: str = AUTHENTICATED


def listed(lists: Listed) -> Reader:
    """A reader of such a list."""

    def read(subject: Subject) -> Iterator[Opening]:
        value: Any = subject.resource.properties
        for name in lists.path.split("."):
            value = value[name]
        for item in items(value):
            for grantee in grantees(item, lists.members):
                yield from granted(subject, lists, grantee, item)

    return read


def grantees(item: Any, members: tuple[str, ...]) -> Iterator[Any]:
    """Whom an item of the list names."""
    if not members or not isinstance(item, Obj):
        yield item
        return
    yield from (each for name in members for each in items(item[name]))


def granted(subject: Subject, lists: Listed, grantee: Any, at: Any) -> Iterator[Opening]:
    """The way that one who is named comes in."""
    action = subject.actions[0]
    if not is_known(grantee):
        own = isinstance(grantee, (Reference, PartialString)) and is_of_estate(subject, grantee)
        if not own:
            yield Opening(lists.widest, truth=cause_of(grantee))
    elif grantee == lists.everyone:
        who = "anyone" if lists.widest == PUBLIC else "any AWS account"
        yield Opening(lists.widest, who, action, at, f"it is shared with {who}")
    else:
        outside = is_other(str(grantee), subject.account)
        if outside is not False:
            yield Opening(NAMED, str(grantee), action, at, f"it is shared with {grantee}", outside)


def is_of_estate(subject: Subject, value: Any) -> bool:
    """Whether what is not known is a resource of the same account."""
    parts = [value] if isinstance(value, Reference) else [each for each in value.parts if isinstance(each, Reference)]
    found = [subject.estate.inventory.get(each.target) for each in parts]
    return bool(found) and all(each is not None and each.scope == subject.resource.scope for each in found)


def is_other(grantee: str, account: str | None) -> Truth:
    """Whether one who is named is of another account than the resource."""
    named = ACCOUNT_ID.search(grantee)
    if ORGANIZATION_ID.search(grantee) or named is None:
        return True
    if account is None:
        return Cause("the account that it belongs to is not known")
    return named[0] != account


IMAGE = listed(Listed("LaunchPermissions", ("Group", "UserId", "OrganizationArn", "OrganizationalUnitArn"), "all"))
SNAPSHOT = listed(Listed("CreateVolumePermissions", ("Group", "UserId"), "all"))


def by_image(subject: Subject) -> Iterator[Opening]:
    """A machine image: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-intro.html."""
    yield from IMAGE(subject)
    public = truth_of(subject.resource.properties["Public"])
    if public is not False:
        at = subject.resource.properties
        yield Opening(AUTHENTICATED, "any AWS account", subject.actions[0], at, "it is public", public)


def by_snapshot(subject: Subject) -> Iterator[Opening]:
    """A snapshot of a volume; the Region's block of all sharing outranks what a public one says.

    https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html.
    """
    found = list(SNAPSHOT(subject))
    if not any(each.level == AUTHENTICATED for each in found):
        yield from found
        return
    yield from narrowed(found, blocked(subject), to=NAMED)


def blocked(subject: Subject) -> Truth:
    """Whether the Region keeps snapshots from being public."""
    resource, library = subject.resource, subject.estate.library
    for fact in library.of_type("Remit::EC2::AccountDefaults"):
        if fact.scope == resource.scope and fact.region == resource.region:
            return is_value(fact.properties["SnapshotBlockPublicAccess"], "block-all-sharing")
    why = library.gap("Remit::EC2::AccountDefaults", resource)
    return Cause(why) if why else False


def restorable(name: str) -> Reader:
    """A database's snapshot, which the attribute `restore` shares.

    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html.
    """

    def read(subject: Subject) -> Iterator[Opening]:
        lists = Listed(name, ("AttributeValues",), "all")
        for item in items(subject.resource.properties[name]):
            if not is_known(item):
                yield Opening(AUTHENTICATED, truth=cause_of(item))
                continue
            restores = is_value(item["AttributeName"], "restore")
            for grantee in grantees(item, lists.members) if restores is not False else ():
                yield from narrowed(granted(subject, lists, grantee, item), negate(restores))

    return read


def by_service(subject: Subject) -> Iterator[Opening]:
    """An endpoint service; where each connection must be accepted, its owner decides about everyone.

    https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html.
    """
    accepts = truth_of(subject.resource.properties["AcceptanceRequired"])
    yield from narrowed(listed(Listed("AllowedPrincipals"))(subject), accepts, to=NAMED)


def by_lightsail(subject: Subject) -> Iterator[Opening]:
    """A bucket of Lightsail, whose objects may be public one by one.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lightsail-bucket.html.
    """
    properties, action = subject.resource.properties, subject.actions[0]
    rules = properties["AccessRules"]
    public = is_value(rules["GetObject"], "public")
    if public is not False:
        yield Opening(PUBLIC, "anyone", action, rules, "all its objects are public", public)
    if truth_of(rules["AllowPublicOverrides"]) is not False:
        yield Opening(PUBLIC, truth=Cause("single objects may be public, and their settings are not read"))
    yield from listed(Listed("ReadOnlyAccessAccounts"))(subject)
