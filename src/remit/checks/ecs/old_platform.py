"""Fargate services run on the latest platform version.

Why: AWS patches the latest platform; a service that names an old one keeps its kernel and runtime until AWS retires
it.

Fix: set `PlatformVersion: LATEST` or leave it out, and force a new deployment.

Links:
- https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default, some

if TYPE_CHECKING:
    from remit.schema.stubs.ecs import Service

META = Meta(
    type="AWS::ECS::Service",
    duty="platform",
    severity="medium",
    also=(
        "ECS.10",
        "config:ecs-fargate-latest-platform-version",
        "CKV_AWS_332",
        "ecs_service_fargate_latest_platform_version",
    ),
    controls=("SI-2", "SI-2(2)", "SI-2(4)", "SI-2(5)"),
)

# The latest of Linux, and of Windows; Linux's own 1.0.0 is retired and cannot be started (platform-fargate).
LATEST = ("LATEST", "1.4.0", "1.0.0")


def run(service: Service) -> Result:
    fargate = or_default(service.LaunchType, "") == "FARGATE"
    providers = (one.CapacityProvider in ("FARGATE", "FARGATE_SPOT") for one in service.CapacityProviderStrategy)
    if not (fargate or some(bool, providers)):
        return not_applicable("it does not run on Fargate")
    return expect(or_default(service.PlatformVersion, "LATEST") in LATEST, "its platform is an old one")


EXAMPLES = """
# pass: the latest
Type: AWS::ECS::Service
Properties: {LaunchType: FARGATE, PlatformVersion: LATEST}
---
# fail: an old one
Type: AWS::ECS::Service
Properties: {LaunchType: FARGATE, PlatformVersion: 1.3.0}
---
# undetermined: a parameter
Type: AWS::ECS::Service
Properties: {LaunchType: FARGATE, PlatformVersion: !Ref Version}
---
# not-applicable: on instances
Type: AWS::ECS::Service
Properties: {LaunchType: EC2}
"""
