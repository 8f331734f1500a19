"""Every check's examples as Terraform: they say the same as the template, and get the same verdict.

Most are made by carrying out the tables backwards (`terraform_examples/`), the others are written by hand
(`terraform/<check>.tf`). What Terraform does not carry is told by the schemas, or listed here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit.audit.coverage import coverage
from remit.audit.examples import examples, read
from remit.audit.runner import Runner
from tests.checks.terraform_examples.cases import BY_HAND, Case, cases, load
from tests.checks.terraform_examples.comparing import missing
from tests.checks.test_examples import CHECKS
from tests.sources.terraform import provider_schema
from tests.sources.terraform.test_tables import OLD

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.audit import Check
    from remit.model import Finding

PROVIDER = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/"

BY_DEFAULT = {
    # "publicly_accessible - (Optional) […] Default is false": it is always sent.
    ("rds.publicly-accessible", "nothing is said"): ("pass", f"{PROVIDER}db_instance"),
    ("rds.publicly-accessible", "a restored one is public where its VPC has a gateway"): (
        "pass",
        f"{PROVIDER}db_instance",
    ),
    # "auto_minor_version_upgrade - (Optional) […]": false unless set, and always sent.
    ("amazonmq.no-minor-upgrades", "the default"): ("fail", f"{PROVIDER}mq_broker"),
    # "Starting the Configuration Recorder requires a delivery channel", and a resource of its own.
    ("config.stopped-recorder", "declared, not yet there"): (
        "fail",
        f"{PROVIDER}config_configuration_recorder_status",
    ),
    # "shared_accounts - (Optional)": without it the snapshot is shared with nobody.
    ("rds.public-snapshot", "what declares a snapshot does not share it"): ("pass", f"{PROVIDER}db_snapshot"),
    # A global table of the first version is made of a table in each Region, which has these settings.
    ("dynamodb.global-table-no-own-key", "the key of AWS"): ("undetermined", f"{PROVIDER}dynamodb_global_table"),
    ("dynamodb.global-table-no-point-in-time-recovery", "off unless told to"): (
        "undetermined",
        f"{PROVIDER}dynamodb_global_table",
    ),
    # The default changed with version 6 of the provider.
    ("redshift.publicly-accessible", "the default"): ("undetermined", f"{PROVIDER}redshift_cluster"),
    ("redshift.unencrypted", "the default"): ("undetermined", f"{PROVIDER}redshift_cluster"),
}
"""Verdicts that differ since the provider sets what a template leaves out: the verdict, and the page that says so."""

NOT_CARRIED = {
    ("ec2.unencrypted-snapshot", "not"): f"a snapshot is as its volume is: {PROVIDER}ebs_snapshot",
    ("autoscaling.launch-configuration", "one is made of an instance"): f"no instance: {PROVIDER}autoscaling_group",
    ("glue.unencrypted-transform", "encrypted"): f"the provider cannot say it: {PROVIDER}glue_ml_transform",
    ("glue.unencrypted-transform", "a parameter"): "as above",
    ("account.no-security-contact", "none"): "a root module that sets no contact says nothing about the account",
    (
        "ec2.public-snapshot",
        "everyone",
    ): f"it names an account, never a group: {PROVIDER}snapshot_create_volume_permission",
    (
        "ec2.public-snapshot",
        "ec2:DescribeSnapshotAttribute was refused",
    ): "as above: with whom it is shared is never open",
    ("elasticloadbalancingv2.no-listener", "the listener may be another's"): "as below",
    ("docdb.cluster-single-zone", "the second may be one of another cluster"): "Terraform has no imports like it",
    ("neptune.cluster-single-zone", "the second may be one of another cluster"): "Terraform has no imports like it",
    ("rds.cluster-single-zone", "the second may be one of another cluster"): "Terraform has no imports like it",
    ("dms.neptune-without-iam", "by IAM"): "aws_dms_endpoint has no settings of Neptune",
    (
        "dms.neptune-without-iam",
        "decided by a parameter that has no value",
    ): "aws_dms_endpoint has no settings of Neptune",
    (
        "dms.s3-target-no-own-key",
        "a key of its own",
    ): "aws_dms_s3_endpoint has the settings of buckets; it is read as no endpoint yet",
    (
        "dms.s3-target-no-own-key",
        "decided by a parameter that has no value",
    ): "aws_dms_s3_endpoint has the settings of buckets; it is read as no endpoint yet",
    (
        "dynamodb.global-table-no-own-key",
        "a key in each Region",
    ): "aws_dynamodb_global_table is of version 2017, which only names Regions",
    (
        "dynamodb.global-table-no-own-key",
        "decided by a parameter that has no value",
    ): "aws_dynamodb_global_table is of version 2017, which only names Regions",
    (
        "dynamodb.global-table-no-point-in-time-recovery",
        "on each",
    ): "aws_dynamodb_global_table is of version 2017, which only names Regions",
    (
        "dynamodb.global-table-no-point-in-time-recovery",
        "decided by a parameter that has no value",
    ): "aws_dynamodb_global_table is of version 2017, which only names Regions",
    (
        "s3express.no-lifecycle",
        "after a month",
    ): "aws_s3_bucket_lifecycle_configuration of a directory bucket is read as that of a bucket",
    (
        "s3express.no-lifecycle",
        "decided by a parameter that has no value",
    ): "aws_s3_bucket_lifecycle_configuration of a directory bucket is read as that of a bucket",
    ("opensearchservice.old-software", "nothing is waiting"): "whether an update waits is told by an account",
}
"""Facts that Terraform does not carry, beside those that the schemas tell."""

CASES = [case for check in CHECKS for case in cases(check)]
WRITTEN = [case for case in CASES if case.text and (case.check.id, case.title) not in NOT_CARRIED]
MADE = [case for case in WRITTEN if case.addresses]


def name(case: object) -> str | None:
    """Readable test ids."""
    return f"{case.check.id}-{case.verdict}-{case.title}" if isinstance(case, Case) else None


@pytest.mark.parametrize("case", WRITTEN, ids=name)
def test_it_gets_the_verdict_of_its_heading(case: Case) -> None:
    """The same verdict as from CloudFormation, for every member of a family that the example speaks about."""
    wanted, _ = BY_DEFAULT.get((case.check.id, case.title), (case.verdict, ""))
    for finding in findings(case):
        assert finding.verdict == wanted, f"{finding.check}: {finding.reason}\n{case.text}"


@pytest.mark.parametrize("case", MADE, ids=name)
def test_what_was_made_backwards_comes_back_forwards(case: Case) -> None:
    """Every property of the template is there again; the provider's defaults may be there beside it."""
    example = next(each for each in examples(case.check) if (each.verdict, each.title) == (case.verdict, case.title))
    inventory, _ = load(case)
    assert not missing(read(example)[0], inventory, case.addresses), case.text


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_what_is_not_written_is_known_not_to_be_carried(check: Check) -> None:
    """An example that nobody wrote is one whose fact is of an account, by the schemas or by the list."""
    for case in cases(check):
        assert case.text or case.reason or (check.id, case.title) in NOT_CARRIED, f"{case.verdict}: {case.title}"


