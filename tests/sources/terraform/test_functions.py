"""Terraform's functions called directly: what is not known, limits, files, and laws. Answers: test_oracle.py."""

from __future__ import annotations

import json
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.model import PartialString, Reference, RemitError, Unknown
from remit.sources.terraform import limits
from remit.sources.terraform.evaluation.evaluator import Evaluator
from remit.sources.terraform.evaluation.functions import FUNCTIONS, call
from remit.sources.terraform.evaluation.functions.files import Files
from remit.sources.terraform.evaluation.functions.types import convert, unified
from remit.sources.terraform.evaluation.operators import binary
from remit.sources.terraform.evaluation.values import (
    JsonText,
    List,
    Malformed,
    Map,
    OpenList,
    OpenMap,
    OpenSet,
    PartialJson,
    Set,
    first_cause,
    wholly_known,
)
from remit.sources.terraform.hcl.nodes import Call
from remit.sources.terraform.hcl.reading import read_expression
from tests.sources.terraform.holes import compatible, with_holes
from tests.sources.terraform.test_oracle import NoNames
from tools.terraform_oracle import recorded, write_fixtures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HIDDEN = Unknown("not told")
BUCKET = Reference("main.tf#Logs", "Arn")
URL = Reference("main.tf#Orders", "FunctionUrl")
EXAMPLES = 2_000
"""Calls that are tried: there are 118 functions."""
NOWHERE = Files(Path("/nonexistent"), Path("/nonexistent"))


def run(name: str, *arguments: Any) -> Any:
    return call(name, list(arguments), NOWHERE)


def shown(value: Any) -> Any:
    """A value that `==` may compare: what is not known as `…`, what may hold more with `…` at its end."""
    if isinstance(value, PartialString):
        return "".join(part if isinstance(part, str) else "…" for part in value.parts)
    if isinstance(value, (Unknown, Reference)):
        return "…"
    if isinstance(value, dict):
        return {key: shown(item) for key, item in value.items()} | ({"…": "…"} if isinstance(value, OpenMap) else {})
    if isinstance(value, list):
        return [*map(shown, value), *(["…"] if isinstance(value, OpenList) else [])]
    return value


# ── what is not known ────────────────────


