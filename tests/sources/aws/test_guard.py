"""Nothing but the listed reads can leave the process, whichever service, whichever operation."""

from __future__ import annotations

import re
from typing import Any

import pytest
from botocore.hooks import HierarchicalEmitter
from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.session import Session

from remit.sources.aws.client import read_only_session
from remit.sources.aws.credentials import OPERATIONS as FOR_CREDENTIALS
from remit.sources.aws.guard import ForbiddenCall, guard
from remit.sources.aws.models import CutLoader, cut
from remit.sources.aws.tables import allowed
from remit.sources.aws.target import AwsTarget

SERVICES = Loader().list_available_services("service-2")
READS = re.compile(r"(Describe|List|Get|BatchGet)[A-Z]")
DATA = {
    "s3:GetObject",
    "secretsmanager:GetSecretValue",
    "secretsmanager:BatchGetSecretValue",
    "ssm:GetParameter",
    "ssm:GetParameters",
    "dynamodb:GetItem",
    "sqs:ReceiveMessage",
    "logs:GetLogEvents",
    "lambda:GetFunction",
    "ec2:GetPasswordData",
    "ec2:GetConsoleOutput",
    "ecr:GetAuthorizationToken",
    "sts:GetSessionToken",
    "sts:AssumeRole",
}


def test_the_list_holds_reads_of_configuration_alone() -> None:
    names = {f"{service}:{name}" for service, operations in allowed().items() for name in operations}
    others = {name for name in names if not READS.match(name.partition(":")[2])}
    # The first two ask IAM to write down what is then read, and are of access level Read:
    # https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
    assert others == {
        "iam:GenerateCredentialReport",
        "iam:GenerateServiceLastAccessedDetails",
        "ec2:SearchTransitGatewayRoutes",  # of access level List: the routes of a table
    }
    assert not names & DATA
    assert set(allowed()) <= set(SERVICES)


@pytest.mark.parametrize("service", SERVICES)
def test_no_other_operation_of_any_service(service: str) -> None:
    """Every operation of every service that botocore knows: those not listed are not in the cut model, and refused."""
    model = Loader().load_service_model(service, "service-2")
    listed = allowed().get(service, frozenset())
    assert set(cut(model, listed)["operations"]) == listed
    emitter, whole = HierarchicalEmitter(), ServiceModel(model, service)
    guard(Holder(emitter), allowed())
    sent = set()
    for name in whole.operation_names:
        try:
            emitter.emit(f"before-call.{service}.{name}", model=whole.operation_model(name), params={})
        except ForbiddenCall:
            continue
        sent.add(name)
    assert sent == listed


class Holder:
    """A session that is nothing but its events."""

    def __init__(self, emitter: HierarchicalEmitter) -> None:
        self._emitter = emitter

    def get_component(self, _: str) -> HierarchicalEmitter:
        return self._emitter


@pytest.mark.usefixtures("aws")
def test_a_write_does_not_exist() -> None:
    client = guarded().create_client("ec2", region_name="eu-west-1")
    assert not hasattr(client, "terminate_instances")
    assert client.describe_vpcs()["Vpcs"]
    client.close()


@pytest.mark.usefixtures("aws")
def test_a_write_is_refused_even_where_it_exists() -> None:
    """With whole models, as if cutting them had failed: nothing comes to be sent."""
    session = guarded()
    session.register_component("data_loader", Loader())
    sent: list[object] = []
    session.get_component("event_emitter").register("before-send", lambda **event: sent.append(event))
    s3 = session.create_client("s3", region_name="eu-west-1")
    for call in (
        lambda: s3.delete_bucket(Bucket="shop-empty"),
        lambda: s3.get_object(Bucket="shop-logs", Key="x"),
        lambda: s3.put_object(Bucket="shop-logs", Key="x", Body=b""),
        lambda: session.create_client("ec2", region_name="eu-west-1").terminate_instances(InstanceIds=["i-1"]),
        lambda: session.create_client("sts", region_name="eu-west-1").assume_role(
            RoleArn="a" * 20, RoleSessionName="ab"
        ),
    ):
        with pytest.raises(ForbiddenCall):
            call()  # type: ignore[no-untyped-call]
    assert sent == []


def guarded() -> Session:
    from botocore.credentials import Credentials

    return read_only_session(AwsTarget(), allowed(), Credentials("AKIAEXAMPLE", "secret"))


@pytest.mark.usefixtures("aws")
def test_the_session_that_finds_credentials_can_do_nothing_else() -> None:
    session = Session()
    session.register_component("data_loader", CutLoader(FOR_CREDENTIALS))
    guard(session, FOR_CREDENTIALS)
    assert {name for names in FOR_CREDENTIALS.values() for name in names} == {
        "AssumeRole",
        "AssumeRoleWithWebIdentity",
        "CreateOAuth2Token",
        "CreateToken",
        "GetRoleCredentials",
    }
    client: Any = session.create_client("iam", region_name="eu-west-1")
    assert not hasattr(client, "list_users")


@pytest.mark.usefixtures("aws")
def test_presigned_urls_cannot_be_made_for_what_is_not_listed() -> None:
    client = guarded().create_client("s3", region_name="eu-west-1")
    with pytest.raises(Exception, match="get_object"):
        client.generate_presigned_url("get_object", Params={"Bucket": "b", "Key": "k"})
