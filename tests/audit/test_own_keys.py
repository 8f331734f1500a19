"""An account tells the ARN of a key whoever manages it: only the key itself says whose it is."""

from __future__ import annotations

from typing import Any

import pytest

from remit import audit as auditing
from remit.audit import registry
from remit.audit.runner import Runner
from remit.model import MemoryInventory
from tests.audit.made import resource

ARN = "arn:aws:kms:eu-west-1:111122223333:key/0b1f6b9e-1b2c-4d5e-8f90-aabbccddeeff"
CHECKS = {check.id: check for check in auditing.Registry(registry.build()["checks"])}
CASES: dict[tuple[str, str], dict[str, Any]] = {
    ("any.no-own-key", "AWS::EFS::FileSystem"): {"KmsKeyId": ARN},
    ("any.search-domain-no-own-key", "AWS::OpenSearchService::Domain"): {"EncryptionAtRestOptions": {"KmsKeyId": ARN}},
    ("backup.no-own-key", "AWS::Backup::BackupVault"): {"EncryptionKeyArn": ARN},
    ("codeartifact.no-own-key", "AWS::CodeArtifact::Domain"): {"EncryptionKey": ARN},
    ("dms.no-own-key", "AWS::DMS::ReplicationInstance"): {"KmsKeyId": ARN},
    ("codebuild.no-own-key", "AWS::CodeBuild::Project"): {"EncryptionKey": ARN},
    ("sns.provider-key", "AWS::SNS::Topic"): {"KmsMasterKeyId": ARN},
    ("sqs.provider-key", "AWS::SQS::Queue"): {"KmsMasterKeyId": ARN},
    ("ec2.own-key-not-used", "AWS::EC2::Volume"): {"Encrypted": True, "KmsKeyId": ARN},
    ("ecr.no-own-key", "AWS::ECR::Repository"): {"EncryptionConfiguration": {"EncryptionType": "KMS", "KmsKey": ARN}},
    ("fsx.no-own-key", "AWS::FSx::FileSystem"): {"FileSystemType": "OPENZFS", "KmsKeyId": ARN},
    ("kinesis.no-own-key", "AWS::Kinesis::Stream"): {"StreamEncryption": {"EncryptionType": "KMS", "KeyId": ARN}},
    ("msk.no-own-key", "AWS::MSK::Cluster"): {"EncryptionInfo": {"EncryptionAtRest": {"DataVolumeKMSKeyId": ARN}}},
    ("rds.performance-insights-no-own-key", "AWS::RDS::DBInstance"): {
        "EnablePerformanceInsights": True,
        "PerformanceInsightsKMSKeyId": ARN,
    },
    ("rds.backup-replica-no-own-key", "AWS::RDS::DBInstance"): {
        "AutomaticBackupReplicationRegion": "eu-central-1",
        "AutomaticBackupReplicationKmsKeyId": ARN,
    },
}


@pytest.mark.parametrize(
    ("manager", "verdict"), [("AWS", "fail"), ("CUSTOMER", "pass"), (None, "undetermined")], ids=str
)
@pytest.mark.parametrize(("check", "type_name"), CASES, ids=str)
def test_the_key_itself_says_whose_it_is(check: str, type_name: str, manager: str | None, verdict: str) -> None:
    """AWS's, the customer's, and one that was not read."""
    place = {"scope": "111122223333", "account": "111122223333", "region": "eu-west-1"}
    subject = resource("it", type_name, CASES[check, type_name], key="111122223333#it", **place)
    key = resource("key", "AWS::KMS::Key", {"KeyManager": manager}, key="111122223333#key", arn=ARN, **place)
    inventory = MemoryInventory([subject, *([key] if manager else [])], whole=True)
    found = Runner(inventory).finding(CHECKS[check], CHECKS[check].members[0], subject)
    assert found.verdict == verdict, found.reason
