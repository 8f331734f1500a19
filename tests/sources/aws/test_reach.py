"""What reaches what in an account that was read: the estates of `rows.yaml`, deployed, answer as their templates do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.session import Session

from remit.engines.network.places import KINDS
from remit.model import Needs
from remit.sources.aws import AwsTarget, collect
from tests.engines.network.deployment import MAKERS, Deployment
from tests.engines.network.estates import answer, inventory, rows
from tests.sources.aws.recorded import REGION, MemoryPages

if TYPE_CHECKING:
    from tests.engines.network.estates import Row

NETWORK = ("VPC", "Subnet", "RouteTable", "NetworkAcl", "SecurityGroup", "InternetGateway", "NatGateway", "EIP")
NEEDS = Needs(
    [*(f"AWS::EC2::{name}" for name in (*NETWORK, "VPCPeeringConnection")), "AWS::RDS::DBSubnetGroup", *KINDS]
)


def deployable(row: Row) -> bool:
    """Whether the stand-in has the calls for a row, and the account has no way to leave a part of it open."""
    where = inventory(*row.given, row.edits, parameters={"Block": {"Type": "String"}})
    # moto gives a public address all the same
    gives_anyway = any("MapPublicIpOnLaunch: false" in text for text in (*row.given, row.edits))
    return row.then != "possible" and not gives_anyway and all(kind in MAKERS for kind in where.types())


LIVE = [(number, row) for number, row in enumerate(rows()) if deployable(row)]


def test_most_rows_are_deployed() -> None:
    assert len(LIVE) > 25


EVERY = 4
"""Each time, one row in so many is deployed; `make soak` deploys them all."""
CHOSEN = [
    pytest.param(*each, id=each[1].fact, marks=() if at % EVERY == 0 else pytest.mark.soak)
    for at, each in enumerate(LIVE)
]


@pytest.mark.parametrize(("number", "row"), CHOSEN)
def test_an_account_answers_as_its_template(number: int, row: Row, aws: str) -> None:
    role = f"arn:aws:iam::{1000 + number:012d}:role/reader"
    session = Session()
    sts = session.create_client("sts", region_name=REGION, endpoint_url=aws)
    given = sts.assume_role(RoleArn=role, RoleSessionName="deploys")["Credentials"]
    session.set_credentials(given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"])
    clients: dict[str, Any] = {}

    def client(service: str) -> Any:
        if service not in clients:
            clients[service] = session.create_client(service, region_name=REGION, endpoint_url=aws)
        return clients[service]

    Deployment(inventory(*row.given, row.edits), client).all()
    read = collect(AwsTarget(role_arn=role, attempts=3), NEEDS, MemoryPages(), regions=[REGION])
    assert answer(read, row.question) == row.then
