"""What reaches what in an account that was read: the estates of `rows.yaml`, deployed, answer as their templates do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.session import Session

from remit.cli.reaching import NETWORK, SUBNET_GROUPS
from remit.engines.network.places import KINDS
from remit.engines.network.questions import End, ask
from remit.engines.network.reach import ANYWHERE, Reach
from remit.model import Needs
from remit.sources.aws import AwsTarget, collect
from remit.sources.aws.actions import action_of
from tests.engines.network.deployment import MAKERS, Deployment
from tests.engines.network.estates import answer, inventory, parts, rows
from tests.sources.aws.conftest import lead_to
from tests.sources.aws.faults import failing
from tests.sources.aws.recorded import REGION, MemoryPages, Recorded, read

if TYPE_CHECKING:
    from remit.engines.network.questions import Reached
    from remit.model import Inventory
    from tests.engines.network.estates import Row

NEEDS = Needs([*(f"AWS::EC2::{name}" for name in NETWORK), *SUBNET_GROUPS, *KINDS])
"""What `remit reach` asks for."""


def deployable(row: Row) -> bool:
    """Whether the stand-in has the calls for a row, and the account has no way to leave a part of it open."""
    where = inventory(*row.given, row.edits, parameters={"Block": {"Type": "String"}})
    # moto gives a public address all the same
    given = " ".join((*row.given, row.edits))
    gives_anyway = "MapPublicIpOnLaunch: false" in given or "AssociatePublicIpAddress: false" in given
    open_ = row.then == "possible" and "State" not in row.edits
    tells_less = "AWS::EC2::TransitGatewayRoute," in row.edits and "Blackhole" not in row.edits  # not where it leads
    return not (open_ or gives_anyway or tells_less) and all(kind in MAKERS for kind in where.types())


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
    deployed(inventory(*row.given, row.edits), number, aws)
    target = AwsTarget(role_arn=reader(number), attempts=3)
    assert answer(collect(target, NEEDS, MemoryPages(), regions=[REGION]), row.question) == row.then


def reader(number: int) -> str:
    """The role of an account of its own."""
    return f"arn:aws:iam::{1000 + number:012d}:role/reader"


def deployed(where: Inventory, number: int, endpoint: str) -> None:
    """The estate made in an account."""
    session = Session()
    sts = session.create_client("sts", region_name=REGION, endpoint_url=endpoint)
    given = sts.assume_role(RoleArn=reader(number), RoleSessionName="deploys")["Credentials"]
    session.set_credentials(given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"])
    clients: dict[str, Any] = {}

    def client(service: str) -> Any:
        if service not in clients:
            clients[service] = session.create_client(service, region_name=REGION, endpoint_url=endpoint)
        return clients[service]

    Deployment(where, client).all()


# ── a call refused ────────────────────

ESTATE = ("database", "nat", "peered")
"""The parts of `rows.yaml` that are deployed together."""
FEW = Needs(
    [
        *(f"AWS::EC2::{name}" for name in (*NETWORK, "Instance", "NetworkInterface")),
        *("AWS::RDS::DBInstance", "AWS::RDS::DBSubnetGroup"),
    ]
)
"""The types that are in them."""


@pytest.fixture(scope="module")
def pages(endpoint: str, tmp_path_factory: pytest.TempPathFactory) -> MemoryPages:
    """What a scan of one estate with all of them reads."""
    found = MemoryPages()
    with pytest.MonkeyPatch.context() as patch:
        lead_to(endpoint, str(tmp_path_factory.getbasetemp() / "cache"), patch)
        deployed(inventory(*(parts()[name] for name in ESTATE)), 9_999, endpoint)
        collect(AwsTarget(role_arn=reader(9_999), attempts=3), FEW, found, regions=[REGION])
    return found


def answers(where: Inventory) -> dict[tuple[str, str], Reached]:
    """What is reached between all that has a place, and from and to the internet."""
    reach = Reach(where)
    placed = {each.key: End(each.key, reach.places.of(each)) for kind in KINDS for each in where.of_type(kind)}
    ends = {"internet": End("internet", (ANYWHERE,)), **placed}
    return {
        (one, other): ask(reach, ends[one], ends[other])
        for one in ends
        for other in ends
        if one != other and ends[one].places and ends[other].places
    }


def test_a_refused_call_never_changes_an_answer(pages: MemoryPages) -> None:
    """Each operation in turn: nothing more is sure, nothing less is possible, and what is open names the action."""
    whole = answers(read(Recorded(pages.log), MemoryPages(), FEW))
    assert {reached.answer for reached in whole.values()} >= {"yes", "no"}
    changed = set()
    for operation in sorted({f"{page.service}:{page.operation}" for page in pages.log} - {"sts:GetCallerIdentity"}):
        less = read(Recorded(pages.log, failing(operation, "AccessDenied")), MemoryPages(), FEW)
        for pair, reached in answers(less).items():
            at = (operation, pair)
            assert not reached.sure - whole[pair].sure, at
            assert not whole[pair].most - reached.most, at
            if reached.answer != whole[pair].answer:
                changed.add(operation)
                because = [clause for path in reached.paths for clause in path.because]
                assert any(action_of(*operation.split(":")) in clause for clause in because), (at, because)
    assert changed >= DECIDING


DECIDING = {
    *(f"ec2:Describe{what}" for what in ("SecurityGroups", "RouteTables", "NetworkAcls", "InternetGateways", "Vpcs")),
    *("ec2:DescribeSubnets", "ec2:DescribeNatGateways", "ec2:DescribeVpcPeeringConnections"),
    *("ec2:DescribeVpcBlockPublicAccessOptions", "rds:DescribeDBSubnetGroups"),
}
"""Without one of these, some answer is open."""
