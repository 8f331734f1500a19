"""AWS Elastic Beanstalk. What is set on an environment, whatever template it came from, are its option settings."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table

TABLES = (
    Table(
        "AWS::ElasticBeanstalk::Environment",
        Call(
            "elasticbeanstalk:DescribeEnvironments",
            "Environments[]",
            fixed={"IncludeDeleted": False, "MaxRecords": 100},
            more="NextToken",
            same="ApplicationName Description EndpointURL EnvironmentName OperationsRole PlatformArn"
            " SolutionStackName Tier VersionLabel",
        ),
        (
            Call(
                "elasticbeanstalk:DescribeConfigurationSettings",
                "ConfigurationSettings[0]",
                bound={"ApplicationName": "ApplicationName", "EnvironmentName": "EnvironmentName"},
                fills={"OptionSettings": "OptionSettings"},
            ),
        ),
        id="EnvironmentName",
        arn="EnvironmentArn",
        name="EnvironmentName",
        tags="@tagging",
        spent=("CNAMEPrefix", "TemplateName"),
    ),
)
