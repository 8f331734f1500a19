"""The tables: for each service one module, saying which calls find and fill the types of its CloudFormation namespaces.

A module is loaded when one of its types is wanted.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from remit.sources.aws.table import TAGS, Call, Join

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.model import Needs
    from remit.sources.aws.table import Table

MODULES = {
    "ACMPCA": ("acmpca",),
    "AccessAnalyzer": ("detection",),
    "Account": (
        "organizations",
        "artifact",
    ),
    "AmazonMQ": ("messaging",),
    "Amplify": ("amplify",),
    "ApiGateway": ("apigateway",),
    "ApiGatewayV2": ("apigatewayv2",),
    "AppFlow": ("appflow",),
    "AppRunner": ("apprunner",),
    "AppStream": ("desktops",),
    "AppSync": ("appsync",),
    "ApplicationAutoScaling": ("applicationautoscaling",),
    "Athena": ("glue",),
    "AutoScaling": ("autoscaling",),
    "Backup": ("backup",),
    "Batch": ("batch",),
    "Bedrock": ("bedrock",),
    "CertificateManager": ("acm",),
    "CloudFormation": ("cloudformation",),
    "CloudFront": ("cloudfront",),
    "CloudTrail": ("cloudtrail",),
    "CloudWatch": ("cloudwatch",),
    "CodeArtifact": ("codepipeline",),
    "CodeBuild": ("codebuild",),
    "CodePipeline": ("codepipeline",),
    "Cognito": ("cognito",),
    "Config": ("config",),
    "Connect": ("connect",),
    "DAX": ("caches",),
    "DLM": ("dlm",),
    "DMS": ("dms",),
    "DataSync": ("transfer",),
    "DirectoryService": ("desktops",),
    "DocDB": ("documents",),
    "DocDBElastic": ("documents",),
    "DynamoDB": ("dynamodb",),
    "EC2": (
        "ec2",
        "ec2_edges",
        "ec2_images",
        "ec2_network",
        "ec2_transit",
        "ec2_vpn",
    ),
    "ECR": ("ecr",),
    "ECS": ("ecs",),
    "EFS": ("efs",),
    "EKS": ("eks",),
    "EMR": ("emr",),
    "ElastiCache": ("elasticache",),
    "ElasticBeanstalk": ("elasticbeanstalk",),
    "ElasticLoadBalancing": ("elasticloadbalancing",),
    "ElasticLoadBalancingV2": ("elasticloadbalancing",),
    "Elasticsearch": ("opensearch",),
    "EventSchemas": ("eventschemas",),
    "Events": ("events",),
    "FSx": ("transfer",),
    "GlobalAccelerator": ("globalaccelerator",),
    "Glue": ("glue",),
    "GuardDuty": ("detection",),
    "IAM": ("iam",),
    "ImageBuilder": ("imagebuilder",),
    "Inspector": ("inspector",),
    "IoT": ("iot",),
    "KMS": ("kms",),
    "KafkaConnect": ("messaging",),
    "Kendra": ("kendra",),
    "Kinesis": ("messaging",),
    "KinesisFirehose": ("messaging",),
    "KinesisVideo": ("messaging",),
    "LakeFormation": ("lakeformation",),
    "Lambda": ("lambda_",),
    "Lightsail": ("lightsail",),
    "Logs": ("cloudwatch",),
    "MSK": ("messaging",),
    "MWAA": ("airflow",),
    "Macie": ("detection",),
    "MemoryDB": ("caches",),
    "Neptune": ("documents",),
    "NetworkFirewall": ("networkfirewall",),
    "OpenSearchService": ("opensearch",),
    "Organizations": ("organizations",),
    "RAM": ("ram",),
    "RDS": ("rds",),
    "Redshift": ("redshift",),
    "RedshiftServerless": ("redshift",),
    "RolesAnywhere": ("rolesanywhere",),
    "Route53": ("route53",),
    "S3": (
        "s3",
        "s3_access",
    ),
    "S3Express": ("s3_access",),
    "S3Files": ("s3_kinds",),
    "S3ObjectLambda": ("s3_access",),
    "S3Outposts": ("s3_kinds",),
    "S3Tables": ("s3_kinds",),
    "S3Vectors": ("s3_kinds",),
    "SES": ("ses",),
    "SNS": ("sns",),
    "SQS": ("sqs",),
    "SSM": ("ssm",),
    "SSO": ("sso",),
    "SageMaker": ("sagemaker",),
    "Scheduler": ("scheduler",),
    "SecretsManager": ("secretsmanager",),
    "SecurityHub": ("detection",),
    "StepFunctions": ("stepfunctions",),
    "Timestream": ("timestream",),
    "Transfer": ("transfer",),
    "VpcLattice": ("vpclattice",),
    "WAF": ("waf_classic",),
    "WAFRegional": ("waf_classic",),
    "WAFv2": ("wafv2",),
    "WorkSpaces": ("desktops",),
}
"""The modules that hold the types of a namespace, `AWS::` and `Remit::` alike."""

TOLD_AS = {
    "AWS::DynamoDB::GlobalTable": "AWS::DynamoDB::Table",
    "AWS::EC2::TransitGatewayAttachment": "AWS::EC2::TransitGatewayVpcAttachment",
    "AWS::EKS::AccessEntry": "AWS::EKS::Cluster",
    "AWS::Events::EventBusPolicy": "AWS::Events::EventBus",
    "AWS::KMS::ReplicaKey": "AWS::KMS::Key",
}
"""Types of which an account tells as of another: whoever read that one, read them."""

ENDED = frozenset({"AWS::MediaStore::Container"})
"""Types of services that AWS has switched off, so that no account has any.

