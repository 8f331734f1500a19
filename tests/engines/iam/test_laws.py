"""What holds for any policy: a Deny never opens, a condition never widens, the unknown never lies, requests agree."""

from __future__ import annotations

from fnmatch import fnmatchcase
from itertools import product
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from remit.engines.iam.reader import PolicyReader
from remit.model import PartialString, Unknown
from tests.engines.iam.policies import OWN, policy, verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remit.model import Answer

STRANGER = "999999999999"
ACTIONS = ["*", "s3:*", "s3:Get*", "s3:GetObject", "s3:PutObject", "S3:getobject", "iam:PassRole", "s3:?utObject"]
RESOURCES = ["*", "arn:aws:s3:::b", "arn:aws:s3:::b/*", "arn:aws:s3:::b/x", "arn:aws:s3:::*"]
PRINCIPALS: list[Any] = [
    *("*", {"AWS": "*"}, {"AWS": OWN}, {"AWS": [OWN, f"arn:aws:iam::{STRANGER[::-1]}:root"]}),
    *({"Service": "sns.amazonaws.com"}, {"AWS": f"arn:aws:iam::{OWN}:role/x"}),
]
CONDITIONS: list[dict[str, Any]] = [
    {"StringEquals": {"aws:PrincipalOrgID": "o-1"}},
    {"StringNotEquals": {"aws:PrincipalOrgID": ["o-1", "o-2"]}},
    {"StringEqualsIfExists": {"aws:PrincipalOrgID": "o-1"}},
    {"StringLike": {"aws:PrincipalOrgID": "o-*"}},
    {"Null": {"aws:PrincipalOrgID": "true"}},
    {"ForAllValues:StringEquals": {"aws:PrincipalOrgID": "o-1"}},
    {"Bool": {"aws:SecureTransport": "false"}},
    {"Bool": {"aws:SecureTransport": "true"}, "StringEquals": {"aws:PrincipalOrgID": "o-1"}},
    {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}},
    {"NotIpAddress": {"aws:SourceIp": ["203.0.113.0/24", "10.0.0.0/8"]}},
    {"StringEquals": {"aws:Referer": "a"}},
    {"StringNotLike": {"aws:Referer": ["a", "b*"]}},
]

