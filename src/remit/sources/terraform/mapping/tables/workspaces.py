"""Amazon WorkSpaces: directories, desktops and from where they are reached.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/workspaces_directory
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.sources.terraform.mapping.table import Block, Table, To, choice

if TYPE_CHECKING:
    from remit.sources.terraform.mapping.table import Spec


def switch(path: str) -> Spec:
    """A permission that is given or not."""
    return To(path, choice("ENABLED", "DISABLED"))


PERMISSIONS = Block(
    "SelfservicePermissions",
    {
        "change_compute_type": switch("ChangeComputeType"),
        "increase_volume_size": switch("IncreaseVolumeSize"),
        "rebuild_workspace": switch("RebuildWorkspace"),
        "restart_workspace": switch("RestartWorkspace"),
        "switch_running_mode": switch("SwitchRunningMode"),
    },
    # The page of aws_workspaces_directory.
    defaults={
        "change_compute_type": False,
        "increase_volume_size": False,
        "rebuild_workspace": False,
        "restart_workspace": True,
        "switch_running_mode": False,
    },
)

TABLES = (
    Table(
        "aws_workspaces_directory",
        "AWS::WorkSpaces::Directory",
        {"directory_id": "DirectoryId", "self_service_permissions": PERMISSIONS},
        ids={"id": "DirectoryId"},
    ),
    Table(
        "aws_workspaces_ip_group",
        "AWS::WorkSpaces::WorkspaceIpGroup",
        {
            "description": "GroupDesc",
            "name": "GroupName",
            "rules": Block("UserRules", {"description": "RuleDesc", "source": "IpRule"}),
        },
        ids={"id": "GroupId"},
    ),
    Table("aws_workspaces_workspace", "AWS::WorkSpaces::Workspace"),
)
