"""Endpoints of graph databases sign in by IAM.

Why: without IAM, the endpoint writes as nobody, and the graph must let in whoever reaches it.

Fix: set `NeptuneSettings: {IamAuthEnabled: true, …}` and give `ServiceAccessRoleArn` the right to write. It is
changed in place; stop the tasks first.

Links:
- https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.Neptune.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.dms import Endpoint

META = Meta(
    type="AWS::DMS::Endpoint",
    duty="identity-access",
    severity="medium",
    also=("DMS.10", "config:dms-neptune-iam-authorization-enabled", "dms_endpoint_neptune_iam_authorization_enabled"),
    controls=("AC-2(1)", "AC-3", "AC-3(15)", "AC-6", "IA-2"),
)


def run(endpoint: Endpoint) -> Result:
    if endpoint.EngineName != "neptune":
        return not_applicable("it is no endpoint of Neptune")
    return expect(endpoint.NeptuneSettings.IamAuthEnabled, "it does not sign in")


EXAMPLES = """
# pass: by IAM
Type: AWS::DMS::Endpoint
Properties: {EndpointType: target, EngineName: neptune, NeptuneSettings: {IamAuthEnabled: true}}
---
# fail: not unless told to
Type: AWS::DMS::Endpoint
Properties: {EndpointType: target, EngineName: neptune}
---
# not-applicable: another engine
Type: AWS::DMS::Endpoint
Properties: {EndpointType: source, EngineName: mysql}
---
# undetermined: decided by a parameter that has no value
Type: AWS::DMS::Endpoint
Properties: {EndpointType: target, EngineName: neptune, NeptuneSettings: {IamAuthEnabled: !Ref Sign}}
"""
