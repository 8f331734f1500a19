"""What moto does not answer, told by the layer in front of it: the output of each operation, as botocore shapes it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

REFUSED = "dynamodb:DescribeContinuousBackups"
"""The one permission that the demo's reader does not have."""

NOTHING = (
    "amplify:ListApps",
    "appflow:DescribeConnectorProfiles",
    "appflow:ListFlows",
    "apprunner:ListServices",
    "apprunner:ListVpcConnectors",
    "appstream:DescribeFleets",
    "bedrock-agent:ListPrompts",
    "bedrock:ListGuardrails",
    "cloudfront:ListResponseHeadersPolicies",
    "cloudfront:ListVpcOrigins",
    "cloudtrail:ListDashboards",
    "cloudtrail:ListEventDataStores",
    "codeartifact:ListDomains",
    "codeartifact:ListRepositories",
    "codebuild:ListReportGroups",
    "dax:DescribeSubnetGroups",
    "dlm:GetLifecyclePolicies",
    "docdb-elastic:ListClusters",
    "ec2:DescribeClientVpnEndpoints",
    "ec2:DescribeInstanceConnectEndpoints",
    "ec2:DescribeVpcBlockPublicAccessExclusions",
    "ecr-public:DescribeRepositories",
    "ecs:DescribeCapacityProviders",  # moto fails unless some are named
    "eks:ListAccessEntries",
    "elasticache:DescribeServerlessCaches",
    "emr:ListSecurityConfigurations",
    "events:ListEndpoints",
    "globalaccelerator:ListAccelerators",
    "imagebuilder:ListComponents",
    "imagebuilder:ListDistributionConfigurations",
    "imagebuilder:ListImageRecipes",
    "kafkaconnect:ListConnectors",
    "kendra:ListIndices",
    "lightsail:GetBuckets",
    "lightsail:GetInstances",
    "lightsail:GetRelationalDatabases",
    "mwaa:ListEnvironments",
    "network-firewall:ListFirewallPolicies",
    "network-firewall:ListRuleGroups",
    "redshift-serverless:ListNamespaces",
    "redshift-serverless:ListWorkgroups",
    "redshift:DescribeEndpointAuthorization",
    "rolesanywhere:ListProfiles",
    "s3control:ListAccessPointsForDirectoryBuckets",
    "s3control:ListAccessPointsForObjectLambda",
    "s3files:ListFileSystems",
    "s3outposts:ListOutpostsWithS3",
    "s3tables:ListTableBuckets",  # moto fails at the limit that is asked for
    "sagemaker:ListMonitoringSchedules",
    "schemas:ListRegistries",
    "waf-regional:ListRules",
    "waf-regional:ListWebACLs",
    "waf:ListRules",
    "waf:ListWebACLs",
)
"""Lists that moto does not answer, of what the estate has none of: told as empty."""

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
    "iam:GenerateServiceLastAccessedDetails": {"JobId": "11111111-2222-3333-4444-555555555555"},
    "iam:GetServiceLastAccessedDetails": {
        "JobStatus": "COMPLETED",
        "JobCreationDate": datetime(2026, 1, 1, tzinfo=UTC),
        "JobCompletionDate": datetime(2026, 1, 1, tzinfo=UTC),
        "ServicesLastAccessed": [],
    },
    "emr:GetBlockPublicAccessConfiguration": {  # moto has none until one is set
        "BlockPublicAccessConfiguration": {"BlockPublicSecurityGroupRules": True},
        "BlockPublicAccessConfigurationMetadata": {
            "CreationDateTime": datetime(2026, 1, 1, tzinfo=UTC),
            "CreatedByArn": "",
        },
    },
    "inspector2:BatchGetAccountStatus": {  # moto fails unless the account is named
        "accounts": [
            {
                "accountId": "123456789012",
                "resourceState": {scan: {"status": "DISABLED"} for scan in ("ec2", "ecr", "lambda", "lambdaCode")},
                "state": {"status": "DISABLED"},
            }
        ]
    },
    "ssm:GetServiceSetting": {"ServiceSetting": {"SettingValue": "Enable"}},
    "ssm:DescribeInstanceInformation": {"InstanceInformationList": []},
    "ssm:DescribeInstancePatchStates": {"InstancePatchStates": []},
    "backup:ListRecoveryPointsByBackupVault": {"RecoveryPoints": []},
    "backup:ListBackupSelections": {"BackupSelectionsList": []},
    "backup:ListProtectedResources": {"Results": []},
    "backup:ListRecoveryPointsByResource": {"RecoveryPoints": []},
    "backup:ListRestoreTestingPlans": {"RestoreTestingPlans": []},
    "backup:GetBackupVaultAccessPolicy": {},
    "macie2:GetAutomatedDiscoveryConfiguration": {"status": "DISABLED"},
    "lambda:GetRuntimeManagementConfig": {"UpdateRuntimeOn": "Auto"},
    "ec2:DescribeVpcBlockPublicAccessOptions": {
        "VpcBlockPublicAccessOptions": {"InternetGatewayBlockMode": "off", "State": "default-state"}
    },
    **{name: {} for name in NOTHING},
}
