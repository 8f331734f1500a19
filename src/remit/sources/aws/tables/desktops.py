"""What people work on: Amazon WorkSpaces, AppStream 2.0, Amazon Connect and the directories behind them."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Table


def is_microsoft(known: dict[str, Any]) -> bool:
    """Whether a directory is AWS Managed Microsoft AD."""
    return known.get("Type") == "MicrosoftAD"


TABLES = (
    Table(
        "AWS::WorkSpaces::Workspace",
        Call(
            "workspaces:DescribeWorkspaces",
            "Workspaces[]",
            fixed={"Limit": 25},
            more="NextToken",
            same="BundleId DirectoryId RootVolumeEncryptionEnabled UserName"
            " UserVolumeEncryptionEnabled VolumeEncryptionKey WorkspaceId WorkspaceProperties",
            fills={"Id": "WorkspaceId"},
        ),
        id="WorkspaceId",
        arn="arn:{partition}:workspaces:{region}:{account}:workspace/{id}",
        tags="@tagging",
        unique=True,
    ),
    Table(
        "AWS::AppStream::Fleet",
        Call(
            "appstream:DescribeFleets",
            "Fleets[]",
            more="NextToken",
            same="Arn Description DisableIMDSV1 DisconnectTimeoutInSeconds DisplayName"
            " DomainJoinInfo EnableDefaultInternetAccess FleetType IamRoleArn"
            " IdleDisconnectTimeoutInSeconds ImageArn ImageName InstanceType"
            " MaxConcurrentSessions MaxSessionsPerInstance MaxUserDurationInSeconds Name"
            " Platform RootVolumeConfig SessionScriptS3Location StreamView"
            " UsbDeviceFilterStrings VpcConfig",
            fills={
                "ComputeCapacity.DesiredInstances": "ComputeCapacityStatus.Desired",
                "ComputeCapacity.DesiredSessions": "ComputeCapacityStatus.DesiredUserSessions",
            },
        ),
        id="Name",
        arn="Arn",
        name="Name",
        tags="@tagging",
        spent=("AttributesToDelete",),
    ),
    Table(
        "AWS::DirectoryService::MicrosoftAD",
        Call(
            "ds:DescribeDirectories",
            "DirectoryDescriptions[]",
            more="NextToken",
            same="Alias DirectoryId Edition Name ShortName VpcSettings",
            fills={"DnsIpAddresses": "DnsIpAddrs", "EnableSso": "SsoEnabled"},
        ),
        id="DirectoryId",
        arn="arn:{partition}:ds:{region}:{account}:directory/{id}",
        name="Name",
        keeps=is_microsoft,
        unique=True,
        spent=("CreateAlias",),
    ),
)
