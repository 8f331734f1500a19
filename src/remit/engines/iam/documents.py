"""The policies that resources of an inventory hold, or point to, each with the name that people know it by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.iam.library import MANAGED, blank, told_name, written
from remit.engines.iam.request import policy_of
from remit.model import MISSING, Cause, Obj, PartialString, Reference, cause_of, is_known, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from remit.engines.iam.library import Library
    from remit.engines.iam.request import Policy
    from remit.model import Resource

OF_AWS = ":iam::aws:policy/"
EVERYTHING = {"Effect": "Allow", "Action": "*", "Resource": "*"}
EVERYWHERE: dict[str, dict[str, Any]] = {
    "AdministratorAccess": {"Statement": [EVERYTHING]},
    "AWSDenyAll": {"Statement": [EVERYTHING | {"Effect": "Deny"}]},
}
"""Managed policies of AWS's that say the same in every partition, and never change."""


def items(value: Any) -> list[Any]:
    """The items of a list property; one that is not known stands for all."""
    if isinstance(value, (list, tuple)):
        return list(value)
    return [] if is_known(value) and value == MISSING else [value]


def inline(resource: Resource) -> Iterator[Policy]:
    """The inline policies of a user, group or role."""
    for item in items(resource.properties["Policies"]):
        name = item["PolicyName"] if isinstance(item, Obj) else MISSING
        told = name if isinstance(name, str) else "a policy"
        document = item["PolicyDocument"] if isinstance(item, Obj) else item
        yield written(f"policy {told} of {told_name(resource)}", document, resource.key)


def attached(resource: Resource, library: Library) -> Iterator[Policy]:
    """The managed policies of a user, group or role."""
    for value in items(resource.properties["ManagedPolicyArns"]):
        yield managed(value, library, resource)


def managed(value: Any, library: Library, holder: Resource) -> Policy:
    """A managed policy by its ARN or by a reference to it; one that is not in sight may say anything."""
    if isinstance(value, Reference):
        referred = library.get(value.target)
        return library.document(referred) if referred else blank("a managed policy", cause_of(value))
    known = arn_text(value)
    if known is None:
        return blank("a managed policy", cause_of(value))
    name = known.rsplit("/", maxsplit=1)[-1]
    found = library.by_arn.get(known)
    if found is not None:
        return library.document(found)
    if OF_AWS in known and name in EVERYWHERE:
        return policy_of(f"AWS's policy {name}", wrap(EVERYWHERE[name]))
    of_aws = library.of_aws(known)
    if of_aws is not None:
        return of_aws
    why = library.gap(MANAGED, holder)
    return blank(f"policy {name}", Cause(why or f"the document of the policy {name} is not among what was read"))


def arn_text(value: Any) -> str | None:
    """The ARN as text, if what is not known of it is at most the partition."""
    if isinstance(value, PartialString) and isinstance(value.parts[-1], str) and OF_AWS in value.parts[-1]:
        return f"arn:aws{value.parts[-1]}" if len(value.parts) == len(("arn:", "partition", "rest")) else None
    return value if isinstance(value, str) else None