@pytest.mark.parametrize(
    ("name", "arguments", "answer"),
    [
        ("upper", [HIDDEN], "…"),
        ("upper", [PartialString(["arn:", HIDDEN])], "ARN:…"),
        ("trimspace", [PartialString([" a", HIDDEN])], "a…"),
        ("trimprefix", [PartialString(["s3://", HIDDEN]), "s3://"], "…"),
        ("trimsuffix", [BUCKET, "x"], "…"),
        ("startswith", [PartialString(["arn:", HIDDEN]), "arn"], True),
        ("startswith", [PartialString(["arn:", HIDDEN]), "arn:aws"], "…"),
        ("startswith", [PartialString(["arn:", HIDDEN]), "urn"], False),
        ("endswith", [PartialString([HIDDEN, "/*"]), "*"], True),
        ("strcontains", [PartialString([HIDDEN, "/*"]), "/"], True),
        ("join", ["/", [BUCKET, "*"]], "…/*"),
        ("join", [",", OpenList(["a"], HIDDEN._cause)], "a…"),
        ("join", [",", ["a", HIDDEN]], "a,…"),
        ("split", ["/", PartialString(["a/b/", HIDDEN])], ["a", "b", "…"]),
        ("replace", [PartialString(["a-b", HIDDEN]), "-", "_"], "a_b…"),
        ("split", ["/", URL], ["https:", "", "…", ""]),
        ("split", [".", URL], ["…"]),
        ("replace", [URL, "https://", "wss://"], "wss://…/"),
        ("replace", [PartialString(["https://", HIDDEN]), "https://", ""], "…"),
        ("trimprefix", [URL, "https://"], "…/"),
        ("trimsuffix", [URL, "/"], "https://…"),
        ("substr", [PartialString(["abcdef", HIDDEN]), 0, 3], "abc"),
        ("substr", [PartialString(["abcdef", HIDDEN]), 0, 7], "…"),
        ("format", ["%s/%d", BUCKET, 5], "…/5"),
        ("format", ["%s", BUCKET], "…"),
        ("format", ["%5s", BUCKET], "…"),
        ("formatlist", ["%s/*", [BUCKET, "b"]], ["…/*", "b/*"]),
        ("length", [[HIDDEN, HIDDEN]], 2),
        ("length", [OpenList([1], HIDDEN._cause)], "…"),
        ("concat", [["a"], HIDDEN, ["b"]], ["a", "…"]),
        ("merge", [{"a": 1, "b": 2}, HIDDEN, {"b": 3}], {"a": "…", "b": 3, "…": "…"}),
        ("keys", [{"a": HIDDEN}], ["a"]),
        ("values", [{"a": HIDDEN, "b": 1}], ["…", 1]),
        ("lookup", [OpenMap({"a": 1}, HIDDEN._cause), "a", 2], 1),
        ("lookup", [OpenMap({"a": 1}, HIDDEN._cause), "b", 2], "…"),
        ("contains", [["a", HIDDEN], "a"], True),
        ("contains", [["a", HIDDEN], "b"], "…"),
        ("coalesce", [None, HIDDEN, "x"], "…"),
        ("coalesce", ["x", HIDDEN], "x"),
        ("coalesce", [PartialString(["a", HIDDEN]), "x"], "a…"),
        ("compact", [["a", "", HIDDEN, "b"]], ["a", "…"]),
        ("flatten", [[["a"], HIDDEN, ["b"]]], ["a", "…"]),
        ("element", [["a", HIDDEN], 2], "a"),
        ("slice", [[HIDDEN, "b", "c"], 1, 2], ["b"]),
        ("zipmap", [["a", "b"], [1, HIDDEN]], {"a": 1, "b": "…"}),
        ("one", [[HIDDEN]], "…"),
        ("reverse", [["a", HIDDEN]], ["…", "a"]),
        ("distinct", [["a", HIDDEN, "b"]], ["a", "…"]),
        ("setproduct", [["a"], [HIDDEN]], [["a", "…"]]),
        ("toset", [["b", "a", HIDDEN]], ["a", "b", "…", "…"]),
        ("tolist", [[1, HIDDEN]], ["…", "…"]),
        ("tolist", [["a", HIDDEN]], ["a", "…"]),
        ("tomap", [{"a": "x", "b": HIDDEN}], {"a": "x", "b": "…"}),
        ("alltrue", [[HIDDEN, False]], False),
        ("anytrue", [[HIDDEN, True]], True),
        ("sensitive", [BUCKET], "…"),
        ("basename", [PartialString([HIDDEN, "/x.zip"])], "x.zip"),
        ("timestamp", [], "…"),
        ("provider::other::f", [1], "…"),
        ("provider::aws::arn_build", ["aws", "s3", "", "", BUCKET], "arn:aws:s3:::…"),
    ],
)
def test_what_is_known_stays_known(name: str, arguments: list[Any], answer: Any) -> None:
    assert shown(run(name, *arguments)) == answer


def test_a_reference_stays_itself_as_a_part() -> None:
    assert run("join", "", [BUCKET, "/*"]).parts == (BUCKET, "/*")
    assert run("format", "%s", BUCKET) is BUCKET


def test_an_arn_in_parts_tells_the_fields_that_it_has() -> None:
    arn = PartialString(["arn:aws:iam::123456789012:role/", HIDDEN])
    told = run("provider::aws::arn_parse", arn)
    assert shown(told) == {
        "partition": "aws",
        "service": "iam",
        "region": "",
        "account_id": "123456789012",
        "resource": "role/…",
    }


def test_a_policy_with_unknown_parts_comes_back_from_its_text() -> None:
    policy = {"Statement": List([{"Resource": [BUCKET], "Action": "s3:*"}])}
    text = run("jsonencode", policy)
    assert isinstance(text, PartialJson)
    assert shown(text) == '{"Statement":[{"Action":"s3:*","Resource":["…"]}]}'
    back = run("jsondecode", text)
    assert type(back["Statement"]) is list
    assert back["Statement"][0]["Resource"][0] is BUCKET


def calls() -> Iterator[Call]:
    """The recorded expressions that are one call of a function."""
    for text in sorted(recorded()):
        try:
            node = read_expression(text, "expression")
        except RemitError:
            continue
        if isinstance(node, Call) and node.name in FUNCTIONS and not node.expand:
            yield node


