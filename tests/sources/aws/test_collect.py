"""An account in a moto server, read as an inventory."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from remit.model import Needs, NothingToAudit, Unknown, unwrap
from remit.sources.aws import AwsTarget, collect, from_pages
from remit.sources.aws.account import principal
from remit.sources.aws.tables import all_tables
from tests.sources.aws.cases import Answers, cases
from tests.sources.aws.recorded import (
    ACCOUNT,
    REGION,
    MemoryPages,
    Recorded,
    by_identity,
    read,
    replay,
    same,
    told,
)

if TYPE_CHECKING:
    from remit.model import MemoryInventory, Resource

GOLDEN = Path(__file__).with_name("golden.json")
THRICE = AwsTarget(attempts=3)


@pytest.fixture(scope="module")
def inventory(estate: MemoryPages) -> MemoryInventory:
    return replay(estate)


def one(inventory: MemoryInventory, type_name: str, name: str) -> Resource:
    return next(each for each in inventory.of_type(type_name) if name in (each.id, each.name))


def test_golden(inventory: MemoryInventory) -> None:
    """Every resource of the estate in its canonical form. `WRITE_GOLDEN=1` renews the file: read the difference."""
    found = {
        " ".join(key): {"key": each.key, "arn": each.arn, "name": each.name, "tags": dict(each.tags), "is": told(each)}
        for key, each in by_identity(inventory).items()
    }
    text = "{\n" + ",\n".join(f"{json.dumps(key)}: {json.dumps(found[key])}" for key in found) + "\n}\n"
    text = re.sub(r"\d{4}-\d\d-\d\d[T-]\d\d[:-]\d\d(:\d\d(\.\d+)?(Z|\+00:00)?)?", "TIME", text)
    text = re.sub(r"http://[\w.:]+/|([0-9a-f]{2}:){10,}[0-9a-f]{2}|sessions\.\w+|ssoins-\w+|\bd-\w{10}", "ANY", text)
    if os.environ.get("WRITE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert json.loads(text) == json.loads(GOLDEN.read_text(encoding="utf-8"))


@pytest.mark.usefixtures("aws")
def test_live_and_replayed_are_the_same(inventory: MemoryInventory) -> None:
    live = collect(THRICE, Needs(), MemoryPages(), regions=[REGION])
    assert list(by_identity(live)) == list(by_identity(inventory))
    assert live.gaps == inventory.gaps


def test_bucket_with_its_satellites(inventory: MemoryInventory) -> None:
    logs = one(inventory, "AWS::S3::Bucket", "shop-logs")
    assert logs.key == f"{ACCOUNT}/{REGION}#arn:aws:s3:::shop-logs"
    assert logs.region == REGION
    assert logs.tags == {"team": "web"}
    assert logs.properties.VersioningConfiguration.Status == "Enabled"
    assert logs.properties.BucketPolicy.PolicyDocument.Statement[0].Principal == "*"
    assert not logs.properties.PublicAccessBlockConfiguration
    assert str(logs.locate(("BucketPolicy",))) == f"s3:GetBucketPolicy ({REGION})"
    assert str(logs.location) == f"s3:ListBuckets ({REGION})"


def test_one_rule_a_source(inventory: MemoryInventory) -> None:
    rule = {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIp": "0.0.0.0/0"}
    assert told(one(inventory, "AWS::EC2::SecurityGroup", "web"))["SecurityGroupIngress"] == [rule]


def test_global_resources_have_no_region(inventory: MemoryInventory) -> None:
    alice = one(inventory, "AWS::IAM::User", "alice")
    assert alice.region is None
    assert alice.key == f"{ACCOUNT}/global#arn:aws:iam::{ACCOUNT}:user/alice"


def test_what_remit_does_not_read_is_unknown(inventory: MemoryInventory) -> None:
    instance = one(inventory, "AWS::EC2::Instance", "web-1")
    assert isinstance(instance.properties.DisableApiTermination, Unknown)


def test_no_secret_is_kept(estate: MemoryPages, inventory: MemoryInventory) -> None:
    pages = json.dumps([page.body for page in estate.log])
    assert "not-told" not in pages
    assert "not told" not in pages
    assert "c2VjcmV0" not in pages  # a launch template's user data
    function = one(inventory, "AWS::Lambda::Function", "mail")
    assert list(function.properties.Environment.Variables) == ["PASSWORD"]
    assert function.properties.Environment.Variables["PASSWORD"]  # it is there


def test_nothing_is_asked_twice(estate: MemoryPages) -> None:
    asked = Counter((p.region, p.service, p.operation, json.dumps(p.parameters), p.token) for p in estate.log)
    assert [question for question, times in asked.items() if times > 1] == []


def test_an_empty_account_costs_one_call_a_list() -> None:
    class Empty(Recorded):
        def call(self, service: str, region: str, operation: str, parameters: Any) -> dict[str, Any]:
            self.asked.append((region, service, operation, json.dumps(parameters)))
            return {}

    nothing = Empty([])
    inventory = read(nothing, MemoryPages())
    assert max(Counter(nothing.asked).values()) == 1
    lists = {table.finds.operation for table in all_tables() if table.finds and not (table.within or table.finds.over)}
    facts = {call.operation for table in all_tables() if table.finds is None for call in table.calls}
    begun = {"iam:GenerateCredentialReport"}
    before = {table.finds.over.operation for table in all_tables() if table.finds and table.finds.over}
    asked = Counter(f"{service}:{operation}" for _, service, operation, _ in nothing.asked)
    assert before <= set(asked) <= lists | facts | begun | before
    assert {name: asked[name] for name in lists - facts} == {name: wanted()[name] for name in lists - facts}
    assert all(name.startswith("Remit::") for name in inventory.types())


def wanted() -> Counter[str]:
    """How often each list is to be asked for: once for all tables that ask alike, in each place that answers."""
    places = {"region": (REGION,), "global": ("global",), "both": (REGION, "global")}
    questions = {
        (table.finds.operation, json.dumps(table.finds.fixed, sort_keys=True), place)
        for table in all_tables()
        if table.finds and not table.within
        for place in places[table.where]
    }
    return Counter(operation for operation, _, _ in questions)


def test_types_not_asked_for_are_gaps(estate: MemoryPages) -> None:
    few = replay(estate, Needs(["AWS::KMS::Key"]))
    assert list(few.types()) == ["AWS::KMS::Key"]
    assert few.gap("AWS::KMS::Key", ACCOUNT, REGION) == ""
    assert "was not read" in few.gap("AWS::S3::Bucket", ACCOUNT, REGION)
    assert few.gap("AWS::S3::Bucket", "another account", REGION) == ""
    assert few.closed(ACCOUNT)
    assert not few.closed("template.yaml")


def test_a_child_is_found_without_reading_its_parent(estate: MemoryPages) -> None:
    caller = Recorded(estate.log)
    found = read(caller, MemoryPages(), Needs(["AWS::ApiGateway::Method"]))
    assert list(found.types()) == ["AWS::ApiGateway::Method"]
    assert {operation for _, _, operation, _ in caller.asked} == {"GetRestApis", "GetResources"}


def test_pages_of_nothing() -> None:
    with pytest.raises(NothingToAudit):
        from_pages(MemoryPages(offline=True), Needs())


def test_an_older_snapshot_knows_less(estate: MemoryPages) -> None:
    """What was not collected is unknown or a gap; nothing is concluded from its absence."""
    pages = MemoryPages()
    for page in estate.log:
        if page.operation not in ("GetBucketPolicy", "ListKeys"):
            pages.append(page)
    older = replay(pages)
    bucket = one(older, "AWS::S3::Bucket", "shop-logs")
    assert isinstance(unwrap(bucket.properties)["BucketPolicy"], Unknown)
    assert "not in this snapshot" in older.gap("AWS::KMS::Key", ACCOUNT, REGION)
    assert {note.level for note in older.notes if "not in this snapshot" in note.text} == {"warning"}


def test_same_inventory_however_many_threads(estate: MemoryPages, inventory: MemoryInventory) -> None:
    assert same(read(Recorded(estate.log), MemoryPages(), workers=1), inventory)
    assert same(read(Recorded(estate.log), MemoryPages(), workers=16), inventory)


def test_types_that_are_told_as_another_are_read_with_it(estate: MemoryPages) -> None:
    read_keys = replay(estate, Needs(["AWS::KMS::ReplicaKey"]))
    assert list(read_keys.types()) == ["AWS::KMS::Key"]
    assert read_keys.gap("AWS::KMS::ReplicaKey", ACCOUNT, REGION) == ""
    assert read_keys.gap("AWS::MediaStore::Container", ACCOUNT, REGION) == ""  # a service that has ended
    assert "not read" in read_keys.gap("AWS::DynamoDB::GlobalTable", ACCOUNT, REGION)


def test_a_domain_name_at_the_edge_is_for_rest_apis_alone() -> None:
    told = {
        "apigateway:GetDomainNames": {"items": [{"domainName": name} for name in ("edge.example", "near.example")]},
        "apigatewayv2:GetDomainNames": {
            "Items": [
                {"DomainName": f"{where}.example", "DomainNameConfigurations": [{"EndpointType": kind}]}
                for where, kind in (("edge", "EDGE"), ("near", "REGIONAL"))
            ]
        },
    }
    names = [f"AWS::{service}::DomainName" for service in ("ApiGateway", "ApiGatewayV2")]
    found = read(Answers(told), MemoryPages(), Needs(names))
    listed = [[each.id for each in found.of_type(name)] for name in names]
    assert listed == [["edge.example", "near.example"], ["near.example"]]


@pytest.mark.parametrize(
    ("who", "whole"), [("role/lake", True), ("user/lake", False), ("role/audit", False), ("", False)]
)
def test_a_list_that_shows_others_a_part_is_whole_for_an_administrator(who: str, *, whole: bool) -> None:
    """Lake Formation shows each caller the permissions that it could grant; its read-only administrators see all."""
    grants = "AWS::LakeFormation::PrincipalPermissions"
    case = next(each.answers for each in cases() if each.name == f"{grants} on everything")
    arn = f"arn:aws:iam::{ACCOUNT}:role/teams/data/lake"
    settings = {"DataLakeSettings": {"DataLakeAdmins": [], "ReadOnlyAdmins": [{"DataLakePrincipalIdentifier": arn}]}}
    answers = Answers({**case, "lakeformation:GetDataLakeSettings": settings})
    found = read(answers, MemoryPages(), Needs([grants]), who=who)
    assert len(list(found.of_type(grants))) == 1
    assert bool(found.gap(grants, ACCOUNT, REGION)) != whole
    assert [note.level for note in found.notes] == ([] if whole else ["warning"])


@pytest.mark.parametrize(
    ("arn", "who"),
    [
        (f"arn:aws:sts::{ACCOUNT}:assumed-role/audit/session", "role/audit"),
        (f"arn:aws:iam::{ACCOUNT}:user/people/alice", "user/alice"),
        (f"arn:aws:iam::{ACCOUNT}:root", "root/"),
    ],
)
def test_who_reads_is_kept_without_path_and_session(arn: str, who: str) -> None:
    assert principal(arn.split(":", 5)[5]) == who
