"""Deploys the demo's template into the stand-in for AWS, resource by resource through AWS's own API.

The stand-in's CloudFormation drops types and properties without a word, so the template is read by remit's own reader
and
each resource is created by the call that makes it. A resource that another refers to is created first.
"""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

from remit.model import PartialString, Reference, Unknown, unwrap

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from remit.model import Inventory, Resource

    Client = Any
    Make = Callable[["Deployment", Resource, dict[str, Any]], dict[str, str]]

REGION = "eu-west-1"
PASSWORD = "a-password-of-the-demo"  # noqa: S105 — of a database that exists only in the stand-in's memory


class Deployment:
    """What has been made so far: for each resource of the template its `Ref` and `Fn::GetAtt` values."""

    def __init__(self, inventory: Inventory, client: Callable[[str], Client]) -> None:
        """`client` gives a botocore client for a service."""
        self._inventory = inventory
        self.client = client
        self.made: dict[str, dict[str, str]] = {}

    def all(self) -> None:
        """Make every resource."""
        for type_name in self._inventory.types():
            for resource in self._inventory.of_type(type_name):
                self.make(resource)

    def make(self, resource: Resource) -> dict[str, str]:
        """Make one resource, after those that it refers to. `KeyError` for a type that `MAKERS` lacks."""
        if resource.key not in self.made:
            properties = self.known(unwrap(resource.properties))
            self.made[resource.key] = MAKERS[resource.type](self, resource, properties)
        return self.made[resource.key]

    def known(self, value: Any) -> Any:
        """The value with references replaced by what they refer to; what cannot be known is left out."""
        if isinstance(value, dict):
            return {key: self.known(item) for key, item in value.items() if not isinstance(item, Unknown)}
        if isinstance(value, list):
            return [self.known(item) for item in value]
        if isinstance(value, Reference):
            target = self._inventory.get(value.target)
            return self.make(target)[value.attribute] if target else value.target
        if isinstance(value, PartialString):
            return "".join(str(self.known(part)) for part in value.parts)
        return value


