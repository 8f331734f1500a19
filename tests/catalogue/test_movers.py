"""Every mover: the line before, and the line after, on the type that it stands for."""

from __future__ import annotations

from typing import Any

import pytest

from remit import catalogue
from remit.model import wrap

MOVERS = {mover.id: mover for mover in catalogue.movers()}
PIN = "RuntimeManagementConfig.UpdateRuntimeOn"
VIEWER = "DistributionConfig.ViewerCertificate"
STRATEGY = "CapacityProviderStrategy.CapacityProvider"
RULES = "Rules.Statement.ManagedRuleGroupStatement"
SSE = "BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault.SSEAlgorithm"
RECOVERY = "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled"

# Settings under which the mover holds (and no later one), by its id.
AFTER: dict[str, dict[str, Any]] = {
    "acm-dns": {"ValidationMethod": "DNS"},
    "acm-email": {"ValidationMethod": "EMAIL"},
    "acm-imported": {"CertificateType": "IMPORTED"},
    "alb-auth": {"Actions.AuthenticateCognitoConfig": {"UserPoolArn": "arn:…"}},
    "alb-auth-listener": {"DefaultActions.AuthenticateOidcConfig": {"Issuer": "https://…"}},
    "apigw-auth": {"AuthorizationType": "COGNITO_USER_POOLS"},
    "apigw-route-auth": {"AuthorizationType": "JWT"},
    "apigw-tls": {"SecurityPolicy": "TLS_1_0"},
    "asg-refresh": {"MaxInstanceLifetime": "604800"},
    "aurora-sv2": {"ServerlessV2ScalingConfiguration.MaxCapacity": 4},
    "backup-lock": {"LockConfiguration.MinRetentionDays": 7},
    "cf-default-cert": {f"{VIEWER}.CloudFrontDefaultCertificate": "true"},
    "cf-iam-cert": {f"{VIEWER}.IamCertificateId": "ASCA"},
    "cf-min-tls": {f"{VIEWER}.MinimumProtocolVersion": "TLSv1.2_2021"},
    "cf-origin": {"DistributionConfig.Origins.S3OriginConfig": {"OriginAccessIdentity": ""}},
    "cf-own-cert": {f"{VIEWER}.AcmCertificateArn": "arn:…"},
    "cloudtrail": {"IsLogging": "false"},
    "cognito": {"MfaConfiguration": "OFF"},
    "ddb-key": {"SSESpecification.KMSMasterKeyId": "alias/own"},
    "ddb-key-global": {"Replicas.SSESpecification.KMSMasterKeyId": "alias/own"},
    "ddb-pitr": {RECOVERY: "false"},
    "ddb-pitr-global": {f"Replicas.{RECOVERY}": "false"},
    "ebs-enc": {"Encrypted": "false"},
    "ec2-al2": {"Image.OwnerAlias": "amazon", "Image.Name": "amzn2-ami-hvm-2.0"},
    "ec2-al2023": {"Image.OwnerAlias": "amazon", "Image.Name": "al2023-ami-2023.6"},
    "ec2-ami-owner": {"Image.Public": "true"},
    "ec2-bottlerocket": {"AmiType": "BOTTLEROCKET_x86_64"},
    "ec2-enclave": {"EnclaveOptions.Enabled": "true"},
    "ec2-host": {"Tenancy": "host"},
    "ec2-hostmaint": {"HostMaintenance": "off"},
    "ec2-imds": {"MetadataOptions.HttpTokens": "optional"},
    "ec2-launchtemplate": {"LaunchTemplateData.ImageId": "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023"},
    "ec2-mac": {"InstanceType": "mac2.metal"},
    "ec2-managed": {"Operator.Managed": "true"},
    "ec2-metal": {"InstanceType": "c7g.metal"},
    "ecr-kms": {"EncryptionConfiguration.EncryptionType": "KMS"},
    "ecr-scan": {"ImageScanningConfiguration.ScanOnPush": "true"},
    "ecs-asg-cp": {"AutoScalingGroupProvider.AutoScalingGroupArn": "arn:…"},
    "ecs-cluster-fargate": {"Cluster": "fargate"},
    "ecs-ec2": {"LaunchType": "EC2"},
    "ecs-external": {"LaunchType": "EXTERNAL"},
    "ecs-fargate": {"LaunchType": "FARGATE"},
    "ecs-fargate-pv": {"LaunchType": "FARGATE", "PlatformVersion": "1.4.0"},
    "ecs-managed-instances": {"ManagedInstancesProvider.InfrastructureRoleArn": "arn:…"},
    "ecs-on-managed-instances": {STRATEGY: "managed"},
    "ecs-privileged": {"ContainerDefinitions.Privileged": "true"},
    "efs-enc": {"Encrypted": "false"},
    "eks-addon": {"AddonVersion": "v1.2.3"},
    "eks-auto": {"ComputeConfig.Enabled": "true"},
    "eks-hybrid": {"RemoteNetworkConfig.RemoteNodeNetworks.Cidrs": ["10.0.0.0/8"]},
    "eks-mng-ami": {"AmiType": "AL2023_x86_64_STANDARD"},
    "eks-mng-custom": {"AmiType": "CUSTOM"},
    "eks-outposts": {"OutpostConfig.OutpostArns": ["arn:…"]},
    "eks-self": {"Tags.Key": "kubernetes.io/cluster/shop"},
    "eks-self-group": {"Tags.Key": "kubernetes.io/cluster/shop"},
    "eks-standard": {"UpgradePolicy.SupportType": "STANDARD"},
    "eks-version": {"UpgradePolicy.SupportType": "EXTENDED"},
    "elasticache-node": {"AutoMinorVersionUpgrade": "false"},
    "elb-plain": {"Protocol": "HTTP"},
    "elb-policy": {"SslPolicy": "ELBSecurityPolicy-2016-08", "Protocol": "HTTPS"},
    "iam-managed": {"ManagedPolicyArns": "arn:aws:iam::aws:policy/ReadOnlyAccess"},
    "kms-aws-managed": {"KeyManager": "AWS"},
    "kms-cloudhsm": {"Origin": "AWS_CLOUDHSM"},
    "kms-import": {"Origin": "EXTERNAL"},
    "kms-rotation": {"EnableKeyRotation": "false"},
    "kms-xks": {"Origin": "EXTERNAL_KEY_STORE"},
    "lambda-auto": {PIN: "Auto"},
    "lambda-eol": {"Runtime": "python3.8"},
    "lambda-fu": {PIN: "FunctionUpdate"},
    "lambda-image": {"PackageType": "Image"},
    "lambda-layer": {"Layers": "arn:…"},
    "lambda-lmi": {"CapacityProviderConfig.LambdaManagedInstancesCapacityProviderConfig": {"CapacityProviderArn": "x"}},
    "lambda-manual": {PIN: "Manual"},
    "lambda-provided": {"Runtime": "provided.al2023"},
    "lambda-url": {"AuthType": "NONE"},
    "lambda-vpc": {"VpcConfig.SubnetIds": ["subnet-1"]},
    "logs-kms": {"KmsKeyId": "arn:…"},
    "outpost-subnet": {"OutpostArn": "arn:…"},
    "outpost-volume": {"OutpostArn": "arn:…"},
    "rds-backup": {"BackupRetentionPeriod": "0"},
    "rds-ca": {"CACertificateIdentifier": "rds-ca-rsa2048-g1"},
    "rds-custom-mssql": {"Engine": "custom-sqlserver-se"},
    "rds-custom-oracle": {"Engine": "custom-oracle-ee"},
    "rds-minor": {"AutoMinorVersionUpgrade": "false"},
    "rds-public": {"PubliclyAccessible": "true"},
    "rds-secret": {"ManageMasterUserPassword": "true"},
    "s3-bpa": {"PublicAccessBlockConfiguration.BlockPublicPolicy": "false"},
    "s3-kms": {SSE: "aws:kms"},
    "s3-managed-key": {SSE: "aws:kms", SSE.replace("SSEAlgorithm", "KMSMasterKeyID"): "alias/aws/s3"},
    "s3-replication": {"ReplicationConfiguration.Rules.Status": "Enabled", "VersioningConfiguration.Status": "Enabled"},
    "s3-versioning": {"VersioningConfiguration.Status": "Suspended"},
    "sm-managed": {"OwningService": "rds"},
    "sm-rotation": {"RotationLambdaARN": "arn:…"},
    "sm-rotation-secret": {"RotationSchedule.RotationLambdaARN": "arn:…"},
    "sqs-plain": {"SqsManagedSseEnabled": "false"},
    "sqs-sse": {"KmsMasterKeyId": "alias/own"},
    "vpce-policy": {},
    "waf-managed": {f"{RULES}.Name": "AWSManagedRulesCommonRuleSet", f"{RULES}.Version": "Version_1.0"},
    "waf-managed-default": {f"{RULES}.Name": "AWSManagedRulesCommonRuleSet"},
}

