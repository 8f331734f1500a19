"""Airflow's web server is private.

Why: on the public endpoint everybody on the internet can try stolen sign-ins and new holes of Airflow, which runs
code with the environment's role.

Fix: set `WebserverAccessMode: PRIVATE_ONLY`, and reach it through the VPC. The environment is updated for half an
hour.

Links:
- https://docs.aws.amazon.com/mwaa/latest/userguide/configuring-networking.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-mwaa-environment.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.mwaa import Environment

META = Meta(
    type="AWS::MWAA::Environment",
    duty="network-controls",
    severity="medium",
    also=("CKV2_AWS_66",),
    controls=("AC-4", "SC-7", "SC-7(3)"),
)


def run(environment: Environment) -> Result:
    mode = or_default(environment.WebserverAccessMode, "PRIVATE_ONLY")  # API_CreateEnvironment
    return expect(mode == "PRIVATE_ONLY", "the whole internet can reach it")


EXAMPLES = """
# pass: private by default
Type: AWS::MWAA::Environment
Properties: {Name: flow}
---
# fail: public
Type: AWS::MWAA::Environment
Properties: {Name: flow, WebserverAccessMode: PUBLIC_ONLY}
---
# undetermined: a parameter
Type: AWS::MWAA::Environment
Properties: {Name: flow, WebserverAccessMode: !Ref Mode}
"""
