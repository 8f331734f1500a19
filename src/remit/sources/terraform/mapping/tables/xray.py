"""AWS X-Ray.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/xray_sampling_rule
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Table, within

RULE = {
    "attributes": "Attributes",
    "fixed_rate": "FixedRate",
    "host": "Host",
    "http_method": "HTTPMethod",
    "priority": "Priority",
    "reservoir_size": "ReservoirSize",
    "resource_arn": "ResourceARN",
    "rule_name": "RuleName",
    "service_name": "ServiceName",
    "service_type": "ServiceType",
    "url_path": "URLPath",
    "version": "Version",
}

TABLES = (
    Table("aws_xray_sampling_rule", "AWS::XRay::SamplingRule", within("SamplingRule", RULE), ids={"arn": "RuleARN"}),
    Table("aws_xray_group", "AWS::XRay::Group", ids={"arn": "GroupARN"}),
)
