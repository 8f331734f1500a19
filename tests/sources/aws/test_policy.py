"""The IAM policy of a scan: only actions that exist, exactly those of the chosen types."""

from __future__ import annotations

import json
from fnmatch import fnmatch

import pytest

from remit.model import Needs
from remit.sources.aws import actions, policy
from remit.sources.aws.credentials import OUTSIDE_READ_POLICIES, READ_POLICIES, session_policy

policy_sentry = pytest.importorskip("policy_sentry.querying.all")


def test_every_action_exists() -> None:
    known = {action.lower() for action in policy_sentry.get_all_actions()}
    assert [action for action in actions(Needs()) if action.lower() not in known] == []


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
