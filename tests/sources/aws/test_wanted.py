"""A question about a live account reads what its engine looks at: fewer calls, and the same answer."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import remit.engines.iam
from remit.cli import paths, shared, unused, wanted
from remit.engines.iam.escalation import Escalation
from remit.engines.iam.estate import Estate
from remit.engines.iam.exposure import exposures
from remit.engines.iam.unused import unused as unused_of
from remit.sources.aws.tables import all_tables, tables_for
from tests.sources.aws.recorded import ACCOUNT, MemoryPages, Recorded, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.model import Needs, Page

IAM = Path(remit.engines.iam.__file__).parent
NAMED = re.compile(r'"((?:AWS|Remit)::\w+::\w+)"')
FOR_NAMES = {"AWS::SSM::Parameter"}
"""Looked up only where a person's word names one."""


def told_shared(where: Estate) -> Any:
    return [shared.record_of(each, where) for each in exposures(where)]


def told_paths(where: Estate) -> Any:
    found = Escalation(where)
    return [paths.record_of(chain, where) for chain in found.chains(found.everyone)]


def told_unused(where: Estate) -> Any:
    return [unused.record_of(each) for each in unused_of(where.inventory, days=-2)]


QUESTIONS = [
    pytest.param(wanted.for_sharing, told_shared, id="shared"),
    pytest.param(wanted.for_escalation, told_paths, id="paths"),
    pytest.param(wanted.for_use, told_unused, id="unused"),
]


def with_an_administrator(pages: list[Page]) -> list[Page]:
    """The pages of the estate, with a role that may do everything, and a user who can give it to a function."""
    pages = copy.deepcopy(pages)
    (page,) = (each for each in pages if each.operation == "GetAccountAuthorizationDetails")
    trusted = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
    role = copy.deepcopy(page.body["RoleDetailList"][0])
    role.update(
        RoleName="boss",
        Arn=f"arn:aws:iam::{ACCOUNT}:role/boss",
        AssumeRolePolicyDocument={"Version": "2012-10-17", "Statement": [trusted]},
        RolePolicyList=[allow("*")],
    )
    page.body["RoleDetailList"].append(role)
    user = page.body["UserDetailList"][0]
    user.update(
        UserPolicyList=[allow("iam:PassRole"), allow("lambda:*Function")], AttachedManagedPolicies=[], GroupList=[]
    )
    for bounded in (user, role):
        bounded.pop("PermissionsBoundary", None)
    return pages


def allow(action: str) -> Any:
    statement = {"Effect": "Allow", "Action": action, "Resource": "*"}
    return {"PolicyName": action, "PolicyDocument": {"Version": "2012-10-17", "Statement": [statement]}}


@pytest.mark.parametrize(("needs", "told"), QUESTIONS)
def test_the_answer_is_that_of_everything(
    needs: Callable[[], Needs], told: Callable[[Estate], Any], estate: MemoryPages
) -> None:
    pages = with_an_administrator(estate.log)
    everything, wanted_alone = Recorded(pages), Recorded(pages)
    expected = told(Estate(read(everything, MemoryPages())))
    assert expected
    assert told(Estate(read(wanted_alone, MemoryPages(), needs()))) == expected
    assert set(wanted_alone.asked) < set(everything.asked)


def test_what_nobody_uses_asks_iam_alone(estate: MemoryPages) -> None:
    caller = Recorded(estate.log)
    read(caller, MemoryPages(), wanted.for_use())
    assert {service for _, service, _, _ in caller.asked} == {"iam"}


@pytest.mark.parametrize(
    ("needs", "folders"), [(wanted.for_sharing, (".", "exposure")), (wanted.for_escalation, ("escalation",))]
)
def test_no_type_that_the_engine_names_is_left_out(needs: Callable[[], Needs], folders: tuple[str, ...]) -> None:
    named = {
        found
        for folder in folders
        for file in (IAM / folder).glob("*.py")
        for found in NAMED.findall(file.read_text(encoding="utf-8"))
    }
    live = {table.type for table in all_tables()}
    types = {table.type for table in tables_for(needs())}
    assert (named & live) - types - FOR_NAMES == set()
