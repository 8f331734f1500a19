"""Getting in and being quick about it: credentials, cut models, one TLS context."""

from __future__ import annotations

import json
import re
import ssl
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError
from botocore.loaders import Loader

from remit.model import Incomplete, Needs, RemitError
from remit.sources.aws import AwsTarget, collect
from remit.sources.aws.client import Clients, _without_prefix_of_host, iso_time
from remit.sources.aws.credentials import find_credentials
from remit.sources.aws.models import CutLoader, cut, without_documentation
from remit.sources.aws.rate import Rate
from remit.sources.aws.tables import allowed
from remit.sources.aws.tls import OnceLoaded, shared_context
from tests.sources.aws.recorded import ACCOUNT, REGION, MemoryPages

if TYPE_CHECKING:
    from pathlib import Path

ONCE = AwsTarget(attempts=1)


def clients(target: AwsTarget = ONCE) -> Clients:
    return Clients(target, allowed(), rate=Rate(None), workers=2)


# Targets and credentials


@pytest.mark.parametrize(("text", "profile"), [("aws", None), ("aws:audit", "audit"), ("aws:a:b", "a:b")])
def test_targets(text: str, profile: str | None) -> None:
    target = AwsTarget.parse(text)
    assert target.profile == profile
    assert str(target) == text


@pytest.mark.parametrize("text", ["", "aws:", "azure", "s3://bucket"])
def test_no_targets(text: str) -> None:
    with pytest.raises(RemitError):
        AwsTarget.parse(text)


def test_external_id_belongs_to_a_role() -> None:
    with pytest.raises(RemitError, match="external id"):
        AwsTarget.parse("aws", external_id="x")


@pytest.mark.usefixtures("aws")
def test_no_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with pytest.raises(RemitError, match="no AWS credentials") as raised:
        collect(ONCE, Needs(), MemoryPages())
    assert raised.value.exit_code == 2
    assert "aws sso login" in raised.value.hint


@pytest.mark.usefixtures("aws")
def test_no_such_profile() -> None:
    with pytest.raises(RemitError, match="nobody") as raised:
        collect(AwsTarget(profile="nobody"), Needs(), MemoryPages())
    assert raised.value.exit_code == 2