def test_an_unknown_argument_never_contradicts_what_its_value_would_have_given(tmp_path: Path) -> None:
    """Every call of the oracle, with each part of each argument hidden: the answer allows for the true one."""
    write_fixtures(tmp_path)
    evaluator = Evaluator(NoNames(tmp_path))
    wrong, tried = [], 0
    for node in calls():
        try:
            arguments = [evaluator.value(each) for each in node.arguments]
            truth = call(node.name, arguments, evaluator.scope.files)
        except Malformed:
            continue
        if first_cause(truth) is not None:
            continue
        for hidden in one_hidden(arguments):
            tried += 1
            answer = attempted(node.name, hidden, evaluator.scope.files)
            if not compatible(answer, truth):
                wrong.append((node.name, hidden, answer, truth))
    assert tried > 4000
    assert wrong == []


def one_hidden(arguments: list[Any]) -> Iterator[list[Any]]:
    for place, argument in enumerate(arguments):
        for hidden in with_holes(argument):
            yield [*arguments[:place], hidden, *arguments[place + 1 :]]


def attempted(name: str, arguments: list[Any], files: Files) -> Any:
    try:
        return call(name, arguments, files)
    except Malformed as error:
        return error


# ── refusals and limits ────────────────────


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("range", [1_000_000_000]),
        ("format", ["%1000000000d", 1]),
        ("format", ["%.1000000000f", 1]),
        ("format", ["%.999999f", 1]),
        ("pow", [10, 100_000]),
        ("indent", [1_000_000, "\n" * 1_000]),
        ("replace", ["a" * 10_000, "a", "b" * 10_000]),
        ("replace", ["a" * 10_000, "/a/", "b" * 10_000]),
        ("join", ["x" * 10_000, ["y"] * 1_000]),
        ("setproduct", [["a"] * 1_000, ["b"] * 1_000]),
        ("jsondecode", ["[" * 100_000]),
        ("jsondecode", ["9" * 100_000]),
        ("yamldecode", ["[" * 1_000]),
        ("csvdecode", ["a\n" * (limits.ITEMS + 2)]),
        ("parseint", ["f" * 100_000, 16]),
        ("distinct", [[[number] for number in range(5_000)]]),
        ("tonumber", ["1e99999"]),
    ],
)
def test_growth_without_bounds_is_refused_or_unknown(name: str, arguments: list[Any]) -> None:
    try:
        answer = run(name, *arguments)
    except Malformed:
        return
    assert first_cause(answer) is not None or isinstance(answer, (int, Decimal))


def test_an_alias_bomb_is_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 10)}]" for at in range(1, 10)]
    with pytest.raises(Malformed, match="too large"):
        run("yamldecode", "\n".join(lines))


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|a)*$", "(a*)*b", "(.*a){25}b", "a{1000}", "((a{30}){30}){30}"])
def test_no_pattern_keeps_the_engine_busy(pattern: str) -> None:
    """Steps are counted, so this ends by itself; without the count it would not end at all."""
    try:
        answer = run("regexall", pattern, "a" * 2_000 + "c")
    except Malformed:
        return
    assert isinstance(answer, (list, Unknown))


def test_a_name_that_terraform_has_not_is_refused_with_near_ones() -> None:
    with pytest.raises(Malformed, match=r"there is no function jsonencod\(\); near names: jsonencode"):
        run("jsonencod", 1)


SECRET = "hunter2-hunter2"  # noqa: S105 — it is none


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_no_refusal_names_an_argument(name: str) -> None:
    for arguments in ([SECRET], [SECRET] * 2, [SECRET] * 3, [[SECRET]], [{SECRET: SECRET}, SECRET], [{SECRET: 1}]):
        try:
            run(name, *arguments)
        except Malformed as error:
            assert SECRET not in str(error)  # noqa: PT017 — most calls succeed


# ── files ────────────────────


@pytest.fixture
def files(tmp_path: Path) -> Files:
    root = tmp_path / "root"
    write_fixtures(root / "module")
    (tmp_path / "outside.txt").write_text("secret")
    (root / "module" / "way-out").symlink_to(tmp_path / "outside.txt")
    (root / "module" / "way-around").symlink_to(root / "module" / "data.txt")
    (root / "common.txt").write_text("common")
    return Files(root, root / "module")