# Where what AWS does by default already moves the line, the settings under which it stands where the type says.
BEFORE: dict[str, dict[str, Any]] = {
    "cf-default-cert": {f"{VIEWER}.AcmCertificateArn": "arn:…"},
    "cf-own-cert": {f"{VIEWER}.CloudFrontDefaultCertificate": "true"},
    "cognito": {"MfaConfiguration": "ON"},
    "ddb-pitr": {RECOVERY: "true"},
    "ddb-pitr-global": {f"Replicas.{RECOVERY}": "true"},
    "efs-enc": {"Encrypted": "true"},
    "kms-rotation": {"EnableKeyRotation": "true"},
    "s3-managed-key": {SSE: "aws:kms"},
    "s3-versioning": {"VersioningConfiguration.Status": "Enabled"},
    "vpce-policy": {"PolicyDocument": {"Statement": []}},
}

# Movers that leave the owner where it is and name what remains to be done (or who vouches for it).
SAME_OWNER = {
    "acm-email", "asg-refresh", "aurora-sv2", "backup-lock", "cf-min-tls", "cf-origin", "cognito",
    "ec2-al2", "ec2-al2023", "ec2-ami-owner", "ec2-bottlerocket", "ec2-enclave", "ec2-imds", "ecr-scan", "ecs-asg-cp",
    "ecs-ec2", "eks-auto", "eks-mng-ami", "eks-self", "eks-self-group", "eks-standard", "eks-version",
    "elasticache-node",
    "kms-rotation", "lambda-auto", "lambda-layer", "rds-ca", "rds-public", "rds-custom-mssql",
    "rds-secret", "sm-managed", "sm-rotation", "vpce-policy", "waf-managed",
}  # fmt: skip