def test_the_lists_name_examples_that_there_are() -> None:
    """Nothing is excused that does not exist."""
    there = {(case.check.id, case.title) for case in CASES}
    assert {*BY_DEFAULT, *NOT_CARRIED} <= there
    assert {path.stem for path in BY_HAND.glob("*.tf")} <= {check.id for check in CHECKS}


def test_terraform_shows_nine_of_ten_checks_that_it_can_show(record_testsuite_property: Callable[..., None]) -> None:
    """A check counts when a passing and a failing example agree; one of which Terraform carries neither is left out."""
    carried = [check for check in CHECKS if verdicts(check, agreeing=False) >= {"pass", "fail"}]
    shown = [check for check in carried if verdicts(check, agreeing=True) >= {"pass", "fail"}]
    record_testsuite_property("terraform-examples", f"{len(shown)} of {len(carried)} checks, {len(CHECKS)} in all")
    assert len(shown) >= 0.9 * len(carried)
    assert not [check.id for check in shown if not coverage(check).terraform]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_page_names_what_the_provider_has(check: Check) -> None:
    """What is shown as read from Terraform is an attribute that one can write, now or in earlier versions."""
    told = coverage(check)
    wrong = [each for each in told.attributes if not is_configurable(*each.partition(".")[::2])]
    assert not wrong
    assert bool(told.terraform) == any(case.text for case in cases(check) if case.verdict in ("pass", "fail"))


def is_configurable(type_name: str, path: str) -> bool:
    """Whether the provider has the type and the attribute; names without a dot are types."""
    if not path or path.partition(".")[0] in OLD:
        return type_name in provider_schema.type_names()
    return provider_schema.resource(type_name).is_configurable(path)


def verdicts(check: Check, *, agreeing: bool) -> set[str]:
    """The verdicts of the examples whose facts Terraform carries; only of those that are written and agree."""
    found = set()
    for case in cases(check):
        key = (check.id, case.title)
        if case.reason or key in NOT_CARRIED or (agreeing and (not case.text or key in BY_DEFAULT)):
            continue
        found.add(case.verdict)
    return found


def findings(case: Case) -> list[Finding]:
    """What the check says about the subject, once for each member."""
    inventory, subject = load(case)
    runner = Runner(inventory)
    members = [each for each in case.check.members if case.member in (None, each.name)]
    return [runner.finding(case.check, member, subject) for member in members]
