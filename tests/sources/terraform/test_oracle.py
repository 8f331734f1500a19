"""Differential: what expressions come to here, against what Terraform itself recorded (tools/terraform_oracle.py)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from remit.model import RemitError
from remit.sources.terraform.evaluation.evaluator import Evaluator
from remit.sources.terraform.evaluation.functions import FUNCTIONS, SPECIAL
from remit.sources.terraform.evaluation.functions.files import Files
from remit.sources.terraform.evaluation.values import List, Malformed, Map, Set, first_cause
from remit.sources.terraform.hcl.reading import read_expression, read_template
from tests.sources.terraform.questions import Questions
from tools.terraform_oracle import ask, expressions, recorded, write_fixtures

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

RECORDED = recorded()
SEED = 7
DIGITS = 100
"""Of Terraform's 154, for numbers that have no end: the last ones are binary there and decimal here."""

UNKNOWN = {
    # made anew each time, or by a compressor of Terraform's own
    'bcrypt("x") == ""',
    'length(bcrypt("x"))',
    'length(bcrypt("x", 4))',
    "length(uuid())",
    "length(timestamp())",
    "length(plantimestamp())",
    'length(base64gzip("a")) > 0',
    'base64gzip("a") != ""',
    # marks are not followed, nothing is decrypted
    'issensitive("a")',
    'issensitive(sensitive("a"))',
    'rsadecrypt("x", "y")',
    # whether Terraform knows the encoding is not known here
    'textencodebase64("a","nope")',
    # keys that need a `?` before them
    'jsonencode(yamlencode({"multi\\nkey"=1}))',
    'jsonencode(yamlencode({(join("",[for i in range(140): "k"]))=1}))',
    # null has a type in Terraform, and none here
    'format("%v", tostring(null))',
    'format("%s", tostring(null))',
    'format("%#v", tostring(null))',
}
"""Expressions that Terraform decides and remit does not, each for a reason."""


class NoNames:
    """A scope in which no name means anything."""

    def __init__(self, folder: Path) -> None:
        self.files = Files(folder, folder)

    def resolve(self, name: str, steps: list[Any]) -> tuple[Any, int]:
        raise Malformed(f"there is no {name}{len(steps) * '.'}")

    def template(self, path: str, variables: Mapping[str, Any], evaluator: Evaluator) -> Any:
        parsed = read_template(self.files.read_text(path), path)
        return Evaluator(self, variables, evaluator.steps).value(parsed)


REFUSED = object()


def evaluated(text: str, folder: Path) -> Any:
    """What remit makes of an expression; REFUSED when it says that Terraform would refuse it."""
    try:
        return Evaluator(NoNames(folder)).value(read_expression(text, "expression"))
    except (Malformed, RemitError):
        return REFUSED


def typed(value: Any, type: Any) -> Any:
    """A recorded value as remit holds it, by its recorded type."""
    if value is None or isinstance(type, str):
        return value
    kind, parts = type[0], type[1]
    if kind == "tuple":
        return [typed(item, part) for item, part in zip(value, parts, strict=True)]
    if kind == "object":
        return {name: typed(item, parts[name]) for name, item in value.items()}
    if kind == "map":
        return Map({name: typed(item, parts) for name, item in value.items()})
    return (Set if kind == "set" else List)(typed(item, parts) for item in value)


def same(ours: Any, theirs: Any) -> bool:
    """Whether two values are one, of one kind and in one order; numbers to so many digits."""
    if isinstance(ours, bool) or isinstance(theirs, bool) or ours is None or theirs is None:
        return ours is theirs
    if isinstance(ours, (int, Decimal)) and isinstance(theirs, (int, Decimal)):
        return round_off(ours) == round_off(theirs)
    if isinstance(ours, str) and isinstance(theirs, str):
        return str(ours) == theirs
    if type(ours) is not type(theirs):
        return False
    if isinstance(ours, dict):
        return ours.keys() == theirs.keys() and all(same(ours[key], theirs[key]) for key in ours)
    return len(ours) == len(theirs) and all(map(same, ours, theirs))


def round_off(number: int | Decimal) -> Decimal:
    return Decimal(number) if isinstance(number, int) else Decimal(f"{number:.{DIGITS}g}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("oracle")
    write_fixtures(made)
    return made


def marked(text: str) -> Any:
    return pytest.param(text, id=text)


@pytest.mark.parametrize("text", [marked(text) for text in sorted(RECORDED)])
def test_an_expression_comes_to_what_terraform_makes_of_it(text: str, folder: Path) -> None:
    answer = RECORDED[text]
    ours = evaluated(text, folder)
    if text in UNKNOWN:
        assert first_cause(ours) is not None
    elif "error" in answer:
        assert ours is REFUSED
    else:
        assert ours is not REFUSED
        assert first_cause(ours) is None
        assert same(ours, typed(answer["value"], answer["type"])), (ours, answer)


def differs(text: str, answer: dict[str, Any], folder: Path) -> bool:
    """Whether what remit makes of an expression contradicts Terraform; what is not known contradicts nothing."""
    ours = evaluated(text, folder)
    if "error" in answer or ours is REFUSED:
        return ("error" in answer) is not (ours is REFUSED) and (ours is REFUSED or first_cause(ours) is None)
    return first_cause(ours) is None and not same(ours, typed(answer["value"], answer["type"]))


@pytest.mark.terraform
def test_random_calls_come_to_what_terraform_makes_of_them(terraform: str, folder: Path) -> None:
    if "tofu" in terraform:
        pytest.skip("what Terraform makes of them, not OpenTofu")
    questions = Questions(seed=SEED)
    asked = sorted({questions.ask() for _ in range(1_000)})
    answers = ask(asked)
    assert sum("error" not in answer for answer in answers.values()) > 400
    assert [(text, answers[text]) for text in asked if differs(text, answers[text], folder)] == []


def test_what_is_recorded_is_what_is_asked() -> None:
    assert sorted(set(expressions())) == sorted(expressions()) == sorted(RECORDED)


def test_every_function_is_asked_about() -> None:
    text = "\n".join(RECORDED)
    names = {name for name in {*FUNCTIONS, *SPECIAL} - {"type"} if "::" not in name}
    assert {name for name in names if f"{name}(" not in text} == set()
