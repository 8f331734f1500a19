"""Every table against what it speaks of: the registry's schema, and botocore's models of the services."""

from __future__ import annotations

from importlib import import_module

import pytest

from remit.schema import describe, exists, type_names
from remit.sources.aws.paths import steps
from remit.sources.aws.redaction import SECRETS
from remit.sources.aws.table import TAGS, Call, Each, Pick, Spec, Table, Via
from remit.sources.aws.tables import MODULES, all_tables, allowed, operations_of
from tests.sources.aws.models import at, operation, paginators, result_of, same, unseen

TABLES = [pytest.param(table, id=f"{table.type}-{number}") for number, table in enumerate(all_tables())]
CALLS = [
    pytest.param(table, call, id=f"{table.type}-{at}-{number}-{call.operation}")
    for at, table in enumerate(all_tables())
    for number, call in enumerate(table.calls)
]

OF_NO_CONCERN = {
    # how a thing is asked for, which the thing itself does not show
    "AWS::CertificateManager::Certificate": {"DomainValidationOptions.HostedZoneId"},
    "AWS::DynamoDB::Table": {"GlobalSecondaryIndexes.ContributorInsightsSpecification", "StreamSpecification.Tags"},
    "AWS::EC2::Instance": {
        "EIPAssociations.Id",
        "EIPAssociations.PrivateIpAddress",
        "NetworkInterfaces.AssociateCarrierIpAddress",
        "NetworkInterfaces.AttachmentId",
        "NetworkInterfaces.EnaQueueCount",
        "NetworkInterfaces.EnaSrdSpecification",
        "NetworkInterfaces.Ipv6AddressCount",
        "NetworkInterfaces.PrivateIpAddresses",
        "NetworkInterfaces.SecondaryPrivateIpAddressCount",
        "Volumes.EbsCardIndex",
    },
    # AWS::EC2::VPCCidrBlock, AWS::EC2::SubnetCidrBlock: the block counts, not where it was taken from
    "AWS::EC2::Subnet": {f"SubnetCidrBlocks.{name}" for name in ("Id", "IpSource", "Ipv6AddressAttribute")}
    | {"SubnetCidrBlocks.Ipv6IpamPoolId", "SubnetCidrBlocks.Ipv6NetmaskLength"},
    "AWS::EC2::VPC": {
        f"VPCCidrBlocks.{name}"
        for name in (
            "AmazonProvidedIpv6CidrBlock",
            "Id",
            "IpSource",
            "Ipv4IpamPoolId",
            "Ipv4NetmaskLength",
            "Ipv6AddressAttribute",
            "Ipv6CidrBlock",
            "Ipv6CidrBlockNetworkBorderGroup",
            "Ipv6IpamPoolId",
            "Ipv6NetmaskLength",
            "Ipv6Pool",
        )
    }
    | {"GatewayAttachments.AttachmentType"},
    "AWS::IAM::Group": {"Policies.Id"},
    "AWS::IAM::Role": {"Policies.Id"},
    "AWS::IAM::User": {"Policies.Id"},
    "AWS::SNS::Topic": {
        f"Subscription.{name}" for name in ("Arn", "FilterPolicyScope", "Region", "ReplayPolicy", "SubscriptionRoleArn")
    },
}


@pytest.mark.parametrize("table", TABLES)
def test_speaks_of_registry_properties(table: Table) -> None:
    schema = describe(table.type)
    assert table.type in type_names()
    assert schema is not None
    names = [name for call in table.calls if call is not table.locates for name in call.properties if name != TAGS]
    assert [name for name in (*names, *table.unread, *table.sets) if not exists(table.type, name)] == []
    assert bool(table.tags) <= bool(schema.tags)


