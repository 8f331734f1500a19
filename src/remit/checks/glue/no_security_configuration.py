"""Jobs and development endpoints of Glue encrypt what they write.

Why: output, logs and bookmarks of a job or endpoint without a security configuration are not encrypted with a key of
the customer's.

Fix: make an `AWS::Glue::SecurityConfiguration` and name it in `SecurityConfiguration`. Holds for new runs.

Links:
- https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html
- https://docs.aws.amazon.com/glue/latest/dg/set-up-encryption.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any

META = Meta(
    type=("AWS::Glue::Job", "AWS::Glue::DevEndpoint"),
    duty="rest-encryption",
    severity="medium",
    also=("CKV_AWS_195",),
    controls=("SC-13", "SC-28", "SC-28(1)"),
)


def run(resource: Any) -> Result:
    return expect(resource.SecurityConfiguration, "it encrypts nothing that it writes")


EXAMPLES = """
# pass: one
Type: AWS::Glue::Job
Properties: {Role: role, Command: {Name: glueetl}, SecurityConfiguration: strict}
---
# fail: none
Type: AWS::Glue::Job
Properties: {Role: role, Command: {Name: glueetl}}
---
# fail: nor for an endpoint
Type: AWS::Glue::DevEndpoint
Properties: {RoleArn: role}
---
# undetermined: a parameter that may be empty
Type: AWS::Glue::Job
Properties: {Role: role, Command: {Name: glueetl}, SecurityConfiguration: !Ref Configuration}
"""
