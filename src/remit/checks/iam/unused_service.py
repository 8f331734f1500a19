"""Users and roles keep no permission for services that they do not use.

Why: a permission that nobody uses helps nobody but whoever takes the principal over.

Fix: take the service out of its policies; IAM Access Analyzer writes a policy from what was used. What runs once a year
looks unused as well: ask its owner first. `remit unused` lists all of them.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html
- https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetails.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default, passed, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World

META = Meta(
    type=("AWS::IAM::User", "AWS::IAM::Role"),
    duty="identity-access",
    severity="low",
    controls=("AC-2", "AC-6", "AC-6(7)"),
)

MOST_DAYS = 90


def run(principal: Any, world: World) -> Result:
    if not principal.ServicesLastAccessed:
        return not_applicable("it is allowed nothing, is not used at all, or does not exist yet")
    made = or_default(principal.CreateDate, principal.Credentials.UserCreationTime)
    if world.days_since(made, of=principal) <= MOST_DAYS:
        return passed("it is too young to tell")

    def is_idle(service: Any) -> bool:
        used = service.LastAuthenticated
        return not used or world.days_since(used, of=principal) > MOST_DAYS

    idle = some(is_idle, principal.ServicesLastAccessed)
    return expect(not idle, "its policies allow a service that it has not used for more than 90 days")


EXAMPLES = """
# pass: all used
Taken: 2026-06-30
Type: AWS::IAM::Role
Properties:
  CreateDate: "2020-01-01T00:00:00Z"
  ServicesLastAccessed: [{ServiceNamespace: s3, LastAuthenticated: "2026-06-01T00:00:00Z"}]
---
# fail: one never
Taken: 2026-06-30
Type: AWS::IAM::User
Properties:
  Credentials: {UserCreationTime: "2020-01-01T00:00:00Z"}
  ServicesLastAccessed: [{ServiceNamespace: s3, LastAuthenticated: "2026-06-01T00:00:00Z"}, {ServiceNamespace: iam}]
---
# not-applicable: a template knows no use
Type: AWS::IAM::Role
---
# undetermined: iam:GenerateServiceLastAccessedDetails was refused
Taken: 2026-06-30
Type: AWS::IAM::Role
Properties: {CreateDate: "2020-01-01T00:00:00Z", ServicesLastAccessed: !Ref Refused}
"""
