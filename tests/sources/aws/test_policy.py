"""The IAM policy of a scan: only actions that exist, exactly those of the chosen types."""

from __future__ import annotations

import json
import re
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
get_service_prefix_data = pytest.importorskip("policy_sentry.shared.iam_data").get_service_prefix_data


NEWER = ("s3files:",)
"""Services that policy_sentry does not know yet; their actions are called as their operations are.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3files.html
"""


def test_every_action_exists() -> None:
    known = {action.lower() for action in policy_sentry.get_all_actions()}
    missing = [action for action in actions(Needs()) if action.lower() not in known]
    assert [action for action in missing if not action.startswith(NEWER)] == []


TELLS_DATA = re.compile(
    r"Object|Record|Secret|Password|Token|Credential|Result|Query|Message|Sensitive|Entit|DataAccess|StoreData"
    r"|:GetParameter|:GetUser$|CommandInvocation|LogEvents|:Preview|ListBucket"
)
"""In the name of a read of what a customer keeps in a service."""
MOST = 2048
"""Characters of a session policy and of the ARNs that are passed beside it."""


def beyond_read_policies() -> list[str]:
    """The actions of the tables that AWS's own two policies lack."""
    from moto.iam.aws_managed_policies import aws_managed_policies_data

    managed = json.loads(aws_managed_policies_data)
    patterns: list[str] = []
    for name in READ_POLICIES:
        for statement in managed[name.rpartition("/")[2]]["Document"]["Statement"]:
            actions_of = statement["Action"]
            patterns += [actions_of] if isinstance(actions_of, str) else actions_of
    return [one for one in actions(Needs()) if not any(matches(one, each) for each in patterns)]


def matches(action: str, pattern: str) -> bool:
    return fnmatch(action.lower(), pattern.lower())


def test_an_assumed_role_may_do_no_less() -> None:
    """What the managed policies of the session lack is in the policy that goes with them, and no pattern is idle."""
    lacking = beyond_read_policies()
    assert [one for one in lacking if not any(matches(one, each) for each in OUTSIDE_READ_POLICIES)] == []
    assert [each for each in OUTSIDE_READ_POLICIES if not any(matches(one, each) for one in lacking)] == []
    passed = session_policy("arn:aws-us-gov:iam::123456789012:role/audit")
    assert len(passed["Policy"]) + sum(len(each["arn"]) for each in passed["PolicyArns"]) < MOST - 400


@pytest.mark.parametrize("pattern", OUTSIDE_READ_POLICIES)
def test_what_is_added_to_it_only_reads_configuration(pattern: str) -> None:
    """Of all actions that AWS has, a pattern lets through none that changes anything or reads what is kept."""
    data = get_service_prefix_data(pattern.partition(":")[0])["privileges"]
    levels = {f"{pattern.partition(':')[0]}:{name}": told["access_level"] for name, told in data.items()}
    let = {action: level for action, level in levels.items() if matches(action, pattern)}
    assert set(let.values()) <= {"Read", "List"}
    assert [action for action in let if TELLS_DATA.search(action)] == []


def test_chosen_types_choose_actions() -> None:
    few = actions(Needs(["AWS::RDS::DBSubnetGroup"]))
    assert few == ("ec2:DescribeRegions", "rds:DescribeDBSubnetGroups", "tag:GetResources")


def test_a_satellite_needs_its_parent() -> None:
    assert "s3:GetBucketPolicy" in actions(Needs(["AWS::S3::BucketPolicy"]))


def test_children_need_the_list_of_their_parents_only() -> None:
    told = actions(Needs(["AWS::Lambda::Url"]))
    assert told == ("ec2:DescribeRegions", "lambda:GetFunctionUrlConfig", "lambda:ListAliases", "lambda:ListFunctions")


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
