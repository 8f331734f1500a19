"""Types of resources in the AWS Security Finding Format.

https://docs.aws.amazon.com/securityhub/latest/userguide/asff-resources.html; a type not in that list is `Other`.
"""

from __future__ import annotations

from functools import cache

NAMES = """
AwsAmazonMqBroker AwsApiGatewayRestApi AwsApiGatewayStage AwsApiGatewayV2Api AwsApiGatewayV2Stage
AwsAppSyncGraphQlApi AwsAthenaWorkGroup AwsAutoScalingAutoScalingGroup AwsAutoScalingLaunchConfiguration
AwsBackupBackupPlan AwsBackupBackupVault AwsCertificateManagerCertificate AwsCloudFormationStack
AwsCloudFrontDistribution AwsCloudTrailTrail AwsCloudWatchAlarm AwsCodeBuildProject AwsDmsEndpoint
AwsDmsReplicationInstance AwsDmsReplicationTask AwsDynamoDbTable AwsEc2ClientVpnEndpoint AwsEc2Eip AwsEc2Instance
AwsEc2LaunchTemplate AwsEc2NetworkAcl AwsEc2NetworkInterface AwsEc2RouteTable AwsEc2SecurityGroup AwsEc2Subnet
AwsEc2TransitGateway AwsEc2Volume AwsEc2Vpc AwsEc2VpcEndpointService AwsEc2VpcPeeringConnection AwsEc2VpnConnection
AwsEcrRepository AwsEcsCluster AwsEcsService AwsEcsTaskDefinition AwsEfsAccessPoint AwsEksCluster
AwsElasticBeanstalkEnvironment AwsElasticsearchDomain AwsEventSchemasRegistry AwsEventsEndpoint AwsEventsEventbus
AwsGuardDutyDetector AwsIamAccessKey AwsIamGroup AwsIamRole AwsIamUser AwsKinesisStream AwsKmsKey AwsLambdaFunction
AwsLambdaLayerVersion AwsMskCluster AwsNetworkFirewallFirewall AwsNetworkFirewallFirewallPolicy
AwsNetworkFirewallRuleGroup AwsOpenSearchServiceDomain AwsRdsDbCluster AwsRdsDbInstance AwsRdsDbSecurityGroup
AwsRdsDbSnapshot AwsRdsEventSubscription AwsRedshiftCluster AwsRoute53HostedZone AwsS3AccessPoint AwsS3Bucket
AwsSageMakerNotebookInstance AwsSecretsManagerSecret AwsSnsTopic AwsSqsQueue AwsWafRegionalRateBasedRule
AwsWafRegionalRule AwsWafRegionalWebAcl AwsWafRule AwsWafWebAcl AwsWafv2RuleGroup AwsWafv2WebAcl
"""
"""Those that are a CloudFormation type but for its colons and its capitals."""

OTHERWISE = {
    "AWS::ElasticLoadBalancing::LoadBalancer": "AwsElbLoadBalancer",
    "AWS::ElasticLoadBalancingV2::LoadBalancer": "AwsElbv2LoadBalancer",
    "AWS::IAM::ManagedPolicy": "AwsIamPolicy",
    "AWS::RDS::ClusterSnapshot": "AwsRdsDbClusterSnapshot",
    "AWS::StepFunctions::StateMachine": "AwsStepFunctionStateMachine",
    "Remit::Account::Account": "AwsAccount",
    "Remit::Account::Contacts": "AwsAccount",
    "Remit::EC2::AccountDefaults": "AwsAccount",
    "Remit::IAM::AccountPasswordPolicy": "AwsAccount",
    "Remit::IAM::RootUser": "AwsAccount",
    "Remit::S3::AccountPublicAccessBlock": "AwsS3AccountPublicAccessBlock",
}
"""Those that are named otherwise. Facts of the account are of type `AwsAccount`, as in Security Hub's own findings."""


@cache
def _regular() -> dict[str, str]:
    return {name.casefold(): name for name in NAMES.split()}


@cache
def asff_type(type_name: str) -> str:
    """`AWS::S3::Bucket` → `AwsS3Bucket`; `Other` for what the format does not list."""
    if type_name in OTHERWISE:
        return OTHERWISE[type_name]
    return _regular().get(type_name.replace("::", "").casefold(), "Other")
