"""What moto does not answer, told by the layer in front of it: the output of each operation, as botocore shapes it."""

from __future__ import annotations

from typing import Any

REFUSED = "dynamodb:DescribeContinuousBackups"
"""The one permission that the demo's reader does not have."""

SIMULATED: dict[str, dict[str, Any]] = {
    "accessanalyzer:ListAnalyzers": {"analyzers": []},
    "artifact:ListCustomerAgreements": {"customerAgreements": []},
    "artifact:ListReports": {"reports": []},
    "account:GetContactInformation": {"ContactInformation": {}},
    "ec2:GetEbsDefaultKmsKeyId": {"KmsKeyId": "alias/aws/ebs"},
    "ec2:GetSnapshotBlockPublicAccessState": {"State": "unblocked"},
    "ec2:GetImageBlockPublicAccessState": {"ImageBlockPublicAccessState": "block-new-sharing"},
    "ec2:GetInstanceMetadataDefaults": {"AccountLevel": {}},
    "ec2:GetSerialConsoleAccessStatus": {"SerialConsoleAccessEnabled": False},
    "ec2:GetAllowedImagesSettings": {"State": "disabled"},
    "cognito-idp:DescribeRiskConfiguration": {"RiskConfiguration": {}},
    "ssm:DescribeInstanceInformation": {"InstanceInformationList": []},
    "ssm:DescribeInstancePatchStates": {"InstancePatchStates": []},
    "backup:ListRecoveryPointsByBackupVault": {"RecoveryPoints": []},
    "backup:ListBackupSelections": {"BackupSelectionsList": []},
    "backup:ListProtectedResources": {"Results": []},
    "backup:ListRecoveryPointsByResource": {"RecoveryPoints": []},
    "backup:ListRestoreTestingPlans": {"RestoreTestingPlans": []},
    "backup:GetBackupVaultAccessPolicy": {},
    "macie2:GetAutomatedDiscoveryConfiguration": {"status": "DISABLED"},
    "lambda:ListFunctionUrlConfigs": {"FunctionUrlConfigs": []},
    "lambda:GetRuntimeManagementConfig": {"UpdateRuntimeOn": "Auto"},
}
