"""Records of sessions in containers are encrypted.

Why: what is typed and shown in a session holds secrets. Without a key of your own everyone who reads the log group or
bucket reads them.

Fix: set `CloudWatchEncryptionEnabled` (or `S3EncryptionEnabled`) in `LogConfiguration`, and `KmsKeyId` for the
channel. Holds for new sessions; the key is priced by use.

Links:
- https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-cluster-executecommandlogconfiguration.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from remit.schema.stubs.ecs import Cluster

META = Meta(
    type="AWS::ECS::Cluster",
    duty="rest-encryption",
    severity="low",
    also=("CKV_AWS_224",),
    controls=("SC-13", "SC-28"),
)


def run(cluster: Cluster) -> Result:
    sessions = cluster.Configuration.ExecuteCommandConfiguration
    if sessions.Logging != "OVERRIDE":
        return not_applicable("sessions are not recorded in a place of its own")
    places = (sessions.LogConfiguration.CloudWatchEncryptionEnabled, sessions.LogConfiguration.S3EncryptionEnabled)
    return expect(sessions.KmsKeyId and some(bool, places), "records of sessions are not encrypted")


EXAMPLES = """
# pass: encrypted
Type: AWS::ECS::Cluster
Properties: {Configuration: {ExecuteCommandConfiguration: {Logging: OVERRIDE, KmsKeyId: key,
   LogConfiguration: {CloudWatchLogGroupName: exec, CloudWatchEncryptionEnabled: true}}}}
---
# fail: not
Type: AWS::ECS::Cluster
Properties: {Configuration: {ExecuteCommandConfiguration: {Logging: OVERRIDE,
   LogConfiguration: {CloudWatchLogGroupName: exec}}}}
---
# undetermined: a parameter
Type: AWS::ECS::Cluster
Properties: {Configuration: {ExecuteCommandConfiguration: {Logging: OVERRIDE, KmsKeyId: key,
   LogConfiguration: {CloudWatchLogGroupName: exec, CloudWatchEncryptionEnabled: !Ref Encrypted}}}}
---
# not-applicable: where the task logs
Type: AWS::ECS::Cluster
Properties: {ClusterName: web}
"""
