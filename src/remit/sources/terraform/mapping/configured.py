"""What Terraform types without a registry type may set of the resources that they configure, by registry type.

It follows from the tables with `parents` and the provider's attribute list; a test holds it to both. It stands here, so
that nobody loads all tables to know what a module out of sight may do to a resource.
"""

from __future__ import annotations

CONFIGURED = {
    "AWS::ApiGateway::Method": "Integration MethodResponses",
    "AWS::ApiGateway::RestApi": "Policy",
    "AWS::ApiGateway::Stage": "MethodSettings",
    "AWS::AutoScaling::AutoScalingGroup": (
        "LoadBalancerNames NotificationConfigurations Tags TargetGroupARNs TrafficSources"
    ),
    "AWS::Backup::BackupVault": "AccessPolicy LockConfiguration Notifications",
    "AWS::CodeArtifact::Domain": "PermissionsPolicyDocument",
    "AWS::CodeArtifact::Repository": "PermissionsPolicyDocument",
    "AWS::CodeBuild::Project": "Triggers",
    "AWS::CodeCommit::Repository": "Triggers",
    "AWS::Config::ConfigurationRecorder": "Status",
    "AWS::DynamoDB::Table": "ContributorInsightsSpecification KinesisStreamSpecification ResourcePolicy",
    "AWS::EC2::NatGateway": "SecondaryAllocationIds",
    "AWS::EC2::NetworkInterface": "GroupSet",
    "AWS::EC2::PrefixList": "Entries",
    "AWS::EC2::RouteTable": "Main",
    "AWS::EC2::VPCEndpoint": "PolicyDocument PrivateDnsEnabled RouteTableIds SecurityGroupIds SubnetIds",
    "AWS::EC2::VerifiedAccessInstance": "LoggingConfigurations VerifiedAccessTrustProviderIds",
    "AWS::ECR::PublicRepository": "RepositoryPolicyText",
    "AWS::ECR::Repository": "LifecyclePolicy RepositoryPolicyText",
    "AWS::EFS::FileSystem": "BackupPolicy BypassPolicyLockoutSafetyCheck FileSystemPolicy ReplicationConfiguration",
    "AWS::EMR::Cluster": "ManagedScalingPolicy",
    "AWS::ElastiCache::UserGroup": "UserIds",
    "AWS::ElasticLoadBalancing::LoadBalancer": "AppCookieStickinessPolicy Instances LBCookieStickinessPolicy Policies",
    "AWS::ElasticLoadBalancingV2::TargetGroup": "Targets",
    "AWS::Elasticsearch::Domain": "AccessPolicies",
    "AWS::Events::EventBus": "Policy",
    "AWS::Events::Rule": "Targets",
    "AWS::GuardDuty::Detector": "Features",
    "AWS::IAM::User": "LoginProfile",
    "AWS::KMS::Key": "KeyPolicy",
    "AWS::KMS::ReplicaKey": "KeyPolicy",
    "AWS::Lambda::Function": "RecursiveLoop RuntimeManagementConfig",
    "AWS::Lightsail::Instance": "Networking",
    "AWS::Logs::DeliveryDestination": "DeliveryDestinationPolicy",
    "AWS::Logs::Destination": "DestinationPolicy",
    "AWS::Logs::LogGroup": "DataProtectionPolicy FieldIndexPolicies",
    "AWS::OpenSearchService::Domain": "AccessPolicies AdvancedSecurityOptions",
    "AWS::Organizations::Policy": "TargetIds",
    "AWS::RDS::DBCluster": "AssociatedRoles",
    "AWS::RDS::DBInstance": (
        "AssociatedRoles AutomaticBackupReplicationKmsKeyId AutomaticBackupReplicationRegion "
        "AutomaticBackupReplicationRetentionPeriod"
    ),
    "AWS::Redshift::Cluster": (
        "DestinationRegion IamRoles LoggingProperties NamespaceResourcePolicy SnapshotCopyGrantName "
        "SnapshotCopyRetentionPeriod"
    ),
    "AWS::Route53::CidrCollection": "Locations",
    "AWS::Route53::HostedZone": "VPCs",
    "AWS::S3::AccessPoint": "Policy",
    "AWS::S3::Bucket": (
        "AbacStatus AccelerateConfiguration AccessControl AnalyticsConfigurations BucketEncryption "
        "CorsConfiguration IntelligentTieringConfigurations InventoryConfigurations LifecycleConfiguration "
        "LoggingConfiguration MetadataConfiguration MetricsConfigurations MfaDelete NotificationConfiguration "
        "ObjectLockConfiguration ObjectLockEnabled OwnershipControls PublicAccessBlockConfiguration "
        "ReplicationConfiguration VersioningConfiguration WebsiteConfiguration"
    ),
    "AWS::S3Outposts::Bucket": "LifecycleConfiguration",
    "AWS::SES::EmailIdentity": "FeedbackAttributes MailFromAttributes",
    "AWS::SNS::Topic": "DataProtectionPolicy",
    "AWS::SQS::Queue": "RedriveAllowPolicy RedrivePolicy",
    "AWS::SSM::PatchBaseline": "DefaultBaseline OperatingSystem PatchGroups",
    "AWS::SSO::PermissionSet": "CustomerManagedPolicyReferences InlinePolicy ManagedPolicies PermissionsBoundary",
    "AWS::Transfer::User": "SshPublicKeys",
    "AWS::WAFv2::WebACL": "Rules",
    "Remit::EC2::Image": "LaunchPermissions",
    "Remit::EC2::Snapshot": "CreateVolumePermissions",
}
"""Registry type → names of properties, parted by spaces."""
