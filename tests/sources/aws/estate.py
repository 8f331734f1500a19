"""A small estate in a moto server: one of most things, some right, some wrong."""

from __future__ import annotations

import json
from typing import Any

from botocore.session import Session


def seed(endpoint: str, region: str) -> None:
    """Make it, through the API."""
    session = Session()
    session.set_credentials("AKIAEXAMPLE", "secret")

    def client(service: str) -> Any:
        return session.create_client(service, region_name=region, endpoint_url=endpoint)

    _storage(client("s3"), region)
    _identity(client("iam"))
    _compute(client("ec2"))
    _databases(client("rds"))


def _storage(s3: Any, region: str) -> None:
    s3.create_bucket(Bucket="shop-logs", CreateBucketConfiguration={"LocationConstraint": region})
    s3.put_bucket_versioning(Bucket="shop-logs", VersioningConfiguration={"Status": "Enabled"})
    statement = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::shop-logs/*"}
    s3.put_bucket_policy(Bucket="shop-logs", Policy=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))
    s3.put_bucket_tagging(Bucket="shop-logs", Tagging={"TagSet": [{"Key": "team", "Value": "web"}]})
    s3.create_bucket(Bucket="shop-empty", CreateBucketConfiguration={"LocationConstraint": region})


def _identity(iam: Any) -> None:
    iam.create_user(UserName="alice", Tags=[{"Key": "team", "Value": "web"}])
    iam.create_access_key(UserName="alice")
    iam.attach_user_policy(UserName="alice", PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")


def _compute(ec2: Any) -> None:
    image = ec2.register_image(Name="shop-web", RootDeviceName="/dev/sda1")["ImageId"]
    group = ec2.describe_security_groups()["SecurityGroups"][0]["GroupId"]
    everyone = {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[everyone])
    ec2.run_instances(ImageId=image, MinCount=1, MaxCount=1, InstanceType="t3.micro")


def _databases(rds: Any) -> None:
    rds.create_db_instance(
        DBInstanceIdentifier="shop",
        Engine="postgres",
        DBInstanceClass="db.t3.micro",
        AllocatedStorage=20,
        MasterUsername="shop",
        MasterUserPassword="not-a-secret",
    )
