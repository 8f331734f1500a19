"""An estate in a moto server: the seed's web shop and its neighbours, one of most things, some right, some wrong."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from botocore.session import Session

ANYONE = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}
TEAM = [{"Key": "team", "Value": "web"}]


def seed(endpoint: str, region: str) -> None:
    """Make it, through the API."""
    session = Session()
    session.set_credentials("AKIAEXAMPLE", "secret")
    clients: dict[str, Any] = {}

    def client(service: str) -> Any:
        if service not in clients:
            name, _, elsewhere = service.partition("@")
            clients[service] = session.create_client(name, region_name=elsewhere or region, endpoint_url=endpoint)
        return clients[service]

    known: dict[str, str] = {"region": region}
    for make in STEPS:
        make(client, known)


def identity(client: Any, known: dict[str, str]) -> None:
    iam = client("iam")
    iam.create_account_alias(AccountAlias="shop")
    iam.update_account_password_policy(MinimumPasswordLength=12, RequireSymbols=True)
    trust = {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}],
    }
    known["role"] = iam.create_role(RoleName="web", AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
    iam.put_role_policy(RoleName="web", PolicyName="inline", PolicyDocument=json.dumps(ANYONE))
    policy = iam.create_policy(PolicyName="deploy", PolicyDocument=json.dumps(ANYONE))["Policy"]["Arn"]
    iam.attach_role_policy(RoleName="web", PolicyArn=policy)
    iam.create_instance_profile(InstanceProfileName="web")
    iam.add_role_to_instance_profile(InstanceProfileName="web", RoleName="web")
    iam.create_user(UserName="alice", Tags=TEAM)
    iam.create_access_key(UserName="alice")
    iam.attach_user_policy(UserName="alice", PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
    iam.create_group(GroupName="operators")
    iam.add_user_to_group(GroupName="operators", UserName="alice")


def keys(client: Any, known: dict[str, str]) -> None:
    kms = client("kms")
    known["key"] = kms.create_key(Description="shop", Tags=[{"TagKey": "team", "TagValue": "web"}])["KeyMetadata"][
        "Arn"
    ]
    kms.enable_key_rotation(KeyId=known["key"])
    kms.create_alias(AliasName="alias/shop", TargetKeyId=known["key"])
    acm = client("acm")
    known["certificate"] = acm.request_certificate(DomainName="shop.example.com", ValidationMethod="DNS")[
        "CertificateArn"
    ]
    client("secretsmanager").create_secret(Name="shop/database", SecretString="not-told", Tags=TEAM)
    client("ssm").put_parameter(Name="/shop/password", Value="not-told", Type="SecureString")


def storage(client: Any, known: dict[str, str]) -> None:
    s3 = client("s3")
    where = {"LocationConstraint": known["region"]}
    s3.create_bucket(Bucket="shop-logs", CreateBucketConfiguration=where)
    s3.put_bucket_versioning(Bucket="shop-logs", VersioningConfiguration={"Status": "Enabled"})
    statement = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::shop-logs/*"}
    s3.put_bucket_policy(Bucket="shop-logs", Policy=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))
    s3.put_bucket_tagging(Bucket="shop-logs", Tagging={"TagSet": TEAM})
    s3.create_bucket(Bucket="shop-empty", CreateBucketConfiguration=where)
    settings = {
        "BlockPublicAcls": True,
        "IgnorePublicAcls": True,
        "BlockPublicPolicy": True,
        "RestrictPublicBuckets": True,
    }
    s3.put_public_access_block(Bucket="shop-empty", PublicAccessBlockConfiguration=settings)
    rule = {"ID": "old", "Status": "Enabled", "Filter": {"Prefix": "tmp/"}, "Expiration": {"Days": 30}}
    s3.put_bucket_lifecycle_configuration(Bucket="shop-empty", LifecycleConfiguration={"Rules": [rule]})
    efs = client("efs")
    known["files"] = efs.create_file_system(CreationToken="shop", Encrypted=True, Tags=TEAM)["FileSystemId"]
    dynamodb = client("dynamodb")
    dynamodb.create_table(
        TableName="carts",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        BillingMode="PAY_PER_REQUEST",
        Tags=TEAM,
    )
    dynamodb.update_continuous_backups(
        TableName="carts", PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True}
    )


def network(client: Any, known: dict[str, str]) -> None:
    ec2 = client("ec2")
    known["vpc"] = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    for name, block in (("a", "10.0.1.0/24"), ("b", "10.0.2.0/24")):
        zone = known["region"] + name
        made = ec2.create_subnet(VpcId=known["vpc"], CidrBlock=block, AvailabilityZone=zone)
        known[f"subnet-{name}"] = made["Subnet"]["SubnetId"]
    gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=known["vpc"])
    table = ec2.create_route_table(VpcId=known["vpc"])["RouteTable"]["RouteTableId"]
    ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
    ec2.associate_route_table(RouteTableId=table, SubnetId=known["subnet-a"])
    group = ec2.create_security_group(GroupName="web", Description="The web servers", VpcId=known["vpc"])
    known["group"] = group["GroupId"]
    everyone = {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
    ec2.authorize_security_group_ingress(GroupId=known["group"], IpPermissions=[everyone])
    address = ec2.allocate_address(Domain="vpc")["AllocationId"]
    ec2.create_nat_gateway(SubnetId=known["subnet-a"], AllocationId=address)
    ec2.create_vpc_endpoint(
        VpcId=known["vpc"], ServiceName=f"com.amazonaws.{known['region']}.s3", RouteTableIds=[table]
    )
    client("logs").create_log_group(logGroupName="/shop/flow")
    ec2.create_flow_logs(
        ResourceIds=[known["vpc"]],
        ResourceType="VPC",
        TrafficType="REJECT",
        LogGroupName="/shop/flow",
        DeliverLogsPermissionArn=known["role"],
    )


def compute(client: Any, known: dict[str, str]) -> None:
    ec2 = client("ec2")
    image = ec2.register_image(Name="shop-web", RootDeviceName="/dev/sda1")["ImageId"]
    template = {"ImageId": image, "InstanceType": "t3.micro", "UserData": "c2VjcmV0"}
    ec2.create_launch_template(LaunchTemplateName="web", LaunchTemplateData=template)
    ec2.create_key_pair(KeyName="operators")
    ec2.run_instances(
        ImageId=image,
        MinCount=1,
        MaxCount=1,
        InstanceType="t3.micro",
        UserData="not told",
        SubnetId=known["subnet-a"],
        SecurityGroupIds=[known["group"]],
        IamInstanceProfile={"Name": "web"},
        TagSpecifications=[{"ResourceType": "instance", "Tags": [*TEAM, {"Key": "Name", "Value": "web-1"}]}],
    )
    ec2.create_volume(AvailabilityZone=known["region"] + "a", Size=8)
    client("autoscaling").create_auto_scaling_group(
        AutoScalingGroupName="web",
        LaunchTemplate={"LaunchTemplateName": "web"},
        MinSize=0,
        MaxSize=2,
        VPCZoneIdentifier=f"{known['subnet-a']},{known['subnet-b']}",
    )


def balancing(client: Any, known: dict[str, str]) -> None:
    elbv2 = client("elbv2")
    subnets = [known["subnet-a"], known["subnet-b"]]
    balancer = elbv2.create_load_balancer(Name="shop", Subnets=subnets, SecurityGroups=[known["group"]], Tags=TEAM)
    known["balancer"] = balancer["LoadBalancers"][0]["LoadBalancerArn"]
    group = elbv2.create_target_group(Name="web", Protocol="HTTP", Port=80, VpcId=known["vpc"])
    forward = {"Type": "forward", "TargetGroupArn": group["TargetGroups"][0]["TargetGroupArn"]}
    elbv2.create_listener(LoadBalancerArn=known["balancer"], Protocol="HTTP", Port=80, DefaultActions=[forward])
    elbv2.create_listener(
        LoadBalancerArn=known["balancer"],
        Protocol="HTTPS",
        Port=443,
        Certificates=[{"CertificateArn": known["certificate"]}],
        DefaultActions=[forward],
    )
    client("elb").create_load_balancer(
        LoadBalancerName="classic",
        Listeners=[{"Protocol": "HTTP", "LoadBalancerPort": 80, "InstancePort": 80}],
        AvailabilityZones=[known["region"] + "a"],
    )
    metrics = {"SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": True, "MetricName": "shop"}
    acl = client("wafv2").create_web_acl(
        Name="shop", Scope="REGIONAL", DefaultAction={"Allow": {}}, VisibilityConfig=metrics, Rules=[]
    )
    client("wafv2").associate_web_acl(WebACLArn=acl["Summary"]["ARN"], ResourceArn=known["balancer"])


def edge(client: Any, _: dict[str, str]) -> None:
    origin = {
        "Id": "shop",
        "DomainName": "shop.example.com",
        "CustomHeaders": {"Quantity": 1, "Items": [{"HeaderName": "x-origin", "HeaderValue": "not-told"}]},
        "CustomOriginConfig": {
            "HTTPPort": 80,
            "HTTPSPort": 443,
            "OriginProtocolPolicy": "http-only",
            "OriginSslProtocols": {"Quantity": 1, "Items": ["TLSv1.2"]},
        },
    }
    behavior = {
        "TargetOriginId": "shop",
        "ViewerProtocolPolicy": "allow-all",
        "MinTTL": 0,
        "ForwardedValues": {"QueryString": False, "Cookies": {"Forward": "none"}},
    }
    config = {
        "CallerReference": "shop",
        "Comment": "The shop",
        "Enabled": True,
        "Origins": {"Quantity": 1, "Items": [origin]},
        "DefaultCacheBehavior": behavior,
    }
    made = client("cloudfront").create_distribution(DistributionConfig=config)["Distribution"]["ARN"]
    logs = client("logs@us-east-1")
    logs.put_delivery_source(name="edge", resourceArn=made, logType="ACCESS_LOGS")
    where = {"destinationResourceArn": "arn:aws:s3:::shop-logs"}
    bucket = logs.put_delivery_destination(name="logs", deliveryDestinationConfiguration=where)["deliveryDestination"]
    logs.create_delivery(deliverySourceName="edge", deliveryDestinationArn=bucket["arn"])
    client("route53").create_hosted_zone(Name="example.com.", CallerReference="shop")


def databases(client: Any, known: dict[str, str]) -> None:
    rds = client("rds")
    subnets = [known["subnet-a"], known["subnet-b"]]
    rds.create_db_subnet_group(DBSubnetGroupName="shop", DBSubnetGroupDescription="shop", SubnetIds=subnets)
    rds.create_db_instance(
        DBInstanceIdentifier="shop",
        Engine="postgres",
        DBInstanceClass="db.t3.micro",
        AllocatedStorage=20,
        MasterUsername="shop",
        MasterUserPassword="not-told",
        DBSubnetGroupName="shop",
        VpcSecurityGroupIds=[known["group"]],
        Tags=TEAM,
    )
    rds.create_db_snapshot(DBInstanceIdentifier="shop", DBSnapshotIdentifier="before-sale")
    rds.create_db_cluster(
        DBClusterIdentifier="orders", Engine="aurora-mysql", MasterUsername="shop", MasterUserPassword="not-told"
    )
    client("elasticache").create_replication_group(
        ReplicationGroupId="sessions",
        ReplicationGroupDescription="sessions",
        Engine="redis",
        CacheNodeType="cache.t3.micro",
        TransitEncryptionEnabled=True,
        AuthToken="not-told-not-told",
    )


def code(client: Any, known: dict[str, str]) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("main.py", "def handler(event, context): pass")
    client("lambda").create_function(
        FunctionName="mail",
        Runtime="python3.11",
        Role=known["role"],
        Handler="main.handler",
        Code={"ZipFile": archive.getvalue()},
        Environment={"Variables": {"PASSWORD": "not-told"}},
    )
    client("lambda").add_permission(
        FunctionName="mail", StatementId="s3", Action="lambda:InvokeFunction", Principal="s3.amazonaws.com"
    )
    ecs = client("ecs")
    ecs.create_cluster(clusterName="shop")
    container = {
        "name": "web",
        "image": "web",
        "memory": 128,
        "environment": [{"name": "PASSWORD", "value": "not-told"}],
    }
    ecs.register_task_definition(family="web", containerDefinitions=[container])
    ecs.create_service(cluster="shop", serviceName="web", taskDefinition="web", desiredCount=0)
    vpc = {"subnetIds": [known["subnet-a"], known["subnet-b"]]}
    client("eks").create_cluster(name="shop", roleArn=known["role"], resourcesVpcConfig=vpc)
    client("eks").create_nodegroup(
        clusterName="shop", nodegroupName="workers", subnets=vpc["subnetIds"], nodeRole=known["role"]
    )
    ecr = client("ecr")
    ecr.create_repository(repositoryName="web", imageScanningConfiguration={"scanOnPush": True})
    ecr.set_repository_policy(repositoryName="web", policyText=json.dumps(ANYONE))


def interfaces(client: Any, _: dict[str, str]) -> None:
    rest = client("apigateway")
    api = rest.create_rest_api(name="orders")["id"]
    root = rest.get_resources(restApiId=api)["items"][0]["id"]
    rest.put_method(restApiId=api, resourceId=root, httpMethod="GET", authorizationType="NONE")
    rest.put_integration(
        restApiId=api,
        resourceId=root,
        httpMethod="GET",
        type="HTTP",
        integrationHttpMethod="GET",
        uri="http://example.com",
    )
    rest.create_deployment(restApiId=api, stageName="live")
    rest.create_domain_name(domainName="api.example.com", securityPolicy="TLS_1_2")
    rest.create_base_path_mapping(domainName="api.example.com", restApiId=api, stage="live")
    http = client("apigatewayv2")
    api = http.create_api(Name="carts", ProtocolType="HTTP")["ApiId"]
    http.create_stage(ApiId=api, StageName="live", StageVariables={"key": "not-told"})
    http.create_route(ApiId=api, RouteKey="GET /carts")
    cognito = client("cognito-idp")
    pool = cognito.create_user_pool(PoolName="customers", MfaConfiguration="OFF")["UserPool"]["Id"]
    cognito.create_user_pool_client(UserPoolId=pool, ClientName="web", GenerateSecret=True)
    client("cognito-identity").create_identity_pool(IdentityPoolName="customers", AllowUnauthenticatedIdentities=True)


def messages(client: Any, known: dict[str, str]) -> None:
    sqs = client("sqs")
    url = sqs.create_queue(QueueName="orders", tags={"team": "web"})["QueueUrl"]
    sqs.set_queue_attributes(QueueUrl=url, Attributes={"Policy": json.dumps(ANYONE)})
    sns = client("sns")
    known["topic"] = sns.create_topic(Name="alarms", Tags=TEAM)["TopicArn"]
    sns.subscribe(TopicArn=known["topic"], Protocol="email", Endpoint="security@example.com")


def watching(client: Any, known: dict[str, str]) -> None:
    trail = client("cloudtrail")
    trail.create_trail(Name="shop", S3BucketName="shop-logs", IsMultiRegionTrail=True)
    trail.start_logging(Name="shop")
    client("cloudwatch").put_metric_alarm(
        AlarmName="root",
        MetricName="RootUse",
        Namespace="shop",
        ComparisonOperator="GreaterThanThreshold",
        EvaluationPeriods=1,
        Period=60,
        Threshold=0,
        Statistic="Sum",
        AlarmActions=[known["topic"]],
    )
    client("logs").put_metric_filter(
        logGroupName="/shop/flow",
        filterName="root",
        filterPattern="{ $.userIdentity.type = Root }",
        metricTransformations=[{"metricName": "RootUse", "metricNamespace": "shop", "metricValue": "1"}],
    )
    config = client("config")
    recorder = {"name": "default", "roleARN": known["role"], "recordingGroup": {"allSupported": True}}
    config.put_configuration_recorder(ConfigurationRecorder=recorder)
    config.put_delivery_channel(DeliveryChannel={"name": "default", "s3BucketName": "shop-logs"})
    config.start_configuration_recorder(ConfigurationRecorderName="default")
    client("guardduty").create_detector(Enable=True)
    client("securityhub").enable_security_hub()
    backup = client("backup")
    backup.create_backup_vault(BackupVaultName="shop")
    rule = {"RuleName": "daily", "TargetBackupVaultName": "shop", "ScheduleExpression": "cron(0 5 * * ? *)"}
    backup.create_backup_plan(BackupPlan={"BackupPlanName": "shop", "Rules": [rule]})
    client("organizations").create_organization(FeatureSet="ALL")
    stack = {"Resources": {"Jobs": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "of-a-stack"}}}}
    client("cloudformation").create_stack(StackName="jobs", TemplateBody=json.dumps(stack), RoleARN=known["role"])


STEPS = (
    identity,
    keys,
    storage,
    network,
    compute,
    balancing,
    edge,
    databases,
    code,
    interfaces,
    messages,
    watching,
)
