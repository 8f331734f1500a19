"""What moves files: AWS Transfer Family, AWS DataSync and Amazon FSx, where they end up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.aws.table import TAGS, Call, Join, Table, Via
from remit.sources.aws.tables.backup import RECOVERY_POINTS
from remit.sources.aws.transforms import last_part

if TYPE_CHECKING:
    from collections.abc import Callable


def is_object_storage(known: dict[str, Any]) -> bool:
    """Whether a location's address is that of an object storage server."""
    return str(known.get("LocationUri", "")).startswith("object-storage://")


def part_of_uri(index: int) -> Callable[[str], str | None]:
    """A part of an object storage's address: its host, its bucket, and the folder in it."""
    return lambda uri: dict(enumerate(uri.partition("://")[2].split("/"))).get(index) or None


TABLES = (
    Table(
        "AWS::Transfer::Server",
        Call(
            "transfer:ListServers",
            "Servers[]",
            fixed={"MaxResults": 1000},
            more="NextToken",
            fills={"ServerId": "ServerId"},
        ),
        (
            Call(
                "transfer:DescribeServer",
                "Server",
                bound={"ServerId": "ServerId"},
                same="Arn As2ServiceManagedEgressIpAddresses Certificate Domain EndpointDetails"
                " EndpointType IdentityProviderDetails IdentityProviderType IpAddressType"
                " LoggingRole PostAuthenticationLoginBanner PreAuthenticationLoginBanner"
                " ProtocolDetails Protocols S3StorageOptions SecurityPolicyName State"
                " StructuredLogDestinations WorkflowDetails",
                fills={TAGS: "Tags"},
            ),
        ),
        id="ServerId",
        arn="Arn",
        tags="@told",
        unique=True,
    ),
    Table(
        "AWS::Transfer::Connector",
        Call(
            "transfer:ListConnectors",
            "Connectors[]",
            fixed={"MaxResults": 1000},
            more="NextToken",
            fills={"ConnectorId": "ConnectorId"},
        ),
        (
            Call(
                "transfer:DescribeConnector",
                "Connector",
                bound={"ConnectorId": "ConnectorId"},
                same="AccessRole Arn As2Config EgressConfig EgressType ErrorMessage IpAddressType"
                " LoggingRole SecurityPolicyName ServiceManagedEgressIpAddresses SftpConfig Status"
                " Url",
                fills={TAGS: "Tags"},
            ),
        ),
        id="ConnectorId",
        arn="Arn",
        tags="@told",
        unique=True,
    ),
    Table(
        "AWS::DataSync::Task",
        Call(
            "datasync:ListTasks", "Tasks[]", fixed={"MaxResults": 100}, more="NextToken", fills={"TaskArn": "TaskArn"}
        ),
        (
            Call(
                "datasync:DescribeTask",
                bound={"TaskArn": "TaskArn"},
                same="CloudWatchLogGroupArn DestinationLocationArn DestinationNetworkInterfaceArns"
                " Excludes Includes ManifestConfig Name Options Schedule SourceLocationArn"
                " SourceNetworkInterfaceArns Status TaskMode TaskReportConfig",
            ),
        ),
        id=Via(last_part(), "TaskArn"),
        arn="TaskArn",
        name="Name",
        tags="@tagging",
    ),
    Table(
        "AWS::DataSync::LocationObjectStorage",
        Call(
            "datasync:ListLocations",
            "Locations[]",
            fixed={"MaxResults": 100},
            more="NextToken",
            fills={"LocationArn": "LocationArn", "LocationUri": "LocationUri"},
        ),
        (
            Call(
                "datasync:DescribeLocationObjectStorage",
                bound={"LocationArn": "LocationArn"},
                same="AccessKey AgentArns CmkSecretConfig CustomSecretConfig FederatedIdentity"
                " ManagedSecretConfig ServerCertificate ServerPort ServerProtocol",
                fills={
                    "BucketName": Via(part_of_uri(1), "LocationUri"),
                    "ServerHostname": Via(part_of_uri(0), "LocationUri"),
                },
            ),
        ),
        id=Via(last_part(), "LocationArn"),
        arn="LocationArn",
        tags="@tagging",
        keeps=is_object_storage,
    ),
    Table(
        "AWS::FSx::FileSystem",
        Call(
            "fsx:DescribeFileSystems",
            "FileSystems[]",
            more="NextToken",
            same="DNSName FileSystemType FileSystemTypeVersion KmsKeyId LustreConfiguration"
            " NetworkType OntapConfiguration OpenZFSConfiguration ResourceARN StorageCapacity"
            " StorageType SubnetIds WindowsConfiguration",
            fills={
                "Id": "FileSystemId",
                "LustreMountName": "LustreConfiguration.MountName",
                "RootVolumeId": "OpenZFSConfiguration.RootVolumeId",
            },
        ),
        (
            RECOVERY_POINTS,
            Call(
                "ec2:DescribeNetworkInterfaces",
                "NetworkInterfaces[]",
                fixed={"MaxResults": 1000},
                more="NextToken",
                join=Join(own="NetworkInterfaceIds[0]", by="NetworkInterfaceId"),
                fills={"SecurityGroupIds": "Groups[].GroupId"},
                when="NetworkInterfaceIds",
            ),
        ),
        id="FileSystemId",
        arn="ResourceARN",
        tags="Tags",
        unique=True,
        spent=("BackupId",),
        unread=(
            "LustreConfiguration.AutoImportPolicy",
            "LustreConfiguration.ExportPath",
            "LustreConfiguration.ImportPath",
            "LustreConfiguration.ImportedFileChunkSize",
            "OpenZFSConfiguration.Options",
            "OpenZFSConfiguration.RootVolumeConfiguration",
            "WindowsConfiguration.SelfManagedActiveDirectoryConfiguration.Password",
        ),
    ),
)
