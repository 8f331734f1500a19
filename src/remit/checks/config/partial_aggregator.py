"""Aggregators of AWS Config collect from all Regions.

Why: a list of Regions is complete on the day that it was written; what is made in another one is seen by nobody.

Fix: set `AllAwsRegions: true` in `OrganizationAggregationSource` or in each of `AccountAggregationSources`. It takes
effect within hours and costs nothing.

Links:
- https://docs.aws.amazon.com/config/latest/developerguide/aggregate-data.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect

if TYPE_CHECKING:
    from remit.schema.stubs.config import ConfigurationAggregator

META = Meta(
    type="AWS::Config::ConfigurationAggregator",
    duty="logging-monitoring",
    severity="medium",
    also=("CKV_AWS_121", "AWS-0019"),
    controls=("CM-6(1)", "CM-8"),
)


def run(aggregator: ConfigurationAggregator) -> Result:
    sources = [*aggregator.AccountAggregationSources]
    if aggregator.OrganizationAggregationSource:
        sources = [*sources, aggregator.OrganizationAggregationSource]
    return expect(every(lambda source: source.AllAwsRegions, sources), "it leaves Regions out")


EXAMPLES = """
# pass: all of the organization
Type: AWS::Config::ConfigurationAggregator
Properties: {OrganizationAggregationSource: {RoleArn: role, AllAwsRegions: true}}
---
# fail: a list
Type: AWS::Config::ConfigurationAggregator
Properties: {OrganizationAggregationSource: {RoleArn: role, AwsRegions: [eu-central-1]}}
---
# undetermined: a parameter
Type: AWS::Config::ConfigurationAggregator
Properties: {OrganizationAggregationSource: {RoleArn: role, AllAwsRegions: !Ref Everywhere}}
"""
