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

from remit.model import Meta, Result, failed, not_applicable, or_default, passed, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ecs import Service

META = Meta(
    type="AWS::ECS::Service",
    needs=("AWS::ECS::Cluster",),
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


def run(service: Service, world: World) -> Result:
    if service.LaunchType and service.LaunchType != "FARGATE":
        return not_applicable("it does not run on Fargate")
    if or_default(service.PlatformVersion, "LATEST") in LATEST:
        return passed()
    if not service.LaunchType and not placed_on_fargate(service, world):
        return not_applicable("it does not run on Fargate")
    return failed("its platform is an old one")


def placed_on_fargate(service: Service, world: World) -> bool:
    strategy = service.CapacityProviderStrategy
    if not strategy:  # then that of its cluster counts (API_CreateService, capacityProviderStrategy)
        cluster = service.Cluster or "default"
        strategy = world.resolve(cluster, "AWS::ECS::Cluster").DefaultCapacityProviderStrategy
    return some(lambda one: one.CapacityProvider in ("FARGATE", "FARGATE_SPOT"), strategy)


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
Properties: {LaunchType: EC2, PlatformVersion: 1.3.0}
---
# fail: an old one, on Fargate as its cluster has it
Resources:
  Cluster:
    Type: AWS::ECS::Cluster
    Properties: {DefaultCapacityProviderStrategy: [{CapacityProvider: FARGATE}]}
  Service: {Type: AWS::ECS::Service, Properties: {Cluster: !Ref Cluster, PlatformVersion: 1.3.0}}
---
# undetermined: its cluster, which is out of sight, says where it runs
Type: AWS::ECS::Service
Properties: {PlatformVersion: 1.3.0}
"""
