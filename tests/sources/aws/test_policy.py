"""The IAM policy of a scan: only actions that exist, exactly those of the chosen types."""

from __future__ import annotations

import json
from collections import Counter
from fnmatch import fnmatch

import pytest

from remit.model import Needs
from remit.sources.aws import actions, policy
from remit.sources.aws.actions import action_of
from remit.sources.aws.credentials import OUTSIDE_READ_POLICIES, READ_POLICIES, session_policy
from remit.sources.aws.tables import all_tables, allowed, operations_of, parents_of, tables_of
from tests.sources.aws.recorded import MemoryPages, Recorded, read

policy_sentry = pytest.importorskip("policy_sentry.querying.all")


NEWER = ("s3files:",)
"""Services that policy_sentry does not know yet; their actions are called as their operations are.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3files.html
"""


def test_every_action_exists() -> None:
    known = {action.lower() for action in policy_sentry.get_all_actions()}
    missing = [action for action in actions(Needs()) if action.lower() not in known]
    assert [action for action in missing if not action.startswith(NEWER)] == []


def test_an_assumed_role_may_do_no_less() -> None:
    """What the managed policies of the session lack is in the policy that goes with them, and nothing else."""
    from moto.iam.aws_managed_policies import aws_managed_policies_data

    managed = json.loads(aws_managed_policies_data)
    patterns: list[str] = []
    for name in READ_POLICIES:
        for statement in managed[name.rpartition("/")[2]]["Document"]["Statement"]:
            actions_of = statement["Action"]
            patterns += [actions_of] if isinstance(actions_of, str) else actions_of
    lacking = [one for one in actions(Needs()) if not any(fnmatch(one.lower(), each.lower()) for each in patterns)]
    assert lacking == list(OUTSIDE_READ_POLICIES)
    assert len(session_policy("arn:aws:iam::123456789012:role/audit")["Policy"]) < 2048  # AWS's limit


def test_chosen_types_choose_actions() -> None:
    few = actions(Needs(["AWS::RDS::DBSubnetGroup"]))
    assert few == ("ec2:DescribeRegions", "rds:DescribeDBSubnetGroups", "tag:GetResources")


def test_a_satellite_needs_its_parent() -> None:
    assert "s3:GetBucketPolicy" in actions(Needs(["AWS::S3::BucketPolicy"]))


def test_children_need_the_list_of_their_parents_only() -> None:
    told = actions(Needs(["AWS::Lambda::Url"]))
    assert told == ("ec2:DescribeRegions", "lambda:ListFunctions", "lambda:ListFunctionUrlConfigs")


def test_document() -> None:
    document = policy(Needs(["Remit::EC2::AccountDefaults"]))
    assert document["Statement"][0]["Action"][0].startswith("ec2:")
    assert document["Statement"][0]["Resource"] == "*"


def test_the_whole_policy_is_exactly_what_the_tables_call() -> None:
    called = {action_of(service, name) for service, names in allowed().items() for name in names if service != "sts"}
    besides = {action for table in all_tables() for call in table.calls for action in call.needs}
    assert set(actions(Needs())) == called | besides


@pytest.mark.parametrize("name", sorted({table.type for table in all_tables()}))
def test_a_type_asks_for_what_it_needs_and_the_policy_allows_that(name: str, estate: MemoryPages) -> None:
    caller = Recorded(estate.log)
    read(caller, MemoryPages(), Needs([name]))
    asked = {f"{service}:{operation}" for _, service, operation, _ in caller.asked}
    tables = tables_of([name])
    own = {operation for table in tables for operation in operations_of(table)}
    lists = {operation for table in parents_of(tables) if table.finds for operation in table.finds.operations}
    assert asked <= own | lists
    assert {action_of(*each.split(":")) for each in asked} <= set(actions(Needs([name])))
    assert max(Counter(caller.asked).values(), default=1) == 1
