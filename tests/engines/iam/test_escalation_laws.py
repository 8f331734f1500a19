"""What must hold of escalations whatever the policies: two ways to find a thing agree, and a Deny never opens a way."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from remit.engines.iam.escalation.chains import cuts, distances, explored
from remit.engines.iam.escalation.moves import Moves
from remit.engines.iam.escalation.paths import OUTSIDE, Path, actions, paths
from remit.engines.iam.escalation.standings import Standing
from remit.engines.iam.escalation.weighing import Move
from remit.engines.iam.estate import Estate
from remit.engines.iam.request import USER, Caller, letters_of
from remit.engines.iam.trial import tried
from remit.model import MemoryInventory, PartialString, Reference, Resource, Unknown, wrap
from tests.engines.iam.escalations import Scene, escalation, iam, inline, managed, role, user
from tests.engines.iam.policies import OWN
from tests.engines.iam.requests import allow, deny

ACTIONS = (
    "iam:*",
    "iam:Pass*",
    "IAM:PASSROLE",
    "iam:PutUserPolicy",
    "lambda:*",
    "*",
    "sts:AssumeRole",
    "s3:*",
    "*:C*Function",
)
RESOURCES = (
    "*",
    iam("role", "*"),
    iam("role", "a*"),
    iam("role", "admin"),
    iam("user", "ann"),
    "arn:aws:lambda:*:*:*",
    "arn:aws:iam::*:*/b?b",
)
CONDITIONS: tuple[dict[str, Any], ...] = (
    {},
    {},
    {"StringEquals": {"iam:PassedToService": "lambda.amazonaws.com"}},
    {"StringLike": {"aws:PrincipalArn": "*ann"}},
    {"Bool": {"aws:MultiFactorAuthPresent": "true"}},
    {"StringEquals": {"aws:ResourceTag/team": "a"}},
    {"StringNotEquals": {"aws:RequestedRegion": "eu-west-1"}},
)


@st.composite
def statements(draw: st.DrawFn) -> dict[str, Any]:
    effect = draw(st.sampled_from((allow, allow, deny)))
    made: dict[str, Any] = effect(draw(st.sampled_from(ACTIONS)), draw(st.sampled_from(RESOURCES)))
    for name in ("Action", "Resource"):
        if draw(st.integers(0, 7)) == 0:
            made[f"Not{name}"] = made.pop(name)
    condition = draw(st.sampled_from(CONDITIONS))
    return made | ({"Condition": condition} if condition else {})


several = st.lists(statements(), min_size=1, max_size=4)
ADMIN = role("admin", {"Service": "lambda.amazonaws.com"}, allow(), tags={"team": "a"})
PLAIN = role("plain", {"AWS": f"arn:aws:iam::{OWN}:root"}, allow("s3:Get*"), tags={"team": "b"})


@settings(max_examples=150, deadline=None)
@given(several, several, several, st.sampled_from(sorted(each for each in actions() if each != "sts:AssumeRole")))
def test_few_statements_and_what_is_remembered_give_the_answer_of_all(
    one: list[Any], two: list[Any], bound: list[Any], action: str
) -> None:
    """The sieve and the memory between principals against the engine, asked about the whole caller each time."""
    limit = {"PermissionsBoundary": iam("policy", "limit")}
    people = [user("ann", *one), user("bob", *one, *two), user("cat", *two, **limit), managed("limit", *bound)]
    estate = Estate(MemoryInventory([*people, ADMIN, PLAIN], whole=True))
    moves = Moves(estate)
    for actor in moves.people.users:
        for subject in moves.people.everyone.values():
            assert subject.resource is not None
            target = moves.people.target(subject.resource)
            found = moves.permissions.permit(actor, action, target).truth
            expected = tried(estate.request(actor.caller, action, target)).answer
            assert (found if isinstance(found, bool) else "unknown") == {"yes": True, "no": False}.get(
                expected, expected
            )


UNNAMED = {"ann": "AWS::IAM::User", "bob": "AWS::IAM::User", "cat": "AWS::IAM::Role"}
POINTED = (
    *(Reference("t#bob", "Arn"), Reference("t#ann", "Ref"), Unknown("a parameter"), Reference("t#gone", "Arn")),
    PartialString((f"arn:aws:iam::{OWN}:user/", Unknown("half"))),
)


@settings(max_examples=150, deadline=None)
@given(several, several, st.integers(0, len(POINTED) - 1), st.sampled_from(("iam:PutUserPolicy", "iam:PassRole")))
def test_names_that_nobody_knows_yet_are_told_of_the_right_principal(
    one: list[Any], two: list[Any], pointed: int, action: str
) -> None:
    """Before AWS names them principals are alike, but for those that a statement points to."""
    own = {"ann": [*one, allow(action, POINTED[pointed])], "bob": two, "cat": one}
    made = [
        Resource(kind, name, f"t#{name}", wrap({"Policies": inline(*own[name])}).__dict__, scope=OWN, account=OWN)
        for name, kind in UNNAMED.items()
    ]
    estate = Estate(MemoryInventory(made, whole=True))
    moves = Moves(estate)
    for actor in moves.people.everyone.values():
        for subject in moves.people.everyone.values():
            assert subject.resource is not None
            target = moves.people.target(subject.resource)
            found = moves.permissions.permit(actor, action, target).truth
            expected = tried(estate.request(actor.caller, action, target))
            if isinstance(found, bool):
                assert expected.answer == ("yes" if found else "no")
            else:
                assert (expected.answer, expected.decision.reason) == ("unknown", found.reason)


HELD = ("lambda:UpdateFunctionCode", "lambda:*", "lambda:InvokeFunction")
FUNCTIONS = ("*", "arn:aws:lambda:*:*:function:a*", "arn:aws:lambda:eu-west-1:*:*", "arn:aws:lambda:*:*:function:b2")
on_functions = st.builds(
    lambda effect, action, target, condition: effect(action, target) | ({"Condition": condition} if condition else {}),
    *(st.sampled_from(each) for each in ((allow, allow, deny), HELD, FUNCTIONS, CONDITIONS)),
)
PERMITTED = (None, {"Service": "s3.amazonaws.com"}, {"AWS": OWN}, {"AWS": iam("user", "ann")}, "*")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(on_functions, min_size=1, max_size=3),
    st.lists(st.tuples(st.sampled_from(("a1", "a2", "b1", "b2", None)), st.sampled_from(PERMITTED)), max_size=6),
)
def test_of_functions_that_are_alike_one_stands_for_all(given_: list[Any], functions: list[Any]) -> None:
    """What is passed over leads nowhere else, and no less surely."""
    holders = []
    for number, (name, principal) in enumerate(functions):
        properties: dict[str, Any] = {"Role": iam("role", "admin" if number % 2 else "plain")}
        if principal:
            document = {"Statement": [{"Effect": "Allow", "Principal": principal, "Action": "lambda:*"}]}
            properties["ResourcePolicy"] = {"Policy": document} | document
        properties |= {"FunctionName": name} if name else {}
        made = wrap(properties).__dict__
        holders.append(
            Resource(
                "AWS::Lambda::Function", f"f{number}", f"f#{number}", made, scope=OWN, account=OWN, region="eu-west-1"
            )
        )
    people = [user("ann", *given_), user("bob", *given_), ADMIN, PLAIN]

    def reached(*, each: bool) -> dict[str, set[tuple[str, str, bool]]]:
        moves = Moves(Estate(MemoryInventory([*people, *holders], whole=True)))
        holdings = moves._holdings
        if each:
            holdings.alike = lambda thing, patterns: holdings.of(thing)  # type: ignore[method-assign]  # noqa: ARG005
        return {
            who.name: {(move.path.id, move.target.name, move.doubt is None) for move in moves.of(who)}
            for who in moves.people.users
        }

    assert reached(each=False) == reached(each=True)


@settings(max_examples=60, deadline=None)
@given(several, statements())
def test_a_deny_more_never_opens_a_way(given_: list[Any], more: dict[str, Any]) -> None:
    def reached(*extra: Any) -> set[tuple[str, str]]:
        found = escalation(user("ann", *given_, *extra), user("bob"), ADMIN, PLAIN)
        ann = next(each for each in found.everyone if each.name == "ann")
        everything = {("", "everything")} if found.does_everything(ann) is True else set()
        return everything | {(move.path.id, move.target.name) for move in found.moves(ann) if move.doubt is None}

    before, after = reached(), reached(more | {"Effect": "Deny"})
    assert after <= before or ("", "everything") in before  # who can do everything is asked for no steps


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([path for path in paths() if path.reaches != OUTSIDE]), st.data())
def test_less_knowledge_never_closes_a_way(path: Path, data: st.DataObject) -> None:
    """One property of one resource is hidden: the step stays, or the actor may be able to do everything already."""
    scene = Scene(path)
    resources = list(scene.resources())
    at = data.draw(st.integers(0, len(resources) - 1))
    hidden = data.draw(st.sampled_from(sorted(resources[at].properties.__dict__) or [""]))
    resources[at].properties.__dict__[hidden] = Unknown("hidden")
    scene.resources = lambda: resources  # type: ignore[method-assign]
    move = scene.move()
    assert move is not None or scene.found.does_everything(scene.actor_now) is not False


ODD: tuple[Any, ...] = (7, "x", [], {}, True, None, ["a", {"b": 1}], {"Statement": 7}, [[["q"]]], "*" * 500)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([path for path in paths() if path.reaches != OUTSIDE]), st.data())
def test_properties_of_any_kind_are_no_trouble(path: Path, data: st.DataObject) -> None:
    scene = Scene(path)
    resources = list(scene.resources())
    properties = resources[data.draw(st.integers(0, len(resources) - 1))].properties.__dict__
    properties[data.draw(st.sampled_from(sorted(properties) or [""]))] = wrap(data.draw(st.sampled_from(ODD)))
    scene.resources = lambda: resources  # type: ignore[method-assign]
    scene.moves()
    scene.found.chains(scene.found.everyone)


NODES = [Standing(name, Caller(USER, letters_of(iam("user", name)))) for name in "abcdefg"]
STEP = Path("p", "", "", (), "user")


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=20),
    st.sets(st.integers(0, 6), min_size=1, max_size=2),
)
def test_cuts_are_the_steps_whose_removal_cuts(pairs: list[tuple[int, int]], ends: set[int]) -> None:
    """The dominators of the graph against the removal of every step, one at a time."""
    targets = [NODES[end] for end in ends]

    def steps(without: tuple[int, int] | None = None) -> dict[Standing, list[Move]]:
        kept = [(source, target) for source, target in pairs if (source, target) != without]
        moves = {node: [Move(STEP, NODES[to], ()) for at, to in kept if NODES[at] == node] for node in NODES}
        return explored(NODES, moves.__getitem__)[0]

    before = distances(steps(), targets, sure=False)
    expected: dict[tuple[Standing, Standing], int] = {}
    for pair in set(pairs):
        after = distances(steps(pair), targets, sure=False)
        lost = sum(1 for node in before if node not in after)
        expected |= {(NODES[pair[0]], NODES[pair[1]]): lost} if lost else {}
    found = {(cut.source, cut.target): cut.sources for cut in cuts(steps(), NODES, targets)}
    assert found == expected


UNTOLD = Unknown("a parameter")
HIDDEN: tuple[dict[str, Any], ...] = (
    {},
    {"Effect": UNTOLD},
    {"Action": UNTOLD},
    {"Action": ["s3:Get*", UNTOLD]},
    {"Resource": UNTOLD},
    {"Resource": [iam("role", "admin"), UNTOLD]},
    {"Condition": {"StringEquals": {"aws:PrincipalArn": UNTOLD}}},
    {"Condition": UNTOLD},
)
AMONG: tuple[dict[str, Any], ...] = (
    *({}, {"PermissionsBoundary": iam("policy", "elsewhere")}, {"PermissionsBoundary": UNTOLD}),
    *({"ManagedPolicyArns": [UNTOLD]}, {"ManagedPolicyArns": [iam("policy", "elsewhere")]}),
)


@settings(max_examples=150, deadline=None)
@given(several, several, st.sampled_from(HIDDEN), st.sampled_from(HIDDEN), st.sampled_from(AMONG))
def test_where_no_step_can_be_certain_none_is(
    one: list[Any], two: list[Any], first: dict[str, Any], second: dict[str, Any], more: dict[str, Any]
) -> None:
    """What is seen by the statements alone, without weighing any, and spares the search of what is only possible."""
    own = [{**one[0], **first}, *({**each, **second} for each in one[1:])]
    people = [user("ann", *own, **more), user("bob", *two), ADMIN, role("open", {"AWS": iam("user", "bob")}, allow())]
    moves = Moves(Estate(MemoryInventory(people, whole=True)))
    for standing in moves.people.everyone.values():
        if not moves.may_be_sure(standing):
            assert [each for each in moves.of(standing) if each.doubt is None] == []