def resolve(value: str, type_name: str) -> Any:
    known: dict[str, dict[str, Any]] = {
        "fargate": {"DefaultCapacityProviderStrategy": [{"CapacityProvider": "FARGATE"}]},
        "managed": {"ManagedInstancesProvider": {"InfrastructureRoleArn": "arn:…"}},
    }
    assert type_name.startswith("AWS::ECS::")
    return wrap(known[value])


def test_every_mover_has_its_line_before_and_after() -> None:
    assert set(AFTER) == set(MOVERS)


@pytest.mark.parametrize("mover", MOVERS.values(), ids=list(MOVERS))
def test_mover(mover: catalogue.Mover) -> None:
    changed = set()
    for type_name in mover.types:
        before = catalogue.explain(type_name, BEFORE.get(mover.id), resolve).duties
        after = catalogue.explain(type_name, AFTER[mover.id], resolve).duties
        for duty, line in mover.lines.items():
            assert mover.id not in before[duty].moved_by
            assert after[duty].moved_by == (mover.id,), duty
            assert (after[duty].owner, after[duty].because) == (line.owner, line.because)
            changed.add(before[duty].owner != after[duty].owner)
        for duty in set(before) - set(mover.lines):
            assert mover.id not in after[duty].moved_by
    assert changed == {False} if mover.id in SAME_OWNER else True in changed