https://docs.aws.amazon.com/mediastore/latest/ug/what-is.html
"""

ALWAYS = {"sts": {"GetCallerIdentity"}, "ec2": {"DescribeRegions"}}
"""What every scan asks, beside the tables."""


TAGGING = Call(
    "resourcegroupstaggingapi:GetResources",
    "ResourceTagMappingList[]",
    fixed={"ResourcesPerPage": 100},
    more="PaginationToken",
    join=Join(own="@arn", by="ResourceARN"),
    fills={TAGS: "Tags"},
)
"""The tags of all resources of a Region in a few calls, instead of one call each."""


def all_tables() -> tuple[Table, ...]:
    """Every table, in the order of the modules."""
    names = dict.fromkeys(name for modules in MODULES.values() for name in modules)
    return tuple(table for name in names for table in _module(name))


def tables_for(needs: Needs) -> tuple[Table, ...]:
    """The tables of the types that are needed; all when nothing is said. A satellite needs what it folds into."""
    if not needs.types:
        return all_tables()
    return tables_of(needs.types)


def tables_of(types: Iterable[str]) -> tuple[Table, ...]:
    """The tables of these types and of the parents of satellites among them."""
    from remit.schema import satellites

    wanted = {TOLD_AS.get(name, name) for name in types}
    for name in types:
        wanted.update(parent for way in satellites().get(name, ()) for parent in way.parents)
    names = dict.fromkeys(name for each in sorted(wanted) for name in MODULES.get(each.split("::")[1], ()))
    return tuple(table for name in names for table in _module(name) if table.type in wanted)


def parents_of(tables: Iterable[Table]) -> tuple[Table, ...]:
    """The tables of the types within which those of `tables` are found, as far as they are not among them."""
    found = {table.type: table for table in tables}
    given = set(found)
    waiting = list(found.values())
    while waiting:
        within = waiting.pop().within
        if within and within not in found:
            more = tables_of([within])
            found.update({table.type: table for table in more})
            waiting += more
    return tuple(table for name, table in found.items() if name not in given)


def allowed() -> dict[str, frozenset[str]]:
    """Every operation that remit may send, by service: the guard's list."""
    operations = {service: set(names) for service, names in ALWAYS.items()}
    for table in all_tables():
        for name in operations_of(table):
            service, _, operation = name.partition(":")
            operations.setdefault(service, set()).add(operation)
    return {service: frozenset(names) for service, names in sorted(operations.items())}


def operations_of(table: Table) -> tuple[str, ...]:
    """The operations (`service:Operation`) that reading a table's resources takes, those for its tags included."""
    first = tuple(call for call in (table.finds, table.locates) if call is not None)
    return tuple(
        dict.fromkeys(operation for call in (*first, *calls_after_list(table)) for operation in call.operations)
    )


def calls_after_list(table: Table) -> tuple[Call, ...]:
    """The calls that follow for each resource; the tagging API's among them where it tells the tags."""
    return (*table.follow, TAGGING) if table.tags == "@tagging" else table.follow


def _module(name: str) -> tuple[Table, ...]:
    tables: tuple[Table, ...] = import_module(f"remit.sources.aws.tables.{name}").TABLES
    return tables