@pytest.mark.usefixtures("aws")
@pytest.mark.parametrize(
    ("code", "message", "told", "hint", "exit_code"),
    [
        ("InvalidClientTokenId", "The security token is invalid", "does not accept", "aws sso login", 2),
        ("SignatureDoesNotMatch", "Signature expired: 1 is now earlier than 2", "does not accept", "the clock", 2),
        ("ServiceUnavailable", "Try later", "did not say", "try again", 4),
    ],
)
def test_credentials_that_are_not_accepted(
    code: str, message: str, told: str, hint: str, exit_code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ClientError({"Error": {"Code": code, "Message": message}}, "GetCallerIdentity")

    monkeypatch.setattr(Clients, "call", refuse)
    with pytest.raises(RemitError, match=told) as raised:
        collect(ONCE, Needs(), MemoryPages())
    assert hint in raised.value.hint
    assert raised.value.exit_code == exit_code


@pytest.mark.usefixtures("aws")
def test_a_role_is_assumed_under_policies_that_only_read() -> None:
    """The account that is scanned is the role's; what was asked of STS says how narrow the session is."""
    asked: list[dict[str, Any]] = []
    from botocore import credentials

    class Watched(credentials.AssumeRoleCredentialFetcher):  # type: ignore[misc] # botocore ships no types
        def _assume_role_kwargs(self) -> Any:
            told = super()._assume_role_kwargs()
            asked.append(told)
            return told

    target = AwsTarget.parse("aws", role_arn="arn:aws:iam::210987654321:role/audit", external_id="secret-handshake")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(credentials, "AssumeRoleCredentialFetcher", Watched)
        found = find_credentials(target)
    assert found.get_frozen_credentials().token
    (told,) = asked
    assert told["ExternalId"] == "secret-handshake"
    assert [one["arn"] for one in told["PolicyArns"]] == [
        "arn:aws:iam::aws:policy/SecurityAudit",
        "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess",
    ]
    (statement,) = json.loads(told["Policy"])["Statement"]
    reads = re.compile(r"[a-z0-9-]+:(Get|BatchGet|List|Describe)[A-Za-z]*\*?[A-Za-z]*")
    assert [action for action in statement["Action"] if not reads.fullmatch(action)] == []


@pytest.mark.usefixtures("aws")
def test_the_roles_account_is_read() -> None:
    pages = MemoryPages()
    target = AwsTarget(role_arn="arn:aws:iam::210987654321:role/audit", attempts=1)
    inventory = collect(target, Needs(["Remit::Account::Account"]), pages, regions=[REGION])
    (account,) = inventory.of_type("Remit::Account::Account")
    assert account.properties.AccountId == "210987654321"
    assert {page.account for page in pages.log if page.service != "remit"} == {"210987654321"}


@pytest.mark.usefixtures("aws")
def test_a_snapshot_goes_on_with_the_same_account_only() -> None:
    pages = MemoryPages()
    needs = Needs(["AWS::KMS::Alias"])
    collect(ONCE, needs, pages, regions=[REGION])
    collect(ONCE, needs, pages)  # its Regions are known
    assert {page.region for page in pages.log} == {"global", REGION}
    other = AwsTarget(role_arn="arn:aws:iam::210987654321:role/audit", attempts=1)
    with pytest.raises(RemitError, match=f"account {ACCOUNT}.* 210987654321"):
        collect(other, needs, pages)


@pytest.mark.usefixtures("aws")
def test_all_enabled_regions() -> None:
    pages = MemoryPages()
    collect(ONCE, Needs(["AWS::EC2::KeyPair"]), pages)
    regions = {page.region for page in pages.log if page.operation == "DescribeKeyPairs"}
    assert {"eu-west-1", "us-east-1", "ap-southeast-2"} <= regions


@pytest.mark.usefixtures("aws")
def test_regions_that_may_not_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    call = Clients.call

    def refuse(self: Clients, service: str, region: str, operation: str, parameters: Any) -> Any:
        if operation == "DescribeRegions":
            raise ClientError({"Error": {"Code": "UnauthorizedOperation", "Message": ""}}, operation)
        return call(self, service, region, operation, parameters)

    monkeypatch.setattr(Clients, "call", refuse)
    with pytest.raises(Incomplete, match="ec2:DescribeRegions") as raised:
        collect(ONCE, Needs(["AWS::EC2::KeyPair"]), MemoryPages())
    assert "--region" in raised.value.hint


@pytest.mark.usefixtures("aws")
def test_progress_is_told_by_call() -> None:
    told: list[tuple[int, int, str]] = []
    collect(
        ONCE,
        Needs(["AWS::EC2::KeyPair"]),
        MemoryPages(),
        regions=[REGION],
        progress=lambda *event: told.append(event),
    )
    assert told == [(1, 1, f"ec2:DescribeKeyPairs ({REGION})")]


# Models


@pytest.mark.usefixtures("aws")
def test_what_is_cut_still_works() -> None:
    made = clients()
    for service, operations in allowed().items():
        client = made.get(service, REGION)
        assert set(client.meta.service_model.operation_names) == operations
    made.close()


def test_cut_is_small() -> None:
    whole = Loader().load_service_model("ec2", "service-2")
    small = cut(whole, allowed()["ec2"])
    assert len(json.dumps(small)) < len(json.dumps(whole)) / 8
    assert set(small["operations"]) == allowed()["ec2"]


def test_a_member_may_be_called_documentation() -> None:
    """API Gateway has one; it is a name there, not a text for readers."""
    model = {
        "shapes": {"A": {"members": {"documentation": {"shape": "B", "documentation": "text"}}}},
        "documentation": "t",
    }
    assert without_documentation(model) == {"shapes": {"A": {"members": {"documentation": {"shape": "B"}}}}}


def test_kept_for_next_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = CutLoader(allowed()).load_service_model("rds", "service-2")
    (file,) = (tmp_path / "remit").rglob("rds-*.json")
    assert CutLoader(allowed()).load_service_model("rds", "service-2") == first
    file.write_text("{broken")
    assert CutLoader(allowed()).load_service_model("rds", "service-2") == first


def test_where_nothing_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert CutLoader(allowed()).load_service_model("sns", "service-2")["operations"]


# TLS


@pytest.mark.usefixtures("aws")
def test_all_connections_share_one_context() -> None:
    made = clients()
    pools = [made.get(service, REGION)._endpoint.http_session._manager for service in ("rds", "sns", "s3")]
    contexts = {id(pool.connection_pool_kw["ssl_context"]) for pool in pools}
    assert contexts == {id(shared_context())}
    made.close()


def test_verification_stays_on() -> None:
    context = shared_context()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2


def test_a_bundle_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Any] = []
    monkeypatch.setattr(ssl.SSLContext, "load_verify_locations", lambda *told: read.append(told[1:]))
    context = OnceLoaded(ssl.PROTOCOL_TLS_CLIENT)
    for _ in range(3):
        context.load_verify_locations("/etc/bundle.pem")
    context.load_verify_locations("/etc/other.pem")
    assert read == [("/etc/bundle.pem", None, None), ("/etc/other.pem", None, None)]


# Small things


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        (f"http://{ACCOUNT}.127.0.0.1:5000/v20180820/x?y=1", "http://127.0.0.1:5000/v20180820/x?y=1"),
        (f"http://{ACCOUNT}.localhost/v20180820", "http://localhost/v20180820"),
        (
            f"https://{ACCOUNT}.s3-control.eu-west-1.amazonaws.com/x",
            f"https://{ACCOUNT}.s3-control.eu-west-1.amazonaws.com/x",
        ),
    ],
)
def test_the_account_leaves_the_host_name_on_this_machine_alone(url: str, sent: str) -> None:
    class Request:
        pass

    request = Request()
    request.url = url  # type: ignore[attr-defined]
    _without_prefix_of_host(request)
    assert request.url == sent  # type: ignore[attr-defined]


def test_times_are_text() -> None:
    assert iso_time(0) == "1970-01-01T00:00:00+00:00"
    assert iso_time("2026-01-01T00:00:00Z") == "2026-01-01T00:00:00Z"
