"""The demo's estate as a template and as Terraform gets the same verdicts; its plan and state tell the same or more."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest

from remit import audit as auditing
from remit.demo import TEMPLATE
from remit.demo.deploy import REGION
from remit.reports import report
from remit.sources import cloudformation, terraform
from tests.demo.twin_documents import TWIN, written
from tests.sources.terraform import provider_schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from remit.audit import Audit

LOGICAL_IDS = {
    **{f"module.{name}_bucket.aws_s3_bucket.this": f"{name.title()}Bucket" for name in ("images", "exports", "logs")},
    **{f"module.{name}.aws_db_instance.this": name.title() for name in ("orders", "reports")},
    **{
        f'aws_subnet.subnet["{kind}-{zone}"]': f"{kind.title()}Subnet{zone.upper()}"
        for kind in ("public", "private")
        for zone in "ab"
    },
    **{f'aws_ebs_volume.volume["{name}"]': f"{name.title()}Volume" for name in ("images", "scratch")},
    **{f'aws_cloudwatch_log_group.logs["{name}"]': f"{name.title()}Logs" for name in ("web", "mail")},
}
"""The template's name of what modules and `for_each` make; elsewhere `web_server_a` is `WebServerA`."""

PLANS = ("recorded plan", "built plan")
STATES = ("recorded state", "built state")

DYNAMIC = "a plan does not list what a dynamic block sets, so a block that is not set may yet be"
EACH = "a plan does not say what each.value stands for before it is known"
DOCUMENT = "a plan lists what the expression of a text refers to, not what else is in it"
LATE = {
    "ingress": DYNAMIC,
    "inline_policy": DYNAMIC,
    "logging": DYNAMIC,
    "server_side_encryption": DYNAMIC,
    "server_side_encryption_configuration": DYNAMIC,
    "versioning": DYNAMIC,
    "ebs_block_device": DYNAMIC,
    "network_interface": DYNAMIC,
    "root_block_device": DYNAMIC,
    "policy": DOCUMENT,
    "subnet_id": EACH,
}
"""What only the source tells before there is an account, and why a plan alone does not. By attribute."""

EXISTING = {
    ("certificatemanager.not-renewed", "Certificate"): "only a certificate that exists can lapse",
    ("ec2.default-group-untouched", "Vpc"): "of a VPC that exists the default group itself is asked",
    ("kms.pending-deletion", "Key"): "only a key that exists can be on its way out, and state does not tell",
    ("kms.pending-deletion", "OldKey"): "only a key that exists can be on its way out, and state does not tell",
    ("iam.password-in-template", "Operator"): "nor does a user who exists tell a password",
    ("iam.user-without-mfa", "Operator"): "only a user who exists can have a device, and state does not tell",
    ("lambda.unrecorded-invocations", "Mailer"): "a state is taken as whole, with its trail; a template has no account",
    ("rds.admin-name-in-template", "Orders"): "nor does it say where its administrator's name came from",
    ("rds.admin-name-in-template", "Reports"): "as above",
    ("rds.password-in-template", "Orders"): "nor does a database that exists tell its password",
    ("rds.password-in-template", "Reports"): "nor does a database that exists tell its password",
    ("s3.public-policy:read", "ExportsBucket"): "the account, which state does not tell, may block what exists",
    ("s3.public-bucket:read", "ExportsBucket"): "the account, which state does not tell, may block what exists",
}
"""What is another question of resources that exist than of declared ones."""

STAND_IN = {
    ("ec2.public-address", "WebServerA"): "moto gives every instance the association of a public address",
    (
        "ec2.unencrypted-block-device",
        "WebServerA",
    ): "moto's image has a volume that is not encrypted; no source names it",
    (
        "ec2.unencrypted-block-device",
        "WebServerB",
    ): "moto's image has a volume that is not encrypted; no source names it",
}
"""Where the stand-in in which the state was recorded made something else than was asked for."""

FILLED = {
    ("ec2.nat-instance", "PublicRoutes"): "a built state fills in whatever the provider may compute",
    ("ec2.exposed-port:ssh", "WebServerB"): "a built state has no public address, which an instance of it would get",
}
"""Where the builder made something up that the provider would not."""

UNTOLD = {
    ("ec2.exposed-port:ssh", "WebServerB"): "as for the load balancer below",
    ("any.internet-facing", "Balancer"): "no state holds the network ACL that a VPC comes with",
    ("cloudfront.bypassed-origin:everybody", "Distribution"): "as for its load balancer",
    ("cloudfront.bypassed-origin:any-distribution", "Distribution"): "as for its load balancer",
}
"""What a state leaves undetermined since it does not hold what AWS made by itself."""

SHARED = {
    ("Certificate", "key-custody"): "moto calls the certificate ineligible for renewal, which the customer must mend"
}
"""Duties of AWS's where a check finds that there is something to do."""

ACCOUNT = ("ec2.volume-without-recovery-point", "rds.no-recovery-point", "any.no-recovery-point")
"""Checks of what nobody declares: only an account tells."""


OF_THE_ACCOUNT = (
    "ACLs of single objects count",
    "ages are told by an account that was read",
    "the account that the policy belongs to is not known",
    "the account is in no organization",
)
"""Beginnings of reasons that are of a plan or state: it names the account by its number where the source refers to it,
and says that things exist, not how old they are, nor what lies in them."""


class Difference(NamedTuple):
    """One check of one resource on which the two do not agree."""

    id: str
    check: str
    expected: str
    found: str
    reason: str


@cache
def template() -> Audit:
    """The audit of the template."""
    return auditing.run(cloudformation.load([TEMPLATE], cloudformation.Options(region=REGION)), auditing.load())


