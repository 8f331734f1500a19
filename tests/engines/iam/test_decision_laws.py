"""What holds for decisions about any policies, and that the search and the concrete evaluation agree."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from remit.engines.iam.inclusion import excess, verdict
from remit.engines.iam.reader import PolicyReader
from remit.engines.iam.request import Caller, Policy, Request, context_of, letters_of, policy_of
from remit.engines.iam.samples import contexts
from remit.model import PartialString, Undetermined, Unknown
from tests.engines.iam.policies import OTHER, OWN, policy
from tests.engines.iam.policies import verdict as answered
from tests.engines.iam.requests import NOBODY, bucket, outcome, role, service, user
from tests.engines.iam.test_laws import ACTIONS, CONDITIONS, REQUESTS, RESOURCES, blurred, goes_through, leaves
from tests.engines.iam.test_laws import policies as resource_policies
from tests.engines.iam.test_laws import statements as statements_of_all
from tests.engines.lengths import holds, lengths

if TYPE_CHECKING:
    import random

    from remit.engines.iam.request import Target

KNOWN = ("s3:GetObject", "s3:PutObject", "s3:ListBucket", "iam:PassRole")
CONTEXTS = [
    {"aws:PrincipalOrgID": org, "aws:SecureTransport": tls, "aws:SourceIp": ip, "aws:Referer": referer}
    for org, tls, ip, referer in product(
        (None, "o-1", "o-9"), ("true", "false"), (None, "203.0.113.9"), (None, "a", "c")
    )
]
CALLERS: list[Any] = [user, role, lambda **_: NOBODY, lambda **_: service("sns.amazonaws.com")]

statements = st.builds(
    lambda effect, what, where, how: {"Effect": effect, **what, **where, **how},
    st.sampled_from(["Allow", "Allow", "Deny"]),
    st.builds(
        lambda name, values: {name: values},
        st.sampled_from(["Action", "Action", "NotAction"]),
        st.lists(st.sampled_from(ACTIONS), min_size=1, max_size=3),
    ),
    st.builds(
        lambda name, values: {name: values},
        st.sampled_from(["Resource", "Resource", "NotResource"]),
        st.lists(st.sampled_from(RESOURCES), min_size=1, max_size=2),
    ),
    st.one_of(st.just({}), st.sampled_from(CONDITIONS).map(lambda value: {"Condition": value})),
)
policies = st.lists(statements, min_size=1, max_size=4)
layers = st.fixed_dictionaries(
    {"identity": policies},
    optional={"boundary": policies, "sessions": policies, "scps": st.lists(policies, max_size=2)},
)
requests = st.tuples(st.sampled_from(KNOWN), st.sampled_from(CONTEXTS), st.sampled_from(CALLERS), st.booleans())


def merged(conditions: Any) -> dict[str, Any]:
    """Conditions taken together, where they do not ask the same."""
    found: dict[str, Any] = {}
    for condition in conditions:
        found = condition | found
    return found


def decide(layer: dict[str, Any], found: list[Any], request: Any) -> str:
    action, context, caller, near = request
    where: Target = bucket(*found, account=OWN if near else OTHER)
    return outcome(caller(**layer), where, action, context)


@settings(max_examples=200)
@given(layers, resource_policies, statements, st.sampled_from(["identity", "boundary", "sessions", "scps"]), requests)
def test_an_allow_more_never_removes_access(layer: Any, found: Any, more: Any, kind: str, request: Any) -> None:
    if decide(layer, found, request) == "allow":
        more = more | {"Effect": "Allow"}
        if kind in layer:
            grown = [[*level, more] for level in layer[kind]] if kind == "scps" else [*layer[kind], more]
            assert decide(layer | {kind: grown}, found, request) == "allow"
        assert decide(layer, [*found, more | {"Principal": "*"}], request) == "allow"


@settings(max_examples=200)
@given(layers, resource_policies, statements, st.sampled_from(["identity", "boundary", "sessions", "scps"]), requests)
def test_a_deny_more_never_grants(layer: Any, found: Any, more: Any, kind: str, request: Any) -> None:
    if decide(layer, found, request) != "allow":
        more = more | {"Effect": "Deny"}
        if kind in layer:
            grown = [[*level, more] for level in layer[kind]] if kind == "scps" else [*layer[kind], more]
            assert decide(layer | {kind: grown}, found, request) != "allow"
        assert decide(layer, [*found, more | {"Principal": "*"}], request) != "allow"


@settings(max_examples=200)
@given(layers, resource_policies, requests, st.randoms())
def test_order_duplicates_and_the_case_of_actions_do_not_matter(
    layer: Any, found: Any, request: Any, chance: random.Random
) -> None:
    def shuffled(items: list[Any]) -> list[Any]:
        made = [cased(each, chance) for each in (*items, *items[:1])]
        chance.shuffle(made)
        return made

    other = {
        kind: [shuffled(level) for level in items] if kind == "scps" else shuffled(items)
        for kind, items in layer.items()
    }
    assert decide(other, shuffled(found), request) == decide(layer, found, request)


def cased(statement: Any, chance: random.Random) -> Any:
    """With the letters of its actions in another case."""
    name = "Action" if "Action" in statement else "NotAction"
    change = chance.choice([str.upper, str.lower, str.swapcase])
    return statement | {name: [change(action) for action in statement[name]]}


@settings(max_examples=200)
@given(st.lists(st.sampled_from(KNOWN), min_size=1, max_size=3, unique=True), policies, requests)
def test_not_action_equals_its_complement(left_out: list[str], others: Any, request: Any) -> None:
    rest = [action for action in KNOWN if action not in left_out]
    excluding = {"Effect": "Allow", "NotAction": left_out, "Resource": "*"}
    listing = {"Effect": "Allow", "Action": rest or "none:None", "Resource": "*"}
    assert decide({"identity": [excluding, *others]}, [], request) == decide(
        {"identity": [listing, *others]}, [], request
    )


@settings(max_examples=200)
@given(layers, resource_policies, requests, st.integers(min_value=0, max_value=20), st.data())
def test_an_unknown_part_never_changes_a_decision(
    layer: Any, found: Any, request: Any, cut: int, data: st.DataObject
) -> None:
    known = "allow" if decide(layer, found, request) == "allow" else "deny"
    path = data.draw(st.sampled_from(sorted(leaves(found), key=str)))
    blurry = decide(layer, blurred(found, path, cut), request)
    assert blurry == "unknown" or ("allow" if blurry == "allow" else "deny") == known


@settings(max_examples=1_000)
@given(resource_policies)
def test_it_agrees_with_the_rules_by_the_book(found: Any) -> None:
    document = policy_of("p", policy(*found))
    stranger = Caller("user", letters_of(f"arn:aws:iam::{STRANGER}:user/x"), letters_of(STRANGER))
    for action, resource, context in REQUESTS[::97]:
        told = context_of(ABSENT | context)
        target = bucket()._replace(arn=letters_of(resource))
        assert (verdict(document, Request(stranger, action, target, told)) is True) == goes_through(
            found, (action, resource, context)
        )


STRANGER = "888888888888"
ABSENT: dict[str, Any] = dict.fromkeys(("aws:PrincipalOrgID", "aws:SourceIp", "aws:Referer"))


@settings(max_examples=1_000)
@given(resource_policies, st.lists(st.sampled_from(REQUESTS), min_size=10, max_size=10))
def test_the_search_for_anyone_agrees_with_every_request(found: Any, some: Any) -> None:
    document = policy_of("p", policy(*found))
    stranger = Caller("user", letters_of(f"arn:aws:iam::{STRANGER}:user/x"), letters_of(STRANGER))
    for action, resource, context in some:
        target = bucket()._replace(arn=letters_of(resource))
        if verdict(document, Request(stranger, action, target, context_of(ABSENT | context))) is True:
            assert answered(lambda: PolicyReader().allows_anyone(policy(*found))) == "yes"
            return


def compared(new: Policy, old: Policy) -> str:
    try:
        return "yes" if excess(new, old) else "no"
    except Undetermined:
        return "unknown"


@lengths(1_000)
def test_the_comparison_agrees_with_every_request(examples: int, part: int) -> None:
    some = st.lists(st.sampled_from(REQUESTS), min_size=3, max_size=3)
    holds(agrees_with_some_requests, examples, part, policies, policies, some)


def agrees_with_some_requests(new: Any, old: Any, some: Any) -> None:
    one, other = policy_of("new", policy(*new)), policy_of("old", policy(*old))
    holder = Request(Caller("holder"), "", bucket())
    shown = any(
        verdict(one, made) is True and verdict(other, made) is False
        for action, resource, _ in some
        for made in contexts(
            holder._replace(action=action, target=bucket()._replace(arn=letters_of(resource))),
            (*one.statements, *other.statements),
        )
    )
    answer = compared(one, other)
    assert answer == "yes" if shown else answer in ("yes", "no")


WHO = [
    {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/a*"}},
    {"ArnNotLike": {"aws:PrincipalArn": f"arn:aws:iam::{OWN}:*"}},
    {"StringLike": {"aws:PrincipalArn": "*z"}},
    {"StringEquals": {"aws:PrincipalAccount": [OWN, OTHER]}},
    {"StringEquals": {"aws:username": "bob"}},
    {"StringEquals": {"aws:PrincipalType": "User"}},
    {"Bool": {"aws:PrincipalIsAWSService": "true"}},
]
ASKING = [
    *(
        role(f"arn:aws:iam::{account}:role/{name}", "")
        for account in (OWN, OTHER, STRANGER)
        for name in ("az", "a", "z")
    ),
    *(user(f"arn:aws:iam::{account}:user/{name}") for account in (OWN, STRANGER) for name in ("bob", "az")),
    *(NOBODY, service("sns.amazonaws.com"), service("sqs.amazonaws.com")),
]
about = st.lists(
    st.builds(
        lambda one, *more: one | {"Condition": merged(more)},
        statements_of_all,
        st.sampled_from(WHO),
        st.sampled_from(WHO),
    ),
    min_size=1,
    max_size=3,
)


@lengths(1_000)
def test_the_comparison_agrees_with_everyone(examples: int, part: int) -> None:
    who, what = st.sampled_from(ASKING), (st.sampled_from(KNOWN), st.sampled_from(RESOURCES[1:4]))
    holds(agrees_with_somebody, examples, part, about, about, who, *what)


def agrees_with_somebody(new: Any, old: Any, who: Caller, action: str, resource: str) -> None:
    one, other = policy_of("new", policy(*new)), policy_of("old", policy(*old))
    made = Request(who, action, bucket()._replace(arn=letters_of(resource)))
    if verdict(one, made) is True and verdict(other, made) is False:
        assert compared(one, other) == "yes"


@settings(max_examples=200)
@given(st.one_of(policies, resource_policies), st.randoms())
def test_no_policy_grants_more_than_itself_in_whatever_order(found: Any, chance: random.Random) -> None:
    other = [cased(each, chance) for each in (*found, *found)]
    chance.shuffle(other)
    assert compared(policy_of("p", policy(*found)), policy_of("p", policy(*other))) == "no"


@settings(max_examples=200)
@given(resource_policies, resource_policies, statements)
def test_what_is_taken_away_grants_no_more(found: Any, more: Any, deny: Any) -> None:
    whole = policy_of("whole", policy(*found, *(each | {"Effect": "Allow"} for each in more)))
    part = policy_of("part", policy(*found, deny | {"Effect": "Deny", "Principal": "*"}))
    assert compared(part, whole) == "no"


def test_an_entry_that_is_known_in_part_may_be_the_account_of_the_caller() -> None:
    """NotPrincipal with it neither lets in nor keeps out."""
    layer = {"identity": [{"Effect": "Deny", "Action": "s3:Nothing", "Resource": "*"}]}
    for entry in (OWN, f"arn:aws:iam::{OWN}:root"):
        for cut in (1, 10, len(entry) - 1):
            blurry = PartialString([entry[:cut], Unknown("blurred")])
            found = [{"Effect": "Allow", "NotPrincipal": {"AWS": blurry}, "Action": ["*"], "Resource": ["*"]}]
            assert decide(layer, found, ("s3:GetObject", CONTEXTS[0], user, True)) == "unknown", (entry, cut)