def test_a_file_within_the_root_is_read_from_the_module(files: Files) -> None:
    assert call("file", ["../common.txt"], files) == "common"
    assert call("file", ["way-around"], files) == "hello\nwörld\n"
    assert files.read_text("./dir/a.txt") == "a"


@pytest.mark.parametrize("path", ["../../outside.txt", "way-out", "/etc/hostname", "~/x", "a\0b", "dir", "absent"])
@pytest.mark.parametrize("name", ["file", "filebase64", "filesha256"])
def test_a_path_that_leads_out_or_nowhere_is_refused(files: Files, name: str, path: str) -> None:
    with pytest.raises(Malformed):
        call(name, [path], files)


def test_a_set_of_files_tells_nothing_from_outside(files: Files) -> None:
    with pytest.raises(Malformed):
        call("fileset", ["../..", "*"], files)
    assert first_cause(call("fileset", [".", "*"], files)) is not None  # way-out leads out


def test_what_differs_between_machines_is_unknown(files: Files) -> None:
    for name, path in (("abspath", "x"), ("pathexpand", "~/x")):
        assert first_cause(call(name, [path], files)) is not None


def test_a_large_file_is_refused(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BYTES", 3)
    with pytest.raises(Malformed, match="too large"):
        call("file", ["data.txt"], files)


# ── laws ────────────────────

texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Mn", "Mc", "Me", "Co", "Cn")), max_size=8
).filter(
    lambda text: call("jsondecode", [json.dumps(text)], NOWHERE) == text  # in Unicode's form C
)
scalars = st.none() | st.booleans() | st.integers(-(10**20), 10**20) | texts
documents = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=8
)
objects = st.dictionaries(texts, scalars, max_size=4)


@given(documents)
def test_json_comes_back_as_it_went(value: Any) -> None:
    text = run("jsonencode", value)
    assert isinstance(text, JsonText)
    assert json.loads(text) == value
    assert run("jsondecode", text) == run("jsondecode", str(text)) == value


@given(documents)
def test_yaml_comes_back_as_it_went(value: Any) -> None:
    text = run("yamlencode", value)
    if wholly_known(text):
        assert run("yamldecode", text) == value


@given(st.lists(texts.filter(lambda text: "," not in text), min_size=1))
def test_split_undoes_join(items: list[str]) -> None:
    assert run("split", ",", run("join", ",", items)) == items


@given(objects, objects, objects)
def test_merge_is_associative(one: Any, two: Any, three: Any) -> None:
    assert run("merge", run("merge", one, two), three) == run("merge", one, run("merge", two, three))


@given(st.lists(texts))
def test_a_set_forgets_order_and_repeats(items: list[str]) -> None:
    assert run("toset", items) == run("toset", [*reversed(items), *items]) == run("toset", run("toset", items))


@given(objects)
def test_keys_and_values_make_the_map_again(value: Any) -> None:
    assert run("zipmap", run("keys", value), run("values", value)) == value


@given(st.binary(max_size=20))
def test_base64_comes_back_as_it_went(data: bytes) -> None:
    text = data.hex()
    assert run("base64decode", run("base64encode", text)) == text


@given(st.decimals(-100, 100, places=3), st.decimals(-100, 100, places=3))
def test_decimals_add_up_as_people_write_them(left: Decimal, right: Decimal) -> None:
    assert abs(binary("+", left, right) - (left + right)) < Decimal("1e-150")


# ── types ────────────────────


def test_a_type_constraint_converts_and_fills_in_defaults() -> None:
    wanted = ("object", {"name": "string", "ports": ("list", "number"), "on": "bool"}, {"on": True})
    assert convert({"name": 5, "ports": ["80"], "more": 1}, wanted) == {"name": "5", "ports": [80], "on": True}
    with pytest.raises(Malformed, match='the attribute "name" is missing'):
        convert({"ports": []}, wanted)
    assert shown(convert(OpenMap({"ports": []}, HIDDEN._cause), wanted)) == {"name": "…", "ports": [], "on": "…"}


