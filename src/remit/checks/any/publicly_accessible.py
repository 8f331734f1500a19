"""Data stores and brokers have no address on the internet.

Why: with a public address, one loose security-group rule or one guessed password is all that stands between the
internet and the data.

Fix: set `PubliclyAccessible: false`, which is the default, and reach it from inside the VPC or over a VPN. A broker
and an InfluxDB instance are replaced for it, a workgroup and a Neptune instance are changed in place.

Links:
- https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-connecting.html
- https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/using-amazon-mq-securely.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/redshiftserverless-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.amazonmq import Broker
    from remit.schema.stubs.neptune import DBInstance
    from remit.schema.stubs.redshiftserverless import Workgroup
    from remit.schema.stubs.timestream import InfluxDBInstance

META = Meta(
    type=(
        "AWS::RedshiftServerless::Workgroup",
        "AWS::AmazonMQ::Broker",
        "AWS::Neptune::DBInstance",
        "AWS::Timestream::InfluxDBInstance",
    ),
    duty="network-controls",
    severity="high",
    also=(
        "RedshiftServerless.3",
        "config:redshift-serverless-workgroup-no-public-access",
        "CKV_AWS_69",
        "CKV_AWS_102",
        "mq_broker_not_publicly_accessible",
        "AWS-0072",
    ),
    controls=("AC-3", "AC-4", "AC-6", "SC-7", "SC-7(3)", "SC-7(21)"),
)


def run(resource: Workgroup | Broker | DBInstance | InfluxDBInstance) -> Result:
    return expect(not resource.PubliclyAccessible, "it has a public address")


EXAMPLES = """
# pass: private
Type: AWS::RedshiftServerless::Workgroup
Properties: {WorkgroupName: orders, PubliclyAccessible: false}
---
# pass: private unless told otherwise
Type: AWS::RedshiftServerless::Workgroup
Properties: {WorkgroupName: orders}
---
# fail: public
Type: AWS::RedshiftServerless::Workgroup
Properties: {WorkgroupName: orders, PubliclyAccessible: true}
---
# fail: a public broker
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders, EngineType: RABBITMQ, DeploymentMode: SINGLE_INSTANCE, PubliclyAccessible: true}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RedshiftServerless::Workgroup
Properties: {WorkgroupName: orders, PubliclyAccessible: !Ref Public}
"""
