"""Connections of AppFlow are encrypted with a key that the customer controls.

Why: a connector profile holds the credentials of another service. With a key of your own, reading them also needs
permission for the key, each use is in CloudTrail, and disabling it closes them at once.

Fix: name your key in `KMSArn`. The connector profile is replaced, and the flows that use it with it.

Links:
- https://docs.aws.amazon.com/appflow/latest/userguide/data-protection.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.appflow import ConnectorProfile

META = Meta(
    type="AWS::AppFlow::ConnectorProfile",
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_264",),
    controls=("SC-12", "SC-12(2)", "SC-28(1)"),
)


def run(profile: ConnectorProfile) -> Result:
    return expect(profile.KMSArn, "no key of the customer is named, so AWS alone controls the one that is used")


EXAMPLES = """
# pass: a key of its own
Type: AWS::AppFlow::ConnectorProfile
Properties: {ConnectorProfileName: sales, ConnectorType: Salesforce, KMSArn: "arn:aws:kms:eu-west-1:123456789012:key/1"}
---
# fail: none is named
Type: AWS::AppFlow::ConnectorProfile
Properties: {ConnectorProfileName: sales, ConnectorType: Salesforce}
---
# undetermined: a parameter
Type: AWS::AppFlow::ConnectorProfile
Properties: {ConnectorProfileName: sales, ConnectorType: Salesforce, KMSArn: !Ref Key}
"""