@pytest.mark.parametrize("table", TABLES)
def test_nothing_below_a_property_is_absent_by_oversight(table: Table) -> None:
    """What an answer has no member for is unknown, unless somebody decided that it is of no concern."""
    if table.type in ("AWS::WAFv2::WebACL", "AWS::WAFv2::RuleGroup"):
        return  # statements within statements; the one thing missing is the other form of SearchString
    assert unseen(table) - set(table.unread) - OF_NO_CONCERN.get(table.type, set()) == set()


@pytest.mark.parametrize("table", TABLES)
def test_is_found_by_its_type(table: Table) -> None:
    modules = MODULES[table.type.split("::")[1]]
    assert any(table in import_module(f"remit.sources.aws.tables.{name}").TABLES for name in modules)
    assert not table.within or table.within in {other.type for other in all_tables()}


@pytest.mark.parametrize(("table", "call"), CALLS)
def test_arguments_are_those_of_the_operation(table: Table, call: Call) -> None:
    shape = operation(call.operation).input_shape
    given = {*call.fixed, *call.bound, *(call.batch.parameters(["x"]) if call.batch else {})}
    assert given <= set(shape.members if shape else {})
    assert set(shape.required_members if shape else ()) <= given
    assert set(operations_of(table)) >= set(call.operations)
    for path in call.bound.values():
        if call.over is None or path not in result_of(call.over).members:
            is_known(table, path)


@pytest.mark.parametrize("table", TABLES)
def test_identity_is_told(table: Table) -> None:
    for path in (table.id, table.name, table.region, table.tags, "" if "{" in table.arn else table.arn):
        is_known(table, path.path if isinstance(path, Via) else path)


def is_known(table: Table, path: str) -> None:
    """That a path into what is known of a resource leads somewhere."""
    first, *rest = steps(path) or ("@",)
    if first == "^":
        parent = next(other for other in all_tables() if other.type == table.within)
        is_known(parent, str(rest[0]))
        return
    made = table.finds is not None and isinstance(table.finds.result, Via)
    if made or str(first).startswith("@") or first == "it":
        return
    shapes = [shape for call in table.calls if (shape := result_of(call)) is not None]
    assert any(first in getattr(shape, "members", ()) for shape in shapes), f"nothing tells {path}"


@pytest.mark.parametrize(("table", "call"), CALLS)
def test_properties_come_from_the_answer(table: Table, call: Call) -> None:
    result = result_of(call)
    if result is None:
        return
    if result.type_name == "structure":
        assert [name for name in call.same.split() if same(result, name) is None] == []
    for spec in call.fills.values():
        leads_somewhere(spec, result)
    by = call.join or call.batch
    if by is not None:
        at(result, by.by)
        if not by.own.startswith("="):
            is_known(table, by.own)


def leads_somewhere(spec: Spec, shape: object) -> None:
    """That the paths of a spec lead somewhere in an answer."""
    path = spec if isinstance(spec, str) else getattr(spec, "path", "@")
    if path == "it" or path.startswith(("^", "@")):
        return
    inner = at(shape, path)
    if isinstance(spec, (Each, Pick)):
        for each in spec.fields.values():
            leads_somewhere(each, inner.member if inner.type_name == "list" else inner)


@pytest.mark.parametrize(("table", "call"), CALLS)
def test_goes_on_as_the_service_does(table: Table, call: Call) -> None:
    model, known = operation(call.operation), paginators(call.service).get(call.name)
    if not call.more:
        one = isinstance(call.result, str) and "[]" not in call.result
        assert known is None or one, f"{table.type}: {call.operation} has pages"
        return
    told, arrow, sent = call.more.partition(">")
    for path in told.split("?"):
        at(model.output_shape, path)
    sent = sent if arrow else told.rpartition(".")[2]
    assert sent in model.input_shape.members
    assert known is None or known["input_token"] in (sent, [sent])


@pytest.mark.parametrize("name", sorted(SECRETS))
def test_redacted_paths_exist(name: str) -> None:
    service, _, called = name.partition(":")
    assert called in allowed()[service]
    for path in SECRETS[name]:
        at(operation(name).output_shape, path.partition("..")[0])
