"""a10. Policies of VPC endpoints.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html.
"""

from __future__ import annotations

from remit.engines.iam.request import Request
from remit.engines.iam.trial import tried
from tests.engines.iam.requests import (
    ALL,
    CLERK,
    GET,
    NO,
    NOBODY,
    TO_ALL,
    YES,
    allow,
    bucket,
    outcome,
    several,
    to,
    user,
)


def test_a10_an_endpoint_policy_counts_only_for_requests_through_it() -> None:
    narrow = [allow("ec2:*", Principal="*")]
    assert outcome(user(identity=ALL), bucket()) == YES
    assert outcome(user(identity=ALL), bucket(), endpoint=narrow) == NO
    assert outcome(user(identity=ALL), bucket(), endpoint=[TO_ALL]) == YES
    assert outcome(user(identity=ALL), bucket(), endpoint=[to(CLERK)]) == NO


def test_a10_without_a_policy_of_its_own_an_endpoint_lets_everything_through() -> None:
    assert outcome(user(identity=ALL), bucket(), endpoint=[TO_ALL]) == YES


def test_a10_an_endpoint_gives_nothing_by_itself() -> None:
    assert outcome(user(), bucket(), endpoint=[TO_ALL]) == NO
    assert outcome(NOBODY, bucket(), endpoint=[TO_ALL]) == NO


def test_a10_a_request_through_an_endpoint_whose_policy_is_not_at_hand_is_open() -> None:
    by_endpoint = allow(Condition={"StringEquals": {"aws:SourceVpce": "vpce-1"}})
    request = Request(user(identity=[by_endpoint]), GET, bucket())
    assert tried(request).answer == "unknown"
    assert tried(request._replace(endpoint=several("the endpoint policy", [TO_ALL]))).answer == "yes"
    assert (
        tried(request._replace(endpoint=several("the endpoint policy", [allow("ec2:*", Principal="*")]))).answer == "no"
    )
