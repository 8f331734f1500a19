"""AWS Elastic Beanstalk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Block, Table, To

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.sources.terraform.mapping.table import Spec

SETTINGS = Block("OptionSettings", {"name": "OptionName", "resource": "ResourceName"})

LIFECYCLE: dict[str, Spec] = {
    "max_age_in_days": "VersionLifecycleConfig.MaxAgeRule.MaxAgeInDays",
    "max_count": "VersionLifecycleConfig.MaxCountRule.MaxCount",
}
"""How long, or how many, versions of an application are kept."""

TIERS = {"WebServer": "Standard", "Worker": "SQS/HTTP"}
"""Kinds of environment, and the type that each has:
https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_EnvironmentTier.html
"""


def tier(name: Any) -> Mapping[str, Any]:
    """What an environment does: answer requests, or work through a queue."""
    return {"Name": name, "Type": TIERS[name]}


TABLES = (
    Table(
        "aws_elastic_beanstalk_environment",
        "AWS::ElasticBeanstalk::Environment",
        {"application": "ApplicationName", "setting": SETTINGS, "tier": To("Tier", tier)},
        ids={"name": "Ref"},
        drop="poll_interval wait_for_ready_timeout",
    ),
    Table(
        "aws_elastic_beanstalk_application",
        "AWS::ElasticBeanstalk::Application",
        {
            "appversion_lifecycle": Block("ResourceLifecycleConfig", LIFECYCLE, drop="delete_source_from_s3"),
        },
        ids={"name": "Ref"},
        drop="tags",
    ),
    Table(
        "aws_elastic_beanstalk_application_version",
        "AWS::ElasticBeanstalk::ApplicationVersion",
        {"application": "ApplicationName", "bucket": "SourceBundle.S3Bucket", "key": "SourceBundle.S3Key"},
        ids={"name": "Ref"},
        drop="force_delete name tags",
    ),
    Table(
        "aws_elastic_beanstalk_configuration_template",
        "AWS::ElasticBeanstalk::ConfigurationTemplate",
        {"application": "ApplicationName", "setting": SETTINGS},
        ids={"name": "Ref"},
        drop="name",
    ),
)
