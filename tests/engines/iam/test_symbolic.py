"""The symbolic evaluation agrees with the concrete one, request by request, and its witnesses replay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import strategies as st

from remit.engines.iam.decision import decide
from remit.engines.iam.estate import anybody
from remit.engines.iam.principals import STRANGER, Requester
from remit.engines.iam.reader import PolicyReader
from remit.engines.iam.request import ANONYMOUS, Caller, Request, context_of
from remit.engines.iam.symbolic import Space, allowed
from remit.engines.iam.text import Text
from remit.engines.iam.trial import tried
from remit.model import Undetermined
from tests.engines.iam.policies import OTHER, OWN, policy, verdict
from tests.engines.iam.requests import ANN, CLERK, SHIFT, allow, bucket, deny, role, to, user
from tests.engines.iam.test_decision_laws import CALLERS, CONTEXTS, KNOWN, layers
from tests.engines.iam.test_laws import policies as resource_policies
from tests.engines.iam.test_laws import statements as statements_of_all
from tests.engines.lengths import holds, lengths

if TYPE_CHECKING:
    from remit.engines.iam.text import Letters


def actions(*texts: str) -> tuple[Letters, ...]:
    return tuple(Text(text, variables=False).pattern(fold=True) for text in texts)


def answer(space: Space) -> str:
    """`yes`, `no` or `unknown`; a yes only if its witness replays as allowed."""
    try:
        found = allowed(space)
    except Undetermined:
        return "unknown"
    if found is None:
        return "no"
    assert decide(found).outcome == "allow"
    return "yes"


def naming(statement: dict[str, Any], who: str) -> dict[str, Any]:
    """The statement of a resource's policy, about that caller alone."""
    return {**{key: statement[key] for key in statement if "Principal" not in key}, "Principal": {"AWS": who}}


@st.composite
def requests(draw: st.DrawFn) -> Request:
    """A request of any caller with any policies; the resource's often name the caller, in every way."""
    made = draw(st.sampled_from(CALLERS))
    names = [CLERK, SHIFT, OWN] if made is role else [ANN, OWN, OTHER]
    about = st.builds(naming, statements_of_all, st.sampled_from(names))
    found = draw(st.lists(st.one_of(statements_of_all, about), min_size=1, max_size=4))
    target = bucket(*found, account=draw(st.sampled_from([OWN, OTHER])))
    context = context_of(draw(st.sampled_from(CONTEXTS)))
    return Request(made(**draw(layers)), draw(st.sampled_from(KNOWN)), target, context)


def concrete(request: Request) -> str:
    return {"allow": "yes", "unknown": "unknown"}.get(decide(request).outcome, "no")


def agrees_about_one_request(request: Request) -> None:
    point = Space(request, actions(request.action), (request.target.arn,))
    assert answer(point) == concrete(request)


def agrees_about_all_circumstances(request: Request) -> None:
    free = request._replace(context={})
    assert answer(Space(free, actions(request.action), (request.target.arn,))) == tried(free).answer


def finds_what_one_request_shows(request: Request) -> None:
    anywhere = Space(request, resources=actions("arn:aws:s3:::*"))
    assert (
        concrete(request)
        in {"yes": ("yes", "no", "unknown"), "unknown": ("no", "unknown"), "no": ("no",)}[answer(anywhere)]
    )


def agrees_with_the_search_of_one_document(found: list[Any]) -> None:
    """Whether a resource's policy is public, by two ways: as a set of requests, and by its text alone."""
    target = bucket(*found)
    public = [
        answer(Space(Request(caller, "", target), requester=Requester(STRANGER)))
        for caller in (Caller(ANONYMOUS), anybody())
    ]
    by_text = verdict(lambda: PolicyReader().allows_anyone(policy(*found)))
    assert by_text == ("yes" if "yes" in public else "unknown" if "unknown" in public else "no")


@lengths(1_000)
def test_symbolic_evaluation_agrees_with_the_search_of_one_document(examples: int, part: int) -> None:
    holds(agrees_with_the_search_of_one_document, examples, part, resource_policies)


@lengths(1_000)
def test_symbolic_and_concrete_evaluation_agree_about_one_request(examples: int, part: int) -> None:
    holds(agrees_about_one_request, examples, part, requests())


@lengths(1_000)
def test_symbolic_and_concrete_evaluation_agree_about_all_circumstances(examples: int, part: int) -> None:
    holds(agrees_about_all_circumstances, examples, part, requests())


@lengths(1_000)
def test_symbolic_evaluation_finds_what_one_request_shows(examples: int, part: int) -> None:
    holds(finds_what_one_request_shows, examples, part, requests())


NARROW: dict[str, Any] = {"boundary": [allow("ec2:*")]}


@pytest.mark.parametrize(
    ("caller", "principal", "account", "expected"),
    [
        (role(), CLERK, OWN, "yes"),
        (role(**NARROW), CLERK, OWN, "no"),
        (role(sessions=[allow("ec2:*")]), CLERK, OWN, "no"),
        (role(**NARROW), SHIFT, OWN, "yes"),
        (user(**NARROW), ANN, OWN, "yes"),
        (user(), OWN, OWN, "no"),
        (user(identity=[allow("s3:*")]), OWN, OWN, "yes"),
        (user(identity=[allow("s3:*")], **NARROW), OWN, OWN, "no"),
        (user(), ANN, OTHER, "no"),
        (user(identity=[allow("s3:*")]), ANN, OTHER, "yes"),
        (user(identity=[allow("s3:*")], scps=[[allow("ec2:*")]]), ANN, OTHER, "no"),
        (user(identity=[allow("s3:*")], scps=[[allow("s3:G*"), allow("s3:P*")]]), ANN, OTHER, "yes"),
    ],
)
def test_no_request_of_a_whole_set_goes_through_where_the_rules_let_none(
    caller: Caller, principal: str, account: str, expected: str
) -> None:
    everything = Space(Request(caller, "", bucket(to(principal, Action="s3:*"), account=account)))
    assert answer(everything) == expected


def test_conditions_that_are_too_many_to_be_tried_leave_it_open_and_say_so() -> None:
    tags = {f"aws:RequestTag/{at}": [f"a{at}*", f"*b{at}", "*c*"] for at in range(12)}
    caller = user(identity=[allow("s3:*", Condition={"StringLike": tags})])
    with pytest.raises(Undetermined, match="too many"):
        allowed(Space(Request(caller, "", bucket())))


def test_patterns_that_are_too_many_to_be_compared_leave_it_open_and_say_so() -> None:
    """A star and a row of question marks make the automata double with each; no policy of everyday has these."""
    marks = "?" * 16
    denies = [deny("s3:*", f"arn:aws:s3:::*{letter}{marks[at:]}") for at, letter in enumerate("bcdefgh")]
    denies += [deny("s3:*", "arn:aws:s3:::*?")]
    caller = user(identity=[allow("s3:*", f"arn:aws:s3:::*a{marks}"), *denies])
    with pytest.raises(Undetermined, match="too many"):
        allowed(Space(Request(caller, "", bucket()), resources=actions("arn:aws:s3:::*")))