@cache
def source() -> Audit:
    """The audit of the twin's source."""
    return auditing.run(terraform.load([TWIN]), auditing.load())


@pytest.fixture(
    scope="module",
    params=[(kind, beside) for kind in (*PLANS, *STATES) for beside in (True, False)],
    ids=lambda told: f"{told[0]} {'beside its source' if told[1] else 'alone'}",
)
def recorded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, bool, Audit]:
    """What kind of document, whether the source lies beside it, and its audit."""
    kind, beside = request.param
    file = written(kind, tmp_path_factory.mktemp("twin"), beside_source=beside)
    return kind, beside, auditing.run(terraform.load([file]), auditing.load())


def logical_id(address: str) -> str:
    """The template's name of a resource of the twin."""
    label = address.rpartition(".")[2]
    return LOGICAL_IDS.get(address) or "".join(word.title() for word in label.split("_"))


def verdicts(audit: Audit) -> dict[tuple[str, str], tuple[str, str]]:
    """Verdict and reason of every check and member, by logical id and check."""
    return {
        (logical_id(each.resource.address) if each.resource.address else each.resource.id, each.check): (
            each.verdict,
            each.reason,
        )
        for each in audit.findings
    }


def lines(audit: Audit) -> dict[tuple[str, str], tuple[str, str]]:
    """Owner and state of every duty, by logical id and duty."""
    return {
        (logical_id(each.resource.address) if each.resource.address else each.resource.id, each.duty): (
            each.owner,
            each.state,
        )
        for each in audit.ledger()
    }


def differences(audit: Audit) -> Iterator[Difference]:
    """All differences from the template. Both must ask the same of the same resources."""
    expected, found = verdicts(template()), verdicts(audit)
    assert found.keys() >= expected.keys()
    for (name, check), (verdict, _) in expected.items():
        other, reason = found[name, check]
        if other != verdict:
            yield Difference(name, check, verdict, other, reason)


def test_the_source_gets_the_verdicts_of_the_template() -> None:
    assert not [note.text for note in source().notes if note.level == "error"]
    assert verdicts(source()).keys() == verdicts(template()).keys()
    assert not list(differences(source()))


def test_the_ledger_of_the_source_is_that_of_the_template() -> None:
    assert lines(source()) == lines(template())


def test_plan_and_state_say_the_same_or_more(recorded: tuple[str, bool, Audit]) -> None:
    """Decided stays as decided; what was undetermined may be decided."""
    kind, beside, audit = recorded
    assert not [note.text for note in audit.notes if note.level == "error"]
    wrong = [
        each
        for each in differences(audit)
        if each.expected != "undetermined" and not is_explained(each, kind, beside=beside)
    ]
    assert not wrong, "\n".join(map(str, wrong))


def is_explained(each: Difference, kind: str, *, beside: bool) -> bool:
    """Whether one of the lists above says why, or the verdict itself: a state that keeps no such fact, a plan in which
    a block or a list is not known yet.
    """
    key = each.check, each.id
    if each.found == "undetermined" and each.reason.startswith(OF_THE_ACCOUNT):
        return True
    if kind in STATES:
        told = each.found == "undetermined" and each.reason.startswith("state does not tell ")
        return (
            told
            or (each.found == "undetermined" and key in UNTOLD)
            or key in EXISTING
            or (kind == "recorded state" and key in STAND_IN)
            or (kind == "built state" and key in FILLED)
        )
    late = re.search(r"known only after apply \((?:[^ ]*\.)?(\w+)\.[^ .]+\.(\w+)\)", each.reason)
    if beside or each.found != "undetermined" or late is None:
        return False
    entry = provider_schema.resource(late[1]).entry(late[2])
    return late[2] in LATE or (entry is not None and (not entry.kind or " " in entry.kind))


def test_owners_do_not_hang_on_the_kind_of_document(recorded: tuple[str, bool, Audit]) -> None:
    """A plan alone may leave open who owns what; nothing says another owner than the template."""
    kind, beside, audit = recorded
    expected, found = lines(template()), lines(audit)
    alone = kind in PLANS and not beside
    other = {
        at: (owner, found[at][0])
        for at, (owner, _) in expected.items()
        if owner not in ("unknown", found[at][0])
        and not (alone and found[at][0] == "unknown")
        and not ((alone or kind == "recorded state") and at in SHARED)
    }
    assert not other


def test_plan_and_state_decide_nothing_that_only_an_account_tells(recorded: tuple[str, bool, Audit]) -> None:
    _, _, audit = recorded
    assert {each.verdict for each in audit.findings if each.check in ACCOUNT} == {"undetermined"}


def test_a_password_from_a_secret_does_not_stand_in_the_source(recorded: tuple[str, bool, Audit]) -> None:
    """A plan holds the value of a data source that was read; that does not make it a part of the source."""
    _, _, audit = recorded
    assert not [each.resource for each in audit.failures() if each.check == "rds.password-in-template"]


@pytest.mark.parametrize("kind", ["recorded plan", "recorded state"])
def test_no_report_shows_a_secret(kind: str, tmp_path: Path) -> None:
    file = written(kind, tmp_path, beside_source=True)
    assert "never-to-be-shown" in file.read_text(encoding="utf-8")
    audit = auditing.run(terraform.load([file]), auditing.load())
    out = io.StringIO()
    for name in ("json", "text", "html"):
        report(name).write(audit, auditing.load(), out)
    assert "never-to-be-shown" not in out.getvalue()


@pytest.mark.skipif(shutil.which("terraform") is None, reason="Terraform is not installed here")
def test_the_twin_is_written_as_terraform_formats_it() -> None:
    command = ["terraform", "fmt", "-check", "-recursive", "-list=true", str(TWIN)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert not done.stdout
    assert not done.returncode, done.stderr
