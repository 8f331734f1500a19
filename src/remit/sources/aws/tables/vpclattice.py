"""Amazon VPC Lattice: services and service networks of the account itself, and who may call them."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Table


def is_own(known: dict[str, Any]) -> bool:
    """Whether a service or network is the account's; those that others share with it are listed as well."""
    return bool(str(known["arn"]).split(":")[4] == known["@account"])


def policies() -> tuple[Call, Call]:
    """The policy of who may call, and the one by which it is shared."""
    return (
        Call(
            "vpc-lattice:GetAuthPolicy",
            bound={"resourceIdentifier": "arn"},
            absent=("ResourceNotFoundException",),
            fills={"AuthPolicy.Policy": "policy", "AuthPolicy.State": "state"},
        ),
        Call(
            "vpc-lattice:GetResourcePolicy",
            bound={"resourceArn": "arn"},
            absent=("ResourceNotFoundException",),
            fills={"ResourcePolicy.Policy": "policy"},
        ),
    )


TABLES = (
    Table(
        "AWS::VpcLattice::Service",
        Call(
            "vpc-lattice:ListServices",
            "items[]",
            fixed={"maxResults": 100},
            more="nextToken",
            same="Arn CreatedAt CustomDomainName DnsEntry Id LastUpdatedAt Name Status",
        ),
        (
            Call(
                "vpc-lattice:GetService",
                bound={"serviceIdentifier": "arn"},
                same="AuthType CertificateArn IdleTimeoutSeconds",
            ),
            *policies(),
        ),
        id="id",
        arn="arn",
        name="name",
        tags="@tagging",
        keeps=is_own,
        unique=True,
    ),
    Table(
        "AWS::VpcLattice::ServiceNetwork",
        Call(
            "vpc-lattice:ListServiceNetworks",
            "items[]",
            fixed={"maxResults": 100},
            more="nextToken",
            same="Arn CreatedAt Id LastUpdatedAt Name",
        ),
        (
            Call(
                "vpc-lattice:GetServiceNetwork",
                bound={"serviceNetworkIdentifier": "arn"},
                same="AuthType",
                fills={"SharingConfig.enabled": "sharingConfig.enabled"},
            ),
            *policies(),
        ),
        id="id",
        arn="arn",
        name="name",
        tags="@tagging",
        keeps=is_own,
        unique=True,
    ),
)
