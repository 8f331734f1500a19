"""RabbitMQ brokers are clusters.

Why: a single broker takes no messages while it, or its Availability Zone, is down, and during each maintenance.

Fix: set `DeploymentMode: CLUSTER_MULTI_AZ` with subnets in different zones. Changing it replaces the broker; the
other nodes are billed.

Links:
- https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/rabbitmq-broker-architecture.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/mq-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.amazonmq import Broker

META = Meta(
    type="AWS::AmazonMQ::Broker",
    duty="backup-recovery",
    severity="low",
    also=("MQ.6", "config:mq-rabbit-deployment-mode", "mq_broker_cluster_deployment_mode"),
    controls=("CP-10", "CP-6(2)", "SC-5(2)", "SC-36", "SI-13(5)"),
)


def run(broker: Broker) -> Result:
    if broker.EngineType != "RABBITMQ":
        return not_applicable("this is asked of the other engine")
    return expect(broker.DeploymentMode == "CLUSTER_MULTI_AZ", "it stands in one Availability Zone")


EXAMPLES = """
# pass: in several zones
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders, EngineType: RABBITMQ, DeploymentMode: CLUSTER_MULTI_AZ}
---
# fail: alone
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders, EngineType: RABBITMQ, DeploymentMode: SINGLE_INSTANCE}
---
# not-applicable: the other engine
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders, EngineType: ACTIVEMQ}
---
# undetermined: decided by a parameter that has no value
Type: AWS::AmazonMQ::Broker
Properties: {BrokerName: orders, EngineType: RABBITMQ, DeploymentMode: !Ref Mode}
"""