def _vpc(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    vpc = to.client("ec2").create_vpc(CidrBlock=p["CidrBlock"])["Vpc"]["VpcId"]
    for attached in p.get("GatewayAttachments", []):
        to.client("ec2").attach_internet_gateway(InternetGatewayId=attached["InternetGatewayId"], VpcId=vpc)
    return {"Ref": vpc}


def _gateway(to: Deployment, _: Resource, _p: dict[str, Any]) -> dict[str, str]:
    made = to.client("ec2").create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    return {"Ref": made}


def _subnet(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    ec2 = to.client("ec2")
    made = ec2.create_subnet(VpcId=p["VpcId"], CidrBlock=p["CidrBlock"], AvailabilityZone=p["AvailabilityZone"])
    subnet = made["Subnet"]["SubnetId"]
    ec2.modify_subnet_attribute(SubnetId=subnet, MapPublicIpOnLaunch={"Value": p["MapPublicIpOnLaunch"]})
    if "RouteTableId" in p:
        ec2.associate_route_table(SubnetId=subnet, RouteTableId=p["RouteTableId"])
    return {"Ref": subnet}


def _routes(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    ec2 = to.client("ec2")
    table = ec2.create_route_table(VpcId=p["VpcId"])["RouteTable"]["RouteTableId"]
    for route in p.get("Routes", []):
        ec2.create_route(
            RouteTableId=table, DestinationCidrBlock=route["DestinationCidrBlock"], GatewayId=route["GatewayId"]
        )
    return {"Ref": table}


def _group(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    ec2 = to.client("ec2")
    group = ec2.create_security_group(GroupName=p["GroupName"], Description=p["GroupDescription"], VpcId=p["VpcId"])[
        "GroupId"
    ]
    for rule in p.get("SecurityGroupIngress", []):
        permission = {"IpProtocol": rule["IpProtocol"], "FromPort": rule["FromPort"], "ToPort": rule["ToPort"]}
        ec2.authorize_security_group_ingress(
            GroupId=group, IpPermissions=[permission | {"IpRanges": [{"CidrIp": rule["CidrIp"]}]}]
        )
    return {"Ref": group, "GroupId": group}


def _instance(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    wanted = {key: p[key] for key in ("ImageId", "InstanceType", "SubnetId", "SecurityGroupIds", "MetadataOptions")}
    if "IamInstanceProfile" in p:
        wanted["IamInstanceProfile"] = {"Name": p["IamInstanceProfile"]}
    tags = [{"ResourceType": "instance", "Tags": p["Tags"]}]
    made = to.client("ec2").run_instances(MinCount=1, MaxCount=1, TagSpecifications=tags, **wanted)
    return {"Ref": made["Instances"][0]["InstanceId"]}


def _volume(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    return {"Ref": to.client("ec2").create_volume(**p)["VolumeId"]}


def _role(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    iam, name = to.client("iam"), p["RoleName"]
    trust = json.dumps(p["AssumeRolePolicyDocument"])
    role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust)["Role"]
    for policy in p.get("Policies", []):
        iam.put_role_policy(
            RoleName=name, PolicyName=policy["PolicyName"], PolicyDocument=json.dumps(policy["PolicyDocument"])
        )
    return {"Ref": name, "Arn": role["Arn"]}


def _profile(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    iam, name = to.client("iam"), p["InstanceProfileName"]
    iam.create_instance_profile(InstanceProfileName=name)
    iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName=p["Roles"][0])
    return {"Ref": name}


def _managed_policy(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    document = json.dumps(p["PolicyDocument"])
    made = to.client("iam").create_policy(PolicyName=p["ManagedPolicyName"], PolicyDocument=document)
    return {"Ref": made["Policy"]["Arn"]}


def _user(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    iam = to.client("iam")
    user = iam.create_user(UserName=p["UserName"])["User"]
    for arn in p.get("ManagedPolicyArns", []):
        iam.attach_user_policy(UserName=p["UserName"], PolicyArn=arn)
    iam.create_login_profile(UserName=p["UserName"], Password=PASSWORD)
    return {"Ref": p["UserName"], "Arn": user["Arn"]}


def _balancer(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    made = to.client("elbv2").create_load_balancer(**p)["LoadBalancers"][0]
    return {"Ref": made["LoadBalancerArn"], "DNSName": made["DNSName"]}


def _targets(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    elb, members = to.client("elbv2"), p.pop("Targets")
    group = elb.create_target_group(**p)["TargetGroups"][0]["TargetGroupArn"]
    elb.register_targets(TargetGroupArn=group, Targets=members)
    return {"Ref": group}


def _listener(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    return {"Ref": to.client("elbv2").create_listener(**p)["Listeners"][0]["ListenerArn"]}


def _certificate(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    return {"Ref": to.client("acm").request_certificate(**p)["CertificateArn"]}


def _firewall(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    made = to.client("wafv2").create_web_acl(**p)["Summary"]
    return {"Ref": made["Id"], "Arn": made["ARN"]}


def _distribution(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    config = dict(p["DistributionConfig"])
    origins = [dict(each) for each in config["Origins"]]
    for origin in origins:
        custom = dict(origin["CustomOriginConfig"])
        protocols = custom["OriginSSLProtocols"]
        custom["OriginSslProtocols"] = {"Quantity": len(protocols), "Items": custom.pop("OriginSSLProtocols")}
        origin["CustomOriginConfig"] = custom
    behaviour = config["DefaultCacheBehavior"] | {
        "ForwardedValues": {"QueryString": True, "Cookies": {"Forward": "none"}},
        "MinTTL": 0,
        "TrustedSigners": {"Enabled": False, "Quantity": 0},
    }
    config |= {
        "CallerReference": "demo",
        "Origins": {"Quantity": len(origins), "Items": origins},
        "DefaultCacheBehavior": behaviour,
    }
    made = to.client("cloudfront").create_distribution(DistributionConfig=config)["Distribution"]
    return {"Ref": made["Id"], "DomainName": made["DomainName"]}


def _key(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    kms = to.client("kms")
    made = kms.create_key(Description=p["Description"], Policy=json.dumps(p["KeyPolicy"]))["KeyMetadata"]
    if p["EnableKeyRotation"]:
        kms.enable_key_rotation(KeyId=made["KeyId"])
    return {"Ref": made["KeyId"], "Arn": made["Arn"]}


def _subnet_group(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    to.client("rds").create_db_subnet_group(**p)
    return {"Ref": p["DBSubnetGroupName"]}


def _database(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    wanted = p | {"AllocatedStorage": int(p["AllocatedStorage"]), "MasterUserPassword": PASSWORD}
    wanted["VpcSecurityGroupIds"] = wanted.pop("VPCSecurityGroups")
    to.client("rds").create_db_instance(**wanted)
    return {"Ref": p["DBInstanceIdentifier"]}


def _table(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    wanted = {key: value for key, value in p.items() if key != "PointInTimeRecoverySpecification"}
    to.client("dynamodb").create_table(**wanted)
    return {"Ref": p["TableName"]}


def _secret(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    made = to.client("secretsmanager").create_secret(**p, SecretString=json.dumps({"password": PASSWORD}))
    return {"Ref": made["ARN"]}


def _file_system(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    backed_up = p["BackupPolicy"]["Status"] == "ENABLED"
    made = to.client("efs").create_file_system(CreationToken="shared", Encrypted=p["Encrypted"], Backup=backed_up)
    return {"Ref": made["FileSystemId"]}


def _bucket(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    s3, name = to.client("s3"), p["BucketName"]
    s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": REGION})
    s3.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration=p["PublicAccessBlockConfiguration"])
    if "VersioningConfiguration" in p:
        s3.put_bucket_versioning(Bucket=name, VersioningConfiguration=p["VersioningConfiguration"])
    if "LoggingConfiguration" in p:
        _bucket_logging(s3, name, p["LoggingConfiguration"])
    if "BucketPolicy" in p:
        s3.put_bucket_policy(Bucket=name, Policy=json.dumps(p["BucketPolicy"]["PolicyDocument"]))
    return {"Ref": name, "Arn": f"arn:aws:s3:::{name}"}


def _bucket_logging(s3: Client, name: str, wanted: dict[str, str]) -> None:
    """The target must let S3's log delivery write before S3 accepts it."""
    target = wanted["DestinationBucketName"]
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "logging.s3.amazonaws.com"},
        "Action": ["s3:PutObject"],
        "Resource": f"arn:aws:s3:::{target}/*",
    }
    s3.put_bucket_policy(Bucket=target, Policy=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))
    enabled = {"TargetBucket": target, "TargetPrefix": wanted.get("LogFilePrefix", "")}
    s3.put_bucket_logging(Bucket=name, BucketLoggingStatus={"LoggingEnabled": enabled})
    s3.delete_bucket_policy(Bucket=target)


def _function(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("index.py", p["Code"]["ZipFile"])
    wanted = {key: p[key] for key in ("FunctionName", "Runtime", "Handler", "Role")}
    made = to.client("lambda").create_function(**wanted, Code={"ZipFile": archive.getvalue()})
    return {"Ref": p["FunctionName"], "Arn": made["FunctionArn"]}


def _queue(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    sse = {"SqsManagedSseEnabled": str(p["SqsManagedSseEnabled"]).lower()}
    return {"Ref": to.client("sqs").create_queue(QueueName=p["QueueName"], Attributes=sse)["QueueUrl"]}


def _topic(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    return {"Ref": to.client("sns").create_topic(Name=p["TopicName"])["TopicArn"]}


def _repository(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    to.client("ecr").create_repository(
        repositoryName=p["RepositoryName"],
        imageTagMutability=p["ImageTagMutability"],
        imageScanningConfiguration={"scanOnPush": p["ImageScanningConfiguration"]["ScanOnPush"]},
    )
    return {"Ref": p["RepositoryName"]}


def _user_pool(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    made = to.client("cognito-idp").create_user_pool(
        PoolName=p["UserPoolName"], MfaConfiguration=p["MfaConfiguration"], Policies=p["Policies"]
    )
    return {"Ref": made["UserPool"]["Id"]}


def _log_group(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    logs = to.client("logs")
    logs.create_log_group(logGroupName=p["LogGroupName"])
    if "RetentionInDays" in p:
        logs.put_retention_policy(logGroupName=p["LogGroupName"], retentionInDays=p["RetentionInDays"])
    return {"Ref": p["LogGroupName"]}


def _trail(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    trail = to.client("cloudtrail")
    wanted = {key: p[key] for key in ("S3BucketName", "IsMultiRegionTrail", "EnableLogFileValidation")}
    trail.create_trail(Name=p["TrailName"], **wanted)
    if p["IsLogging"]:
        trail.start_logging(Name=p["TrailName"])
    return {"Ref": p["TrailName"]}


def _vault(to: Deployment, _: Resource, p: dict[str, Any]) -> dict[str, str]:
    to.client("backup").create_backup_vault(BackupVaultName=p["BackupVaultName"])
    return {"Ref": p["BackupVaultName"]}


MAKERS: dict[str, Make] = {
    "AWS::Backup::BackupVault": _vault,
    "AWS::CertificateManager::Certificate": _certificate,
    "AWS::CloudFront::Distribution": _distribution,
    "AWS::CloudTrail::Trail": _trail,
    "AWS::Cognito::UserPool": _user_pool,
    "AWS::DynamoDB::Table": _table,
    "AWS::EC2::Instance": _instance,
    "AWS::EC2::InternetGateway": _gateway,
    "AWS::EC2::RouteTable": _routes,
    "AWS::EC2::SecurityGroup": _group,
    "AWS::EC2::Subnet": _subnet,
    "AWS::EC2::VPC": _vpc,
    "AWS::EC2::Volume": _volume,
    "AWS::ECR::Repository": _repository,
    "AWS::EFS::FileSystem": _file_system,
    "AWS::ElasticLoadBalancingV2::Listener": _listener,
    "AWS::ElasticLoadBalancingV2::LoadBalancer": _balancer,
    "AWS::ElasticLoadBalancingV2::TargetGroup": _targets,
    "AWS::IAM::InstanceProfile": _profile,
    "AWS::IAM::ManagedPolicy": _managed_policy,
    "AWS::IAM::Role": _role,
    "AWS::IAM::User": _user,
    "AWS::KMS::Key": _key,
    "AWS::Lambda::Function": _function,
    "AWS::Logs::LogGroup": _log_group,
    "AWS::RDS::DBInstance": _database,
    "AWS::RDS::DBSubnetGroup": _subnet_group,
    "AWS::S3::Bucket": _bucket,
    "AWS::SNS::Topic": _topic,
    "AWS::SQS::Queue": _queue,
    "AWS::SecretsManager::Secret": _secret,
    "AWS::WAFv2::WebACL": _firewall,
}