def test_two_results_of_a_conditional_share_a_type() -> None:
    assert unified(1, "a") == ("1", "a")
    assert unified({"a": 1}, {}) == (Map({"a": 1}), Map())
    assert [type(each) for each in unified([1], [])] == [List, List]
    assert unified(HIDDEN, "a")[1] == "a"
    with pytest.raises(Malformed):
        unified("a", ["a"])


@pytest.mark.parametrize(
    ("left", "right", "answer"),
    [
        (HIDDEN, None, "…"),
        (BUCKET, None, False),
        ([HIDDEN], None, False),
        ({"a": HIDDEN}, {"b": 1}, False),
        ([HIDDEN, 1], [2, 2], False),
        ([HIDDEN, 1], [2, 1], "…"),
        (PartialString(["a", HIDDEN]), "b", False),
        (PartialString(["a", HIDDEN]), "ab", "…"),
        ("ab", PartialString(["a", HIDDEN]), "…"),
        (BUCKET, BUCKET, True),
        (BUCKET, PartialString(["a", HIDDEN]), "…"),
        (BUCKET, "*", False),
        (PartialString(["a", HIDDEN]), 5, False),
        (OpenList([1], HIDDEN._cause), [], False),
        (OpenList([1], HIDDEN._cause), [1], "…"),
        (OpenMap({"a": 1}, HIDDEN._cause), {}, False),
        (OpenSet(["a"], HIDDEN._cause), Set(["a"]), "…"),
        (1, True, False),
        (0, False, False),
        (List(), [], False),
    ],
)
def test_equality_is_decided_when_the_known_parts_decide(left: Any, right: Any, answer: Any) -> None:
    assert shown(binary("==", left, right)) == answer
    assert shown(binary("!=", left, right)) == (answer if answer == "…" else not answer)


def test_one_known_side_decides_a_logical_operator() -> None:
    yes, no = True, False
    assert binary("&&", HIDDEN, no) is False
    assert binary("||", yes, HIDDEN) is True
    assert shown(binary("&&", yes, HIDDEN)) == "…"


# ── whatever comes ────────────────────

HOLES = (HIDDEN, BUCKET, PartialString(["a,", HIDDEN]), PartialString([BUCKET, "/x"]))
ODD = ("\0", "\ud800", "%", "%[", "[", "(", "{", "'", "/", "//", "$", "1" * 400, "~", "..", "&a *a", "- !!int")
MAKERS: dict[str, Callable[[Any], Any]] = {
    "hole": lambda place: HOLES[place],
    "open list": lambda items: OpenList(made(items), HIDDEN._cause),
    "open set": lambda items: OpenSet(made(items), HIDDEN._cause),
    "open map": lambda items: OpenMap(made(items), HIDDEN._cause),
    "set": lambda items: Set(sorted(set(items))),
}


def made(plan: Any) -> Any:
    """A value from its plan: what is not known stands in it as a pair, because Hypothesis must be able to print it."""
    if isinstance(plan, tuple):
        return MAKERS[plan[0]](plan[1])
    if isinstance(plan, list):
        return [made(item) for item in plan]
    return {key: made(item) for key, item in plan.items()} if isinstance(plan, dict) else plan


def plans(inner: Any) -> Any:
    lists, maps = st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)
    return (
        lists
        | maps
        | st.tuples(st.sampled_from(["open list", "open set"]), lists)
        | st.tuples(st.just("open map"), maps)
        | st.tuples(st.just("set"), st.lists(texts, max_size=3))
    )


numbers = st.decimals(allow_nan=False, allow_infinity=False) | st.sampled_from([10**300, -(10**300)])
leaves = scalars | numbers | st.sampled_from(ODD) | st.tuples(st.just("hole"), st.integers(0, len(HOLES) - 1))
anything = st.recursive(leaves, plans, max_leaves=5)


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(sorted(FUNCTIONS)), st.lists(anything, max_size=4))
def test_every_call_ends_in_a_value_or_a_refusal(name: str, arguments: list[Any]) -> None:
    with suppress(Malformed):
        shown(run(name, *made(arguments)))


@settings(deadline=None)
@given(st.sampled_from(["==", "!=", "+", "-", "*", "/", "%", "<", ">=", "&&", "||"]), anything, anything)
def test_every_operation_ends_in_a_value_or_a_refusal(operator: str, left: Any, right: Any) -> None:
    with suppress(Malformed):
        shown(binary(operator, made(left), made(right)))
