"""Three ways to tell how far a policy opens a resource agree: by the search, by sets of requests, one by one.

`exposure` searches the text for each circle; the symbolic evaluation is asked whether any request of the circle's goes
through; and the concrete evaluation decides all requests of a circle that such policies can tell apart.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from remit.engines.iam.decision import decide
from remit.engines.iam.estate import anybody
from remit.engines.iam.exposure import ACCOUNT, AUTHENTICATED, CUSTOMERS, NAMED, OUTSIDE, PUBLIC
from remit.engines.iam.exposure.elsewhere import NOBODY, SOMEBODY
from remit.engines.iam.exposure.openings import rank
from remit.engines.iam.principals import SERVICE, STRANGER, Requester
from remit.engines.iam.request import ANONYMOUS, ROOT, Caller, Request, Target, context_of, letters_of
from remit.engines.iam.strangers import callers
from remit.engines.iam.symbolic import Space, allowed
from remit.engines.iam.ways import pattern_of
from remit.model import wrap
from tests.engines.iam.exposed import at, exposure, resource
from tests.engines.iam.policies import OTHER, OWN
from tests.engines.iam.requests import ALL, several, user
from tests.engines.iam.requests import NOBODY as NO_ONE
from tests.engines.iam.requests import service as a_service
from tests.engines.lengths import holds, lengths

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMBER, MANAGER, ELSEWHERE = "333333333333", "444444444444", "999999999999"
OURS, THEIRS = "o-0000000001", "o-0000000009"
QUEUE = f"arn:aws:sqs:eu-west-1:{OWN}:q"
SNS, ANY_SERVICE = "sns.amazonaws.com", "x.amazonaws.com"
ACTIONS = ("sqs:SendMessage", "sqs:SendAnother", "sqs:ReceiveMessage", "sqs:DeleteMessage")
ORGANIZATION = [
    resource("AWS::Organizations::Organization", Id=OURS, ManagementAccountId=MANAGER),
    *(resource("AWS::Organizations::Account", each, AccountId=each) for each in (OWN, MEMBER)),
    resource(
        "AWS::Organizations::Policy",
        "rcp",
        Type="RESOURCE_CONTROL_POLICY",
        TargetIds=["r-1"],
        Content={"Statement": [{"Effect": "Deny", "Principal": "*", "Action": "kms:*", "Resource": "*"}]},
    ),
]

PRINCIPALS: list[Any] = [
    *("*", {"AWS": "*"}, {"AWS": OWN}, {"AWS": OTHER}, {"AWS": MEMBER}, {"AWS": [OWN, f"arn:aws:iam::{OTHER}:user/u"]}),
    *({"Service": SNS}, {"AWS": f"arn:aws:iam::{MEMBER}:user/u", "Service": SNS}),
]
CONDITIONS: list[dict[str, Any]] = [
    {"StringEquals": {"aws:PrincipalOrgID": OURS}},
    {"StringEquals": {"aws:PrincipalOrgID": [THEIRS, "o-0000000002"]}},
    {"StringNotEquals": {"aws:PrincipalOrgID": OURS}},
    {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": OURS}},
    {"StringEqualsIfExists": {"aws:PrincipalOrgID": OURS}},
    {"ForAllValues:StringEquals": {"aws:PrincipalOrgID": OURS}},
    {"Null": {"aws:PrincipalOrgID": "true"}},
    {"StringEquals": {"aws:PrincipalAccount": OWN}},
    {"StringEquals": {"aws:PrincipalAccount": [OTHER, MEMBER]}},
    {"StringNotEquals": {"aws:PrincipalAccount": [OWN, MEMBER]}},
    {"ArnLike": {"aws:PrincipalArn": f"arn:aws:iam::{OTHER}:user/*"}},
    {"Null": {"aws:PrincipalArn": "false"}},
    {"Bool": {"aws:PrincipalIsAWSService": "true"}},
    {"Bool": {"aws:PrincipalIsAWSService": "false"}},
    {"BoolIfExists": {"aws:PrincipalIsAWSService": "false"}},
    {"StringEquals": {"aws:PrincipalServiceName": SNS}},
    {"StringNotEquals": {"aws:PrincipalServiceName": SNS}},
    {"StringLike": {"aws:PrincipalServiceName": "*.amazonaws.com"}},
    {"ForAnyValue:StringEquals": {"aws:PrincipalServiceNamesList": SNS}},
    {"ForAllValues:StringEquals": {"aws:PrincipalServiceNamesList": SNS}},
    {"StringEquals": {"aws:SourceAccount": OWN}},
    {"StringNotEquals": {"aws:SourceAccount": OWN}},
    {"StringEqualsIfExists": {"aws:SourceAccount": OWN}},
    {"StringEquals": {"aws:SourceAccount": [OTHER, MEMBER]}},
    {"StringEquals": {"aws:SourceOrgID": OURS}},
    {"ArnLike": {"aws:SourceArn": f"arn:aws:sns:*:{MEMBER}:*"}},
    {"ArnEquals": {"aws:SourceArn": f"arn:aws:sns:eu-west-1:{OTHER}:t"}},
    {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:user/u"}},
    {"StringLike": {"aws:PrincipalOrgID": "o-*"}},
    {"ArnLike": {"aws:SourceArn": f"arn:aws:sns:*:{OWN}:*"}},
    {"ArnLike": {"aws:SourceArn": "arn:aws:sns:*:*:*"}},
    {"ArnNotLikeIfExists": {"aws:SourceArn": f"arn:aws:sns:*:{OWN}:*"}},
    {"StringEquals": {"aws:PrincipalTag/team": "red"}},
    {"StringNotEquals": {"aws:PrincipalTag/team": "red"}},
    {"Bool": {"aws:SecureTransport": "true"}},
    {"Bool": {"aws:SecureTransport": "false"}},
]
statements = st.builds(
    lambda effect, who, what, how: {"Effect": effect, **who, **what, "Resource": "*", **how},
    st.sampled_from(["Allow", "Allow", "Deny"]),
    st.one_of(
        st.sampled_from(PRINCIPALS).map(lambda value: {"Principal": value}),
        st.sampled_from(PRINCIPALS).map(lambda value: {"Principal": value}),
        st.sampled_from([{"NotPrincipal": {"AWS": OWN}}, {"NotPrincipal": {"Service": SNS}}]),
    ),
    st.builds(
        lambda name, values: {name: values},
        st.sampled_from(["Action", "Action", "NotAction"]),
        st.lists(
            st.sampled_from(["sqs:*", "sqs:SendMessage", "SQS:send*", "sqs:?eceiveMessage"]), min_size=1, max_size=2
        ),
    ),
    st.one_of(st.just({}), st.sampled_from(CONDITIONS).map(lambda value: {"Condition": value})),
)
policies = st.lists(statements, min_size=1, max_size=4)


def target(found: list[Any]) -> Target:
    """The queue, as requests are about it."""
    where = several("the queue's policy", found)
    return Target(letters_of(QUEUE), letters_of(OWN), kind="AWS::SQS::Queue", policies=where)


# One by one

Values = dict[str, tuple[Any, ...]]
OF_A_SERVICE = ("aws:SourceAccount", "aws:SourceOrgID", "aws:SourceArn")
A_PRINCIPALS: Values = dict.fromkeys(OF_A_SERVICE, (None,))
SERVICES = [a_service(SNS), a_service(ANY_SERVICE)]


def for_account(account: str, *organizations: str | None) -> Values:
    """What a service may tell of the account that it calls for."""
    return {
        "aws:SourceAccount": (None, account),
        "aws:SourceOrgID": (None, *organizations),
        "aws:SourceArn": (None, f"arn:aws:sns:eu-west-1:{account}:t"),
    }


def members(account: str, organization: str | None) -> Iterator[Caller]:
    """Two users and the root user of an account, with a tag and without, who let themselves do everything."""
    for name, tags in product(("u", "v"), ({}, {"team": "red"})):
        yield user(f"arn:aws:iam::{account}:user/{name}", identity=ALL, tags=tags)._replace(organization=organization)
    arn = letters_of(f"arn:aws:iam::{account}:root")
    yield Caller(ROOT, arn, letters_of(account), organization=organization)


STRANGERS = [each for found in (None, "o-0000000007") for each in members(ELSEWHERE, found)]
OTHERS = [
    *(each for found in (None, THEIRS, "o-0000000002") for each in members(OTHER, found)),
    # Of an organization that a policy names, accounts come in that it does not name.
    *(each for found in (THEIRS, "o-0000000002") for each in members(ELSEWHERE, found)),
]
OF_OURS = [each for account in (MEMBER, MANAGER) for each in members(account, OURS)]
CIRCLES: dict[str, list[tuple[list[Caller], Values]]] = {
    PUBLIC: [([NO_ONE], A_PRINCIPALS)],
    AUTHENTICATED: [(STRANGERS, A_PRINCIPALS)],
    CUSTOMERS: [(SERVICES, for_account(ELSEWHERE, THEIRS))],
    OUTSIDE: [(OTHERS, A_PRINCIPALS), (SERVICES, for_account(OTHER, THEIRS, "o-0000000002"))],
    NAMED: [(OF_OURS, A_PRINCIPALS), *((SERVICES, for_account(each, OURS)) for each in (MEMBER, MANAGER))],
}
TLS: Values = {"aws:SecureTransport": ("true", "false")}


def told(values: Values, where: Target) -> list[dict[str, Any]]:
    """Every combination of values of the keys that a policy asks about."""
    asked = {condition.key for statement in where.policies[0].statements for condition in statement.conditions}
    found = [several_ if key.lower() in asked else several_[:1] for key, several_ in values.items()]
    return [dict(zip(values, each, strict=True)) for each in product(*found)]


def goes_through(where: Target, who: list[Caller], values: Values) -> bool:
    """Whether any request of any of the callers is allowed."""
    several_ = [context_of(each) for each in told(TLS | values, where)]
    return any(
        decide(Request(caller, action, where, context)).outcome == "allow"
        for caller, action, context in product(who, ACTIONS, several_)
    )


def one_by_one(where: Target) -> list[str]:
    """The circles of which somebody comes in."""
    return [level for level, several_ in CIRCLES.items() if any(goes_through(where, *each) for each in several_)]


# As sets


def comes_in(caller: Caller, where: Target, context: Any = None, requester: Requester | None = None) -> bool:
    """Whether any request of a caller's goes through; each that does is decided once more."""
    request = Request(caller, "", where, context_of(context or {}))
    shown = allowed(Space(request, (pattern_of("sqs:*"),), requester=requester))
    assert shown is None or decide(shown).outcome == "allow"
    return shown is not None