statements = st.builds(
    lambda effect, who, what, where, how: {"Effect": effect, **who, **what, **where, **how},
    st.sampled_from(["Allow", "Deny"]),
    st.one_of(
        st.sampled_from(PRINCIPALS).map(lambda value: {"Principal": value}),
        st.just({"NotPrincipal": {"AWS": OWN}}),
    ),
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

QUESTIONS: dict[str, Callable[[Any], Answer]] = {
    "anyone": lambda document: PolicyReader().allows_anyone(document),
    "anyone gets": lambda document: PolicyReader().allows_anyone(document, actions=["s3:GetObject"]),
    "outside": lambda document: PolicyReader().allows_outside(document, account=OWN),
    "everything": lambda document: PolicyReader().allows_everything(document),
    "service": lambda document: PolicyReader().allows_any_action_of(document, ["s3"]),
    "privilege": lambda document: PolicyReader().allows_privilege(document, ["iam:PassRole", "s3:PutObject"]),
    "trust": lambda document: PolicyReader().trusts_anyone(document),
    "confusable": lambda document: PolicyReader().confusable(document),
    "plain http": lambda document: PolicyReader().denies_plain_http(document, actions=["s3:*"]),
}
ALLOWING = [name for name in QUESTIONS if name != "plain http"]


def ask(name: str, found: list[Any]) -> str:
    return verdict(lambda: QUESTIONS[name](policy(*found)))


@given(policies, st.sampled_from(ALLOWING))
def test_when_all_is_denied_nothing_is_allowed(found: list[Any], name: str) -> None:
    denied = {"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}
    assert ask(name, [*found, denied]) == "no"


@given(policies, statements, st.sampled_from(ALLOWING))
def test_a_deny_more_never_opens(found: list[Any], more: Any, name: str) -> None:
    if ask(name, found) == "no":
        assert ask(name, [*found, more | {"Effect": "Deny"}]) == "no"


@given(policies, statements, st.sampled_from(ALLOWING))
def test_an_allow_more_never_closes(found: list[Any], more: Any, name: str) -> None:
    if ask(name, found) == "yes":
        assert ask(name, [*found, more | {"Effect": "Allow"}]) == "yes"


@given(policies, st.sampled_from(CONDITIONS), st.sampled_from(ALLOWING))
def test_a_condition_on_an_allow_never_widens(found: list[Any], condition: Any, name: str) -> None:
    narrowed = [
        each | {"Condition": condition} if each["Effect"] == "Allow" and "Condition" not in each else each
        for each in found
    ]
    if ask(name, found) == "no":
        assert ask(name, narrowed) == "no"


@given(policies)
def test_a_deny_of_plain_http_stays_one_whatever_is_added(found: list[Any]) -> None:
    deny = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}
    assert ask("plain http", [*found, deny | {"Condition": {"Bool": {"aws:SecureTransport": "false"}}}]) == "yes"


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of all parts, inner ones too."""
    if path:
        yield path
    if isinstance(value, dict):
        for key in value:
            yield from leaves(value[key], (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(item, (*path, index))


def blurred(value: Any, path: tuple[Any, ...], cut: int) -> Any:
    """With the part at a path unknown; of a text, `cut` letters stay known."""
    if not path:
        unknown = Unknown("blurred")
        return PartialString([value[:cut], unknown]) if cut and isinstance(value, str) else unknown
    if isinstance(value, dict):
        return {key: blurred(item, path[1:], cut) if key == path[0] else item for key, item in value.items()}
    return [blurred(item, path[1:], cut) if index == path[0] else item for index, item in enumerate(value)]


@given(policies, st.sampled_from(sorted(QUESTIONS)), st.integers(min_value=0, max_value=20), st.data())
def test_an_unknown_part_never_changes_the_answer(found: list[Any], name: str, cut: int, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(leaves(found), key=str)))
    assert ask(name, blurred(found, path, cut)) in ("unknown", ask(name, found))


def test_an_unknown_policy_is_unknown_to_every_question() -> None:
    for name, question in QUESTIONS.items():
        assert verdict(lambda question=question: question(Unknown("x"))) == "unknown", name  # type: ignore[misc]


def matched(patterns: Any, value: str) -> bool:
    return any(fnmatchcase(value, pattern) for pattern in ([patterns] if isinstance(patterns, str) else patterns))


def met(operator: str, key: str, wanted: Any, context: dict[str, str]) -> bool:
    """One condition by the book, for the operators that occur here."""
    values = [wanted] if isinstance(wanted, str) else wanted
    value = context.get(key)
    if operator == "Null":
        return (value is None) is (wanted == "true")
    if value is None:
        return operator.startswith(("ForAll", "StringNot", "NotIp")) or operator.endswith("IfExists")
    inside = {"203.0.113.0/24": value.startswith("203.0.113."), "10.0.0.0/8": value.startswith("10.")}
    found = any(inside[each] if "Ip" in operator else fnmatchcase(value, each) for each in values)
    return found is ("Not" not in operator)


def speaks(statement: Any, action: str, resource: str, context: dict[str, str]) -> bool:
    """Whether a statement is about a stranger's request."""
    if "NotPrincipal" not in statement and statement["Principal"] not in ("*", {"AWS": "*"}):
        return False
    for name, value in (("Action", action), ("Resource", resource)):
        wanted = statement.get(name, statement.get(f"Not{name}"))
        if name == "Action":
            wanted = [each.lower() for each in wanted]
        if matched(wanted, value) is (name not in statement):
            return False
    conditions = statement.get("Condition", {})
    return all(
        met(operator, key, conditions[operator][key], context)
        for operator in conditions
        for key in conditions[operator]
    )


REQUESTS = [
    (action, resource, {key: value for key, value in zip(keys, values, strict=True) if value is not None})
    for action in ("s3:getobject", "s3:putobject", "s3:getx", "s3:x", "iam:passrole", "x:y", "s3:xutobject")
    for resource in ("arn:aws:s3:::b", "arn:aws:s3:::b/x", "arn:aws:s3:::b/y", "arn:aws:s3:::c", "arn:aws:sqs:::q")
    for keys in [("aws:PrincipalOrgID", "aws:SecureTransport", "aws:SourceIp", "aws:Referer")]
    for values in product((None, "o-9"), ("true", "false"), (None, "8.8.8.8"), (None, "a", "b", "c"))
]


def goes_through(found: list[Any], request: tuple[str, str, dict[str, str]]) -> bool:
    about = [statement["Effect"] for statement in found if speaks(statement, *request)]
    return "Allow" in about and "Deny" not in about


@given(policies)
def test_request_by_request(found: list[Any]) -> None:
    some = any(goes_through(found, request) for request in REQUESTS)
    assert ask("anyone", found) == ("yes" if some else "no")
    gets = any(goes_through(found, request) for request in REQUESTS if request[0] == "s3:getobject")
    assert ask("anyone gets", found) == ("yes" if gets else "no")
