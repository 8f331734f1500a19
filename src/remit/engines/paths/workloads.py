"""What runs code, and as whom: the role of an instance, a task, a function, a service, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.network.entries.directory import leaves
from remit.engines.network.entries.words import MISSHAPEN, ODD
from remit.engines.network.places import SCALING, TEMPLATE
from remit.model import Cause

if TYPE_CHECKING:
    from typing import Any

    from remit.engines.network.entries.directory import Directory
    from remit.model import Resource

ROLE, PROFILE = "AWS::IAM::Role", "AWS::IAM::InstanceProfile"
INSTANCE, TASKS = "AWS::EC2::Instance", "AWS::ECS::TaskDefinition"
FUNCTION, ALIAS, VERSION = "AWS::Lambda::Function", "AWS::Lambda::Alias", "AWS::Lambda::Version"

ROLES: dict[str, tuple[str, ...]] = {
    FUNCTION: ("Role",),
    TASKS: ("TaskRoleArn",),
    "AWS::AppRunner::Service": ("InstanceConfiguration.InstanceRoleArn",),
    "AWS::Amplify::App": ("ComputeRoleArn",),
    "AWS::SageMaker::NotebookInstance": ("RoleArn",),
    "AWS::AppSync::DataSource": ("ServiceRoleArn",),
}
"""Where a type names the role that its code acts as: the registry's property names."""

PROFILES: dict[str, tuple[str, ...]] = {
    INSTANCE: ("IamInstanceProfile",),
    TEMPLATE: ("LaunchTemplateData.IamInstanceProfile.Arn", "LaunchTemplateData.IamInstanceProfile.Name"),
    "AWS::EMR::Cluster": ("JobFlowRole",),
}
"""Where a type names an instance profile, whose role anything on the instance can act as:
https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html."""

RUNS_AS: dict[str, tuple[str, str]] = {
    "AWS::ECS::Service": ("TaskDefinition", TASKS),
    ALIAS: ("FunctionName", FUNCTION),
    VERSION: ("FunctionName", FUNCTION),
}
"""Types that run what another one defines, and the property that names it."""

TYPES = frozenset((*ROLES, *PROFILES, *RUNS_AS, SCALING)) - {TEMPLATE, TASKS, "AWS::AppSync::DataSource"}
"""The types that run the customer's code."""


class Acting(NamedTuple):
    """The role that code acts as: `role`, or None with `doubt` when it is not in sight, and without when it has none.

    `via` are the keys of what lies between: the task definition, the instance profile.
    """

    role: Resource | None
    via: tuple[str, ...] = ()
    doubt: str = ""


def acting(workload: Resource, directory: Directory) -> Acting:
    """As whom a workload's code acts; whoever names it in an odd shape is not known."""
    try:
        return named(workload, directory)
    except ODD:
        return Acting(None, doubt=MISSHAPEN.reason)


def named(workload: Resource, directory: Directory) -> Acting:
    """As whom a workload's code acts, by the tables above."""
    if workload.type in RUNS_AS:
        property_, type_name = RUNS_AS[workload.type]
        return through(directory.find(workload.properties[property_], type_name), directory)
    if workload.type == SCALING:
        return through(template_of(workload, directory), directory)
    profile = first(workload, PROFILES.get(workload.type, ()), PROFILE, directory)
    if isinstance(profile, Cause):
        return Acting(None, doubt=profile.reason)
    if profile is not None:
        found = first(profile, ("Roles",), ROLE, directory)
        return of(found, (profile.key,))
    return of(first(workload, ROLES.get(workload.type, ()), ROLE, directory))


def through(found: Resource | Cause | None, directory: Directory) -> Acting:
    """As whom what another resource defines acts."""
    if isinstance(found, Cause):
        return Acting(None, doubt=found.reason)
    if found is None:
        return Acting(None)
    inner = acting(found, directory)
    return inner._replace(via=(found.key, *inner.via))


def of(found: Resource | Cause | None, via: tuple[str, ...] = ()) -> Acting:
    """The role that was found, or why it was not."""
    if isinstance(found, Cause):
        return Acting(None, via, found.reason)
    return Acting(found, via)


def first(resource: Resource, paths: tuple[str, ...], type_name: str, directory: Directory) -> Any:
    """What the first value at the paths means."""
    values = (value for path in paths for value in leaves(resource.properties, path.split(".")))
    return next((found for value in values if (found := directory.find(value, type_name)) is not None), None)


def template_of(group: Resource, directory: Directory) -> Resource | Cause:
    """The launch template that says what the instances of a scaling group are like."""
    properties = group.properties
    mixed = properties.MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification
    for named in (properties["LaunchTemplate"], mixed):
        for name in ("LaunchTemplateId", "LaunchTemplateName"):
            found = directory.find(named[name], TEMPLATE)
            if found is not None:
                return found
    return Cause("how its instances are launched is not told by a launch template that was read")