def as_sets(where: Target) -> list[str]:
    """The circles of which a request goes through."""
    everybody = callers(where.policies[0].statements)
    far = [each._replace(identity=several("all", ALL)) for each in everybody if text(each) not in ("", OWN)]

    def from_(account: str, other: str, *organizations: str | None) -> bool:
        who = [each._replace(organization=of) for each in far if text(each) != other for of in organizations]
        values = for_account(account, *organizations)
        return any(comes_in(each, where, dict.fromkeys(OF_A_SERVICE)) for each in who) or any(
            comes_in(each, where, context) for each, context in product(SERVICES, told(values, where))
        )

    asked = {
        PUBLIC: comes_in(Caller(ANONYMOUS), where, requester=Requester(STRANGER, told=NOBODY)),
        AUTHENTICATED: comes_in(anybody(), where, requester=Requester(STRANGER, told=SOMEBODY)),
        CUSTOMERS: any(
            comes_in(a_service(name), where, requester=Requester(SERVICE, name=name)) for name in (SNS, ANY_SERVICE)
        ),
        OUTSIDE: from_(OTHER, MEMBER, None, THEIRS),
        NAMED: from_(MEMBER, OTHER, OURS),
    }
    return [level for level, answer in asked.items() if answer]


def text(caller: Caller) -> str:
    return "".join(caller.account) if isinstance(caller.account, tuple) else ""


# By the search


def graded(found: list[Any]) -> tuple[str, str]:
    queue = resource("AWS::SQS::Queue", "q", **at("QueuePolicy.PolicyDocument", wrap({"Statement": found})))
    answer = exposure(queue, *ORGANIZATION)
    return answer.sure, answer.possible


def widest(levels: list[str]) -> str:
    return min(levels, key=rank, default=ACCOUNT)


def all_agree(found: list[Any]) -> None:
    where = target(found)
    shown = widest(one_by_one(where))
    assert widest(as_sets(where)) == shown
    assert graded(found) == (shown, shown)


@lengths(1_000)
def test_exposure_the_symbolic_and_the_concrete_evaluation_agree_how_far_a_policy_opens(
    examples: int, part: int
) -> None:
    holds(all_agree, examples, part, policies)
