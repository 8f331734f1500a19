"""Who an entry point's own policy lets in: the identity engine's part of whether callers must prove who they are.

API Gateway: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html. OpenSearch:
https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html. Function URLs, which answer nobody without
a permission: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.iam.reader import PolicyReader
from remit.engines.network.entries.gateways import REST, URL
from remit.engines.network.entries.words import Fact, asked, unknown
from remit.model import MISSING, Cause, is_known

if TYPE_CHECKING:
    from remit.engines.network.entries.words import Door, Entry
    from remit.engines.paths.permissions import Permissions

SEARCH = "AWS::OpenSearchService::Domain"
POLICIES = {REST: ("Policy", "execute-api:Invoke"), SEARCH: ("AccessPolicies", "es:ESHttpGet")}
"""Where a type has its policy, and the action of a caller."""

NAMES = "its policy names who may call"
ANYBODY = "its policy lets anybody in"


def sign_in(entry: Entry, door: Door, permissions: Permissions) -> Fact | None:
    """Whether callers of a door must prove who they are, its policy weighed as well."""
    if door.sign_in is not None and door.sign_in.holds:
        return door.sign_in
    if entry.resource.type == URL:
        return by_permission(door, permissions)
    if entry.resource.type not in POLICIES:
        return door.sign_in
    name, action = POLICIES[entry.resource.type]
    policy = entry.resource.properties[name]
    if is_known(policy) and policy == MISSING:
        return door.sign_in
    found = asked(lambda: PolicyReader().allows_anyone(policy, actions=(action,)))
    if isinstance(found, Cause):
        return unknown(found)
    return Fact(holds=False, told=ANYBODY) if found else Fact(holds=True, told=NAMES)


def by_permission(door: Door, permissions: Permissions) -> Fact | None:
    """A URL that asks nobody answers only whom the function's policy lets invoke it by URL."""
    function = door.onward[0].target if door.onward else None
    if function is None or door.sign_in is None or door.sign_in.holds is None:
        return door.sign_in
    found = permissions.anyone(function, "lambda:InvokeFunctionUrl")
    if found.holds is None:
        return found
    return door.sign_in if found.holds else Fact(holds=True, told="no permission lets anybody invoke it by URL")
