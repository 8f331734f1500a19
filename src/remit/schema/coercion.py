"""Types made true: what a template writes as text becomes what the registry declares, before a check sees it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from remit.model import Cause, Filled, Obj, OpenObj, Unknown, cause_of, wrap
from remit.schema.shape import describe

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from remit.schema.shape import Shape

    Place = tuple["Place", str | int, int] | None
    """Where a value stands: the place of what holds it, its name or index in there, and how deep that is."""

DOCUMENTS = {
    "AWS::DMS::ReplicationTask": "ReplicationTaskSettings",
    "AWS::EMR::SecurityConfiguration": "SecurityConfiguration",
    "AWS::SSM::Document": "Content",
}
"""Free-form properties that AWS takes for nothing but a document, which may also be YAML in SSM."""
LONGEST_YAML = 64_000
"""Characters: what a document of SSM may have. https://docs.aws.amazon.com/general/latest/gr/ssm.html"""
DEEPEST = 100
"""Objects and lists within each other; deeper values are left as they are."""


class Problem:
    """A value that is not of the declared kind and could not be made so.

    `path` is where it stands (`SecurityGroupIngress[0].FromPort`), `expected` the declared kind, `got` the kind of the
    value in the same words, or `null`.
    """

    __slots__ = ("expected", "got", "path")

    def __init__(self, path: str, expected: str, got: str) -> None:
        """See the class."""
        self.path = path
        self.expected = expected
        self.got = got

    def __str__(self) -> str:
        """A sentence for people."""
        return f"{self.path} should be {self.expected}, not {self.got}"

    def __repr__(self) -> str:
        """For debuggers and test failures."""
        return f"Problem({self})"


def coerce(type_name: str, properties: dict[str, Any], problems: list[Problem] | None = None) -> dict[str, Any]:
    """The properties with types as the schema of `type_name` declares them; the same object when nothing had to change.

    `"true"` → `True`, `"7"` → `7`, `7` → `"7"`, one value → a list of it where the registry allows that, JSON text →
    the document. Works on plain dicts and lists before they are wrapped; values of `remit.model` and properties that
    the schema does not know stay as they are. A value of another kind is told in `problems`; it stays too, but for one
    that stands where an object or list belongs, or the other way round: nobody can read that, so it is unknown. Never
    raises.
    """
    schema = describe(type_name)
    if schema is None:
        return properties
    problems = [] if problems is None else problems
    changed: dict[str, Any] = _object(schema.properties, properties, None, problems)
    name = DOCUMENTS.get(type_name)
    text = changed.get(name) if name else None
    if name is None or not isinstance(text, str):
        return changed
    document = _yaml(text)
    if not isinstance(document, dict):
        problems.append(Problem(name, "json", "string"))
        document = Unknown(Cause(f"{name} is no document that can be read"))
    return {**changed, name: document}


def _value(shape: Shape, value: Any, place: Place, problems: list[Problem]) -> Any:
    """A value as its shape wants it."""
    kind = shape.kind
    cls = type(value)
    if cls is _EXACT.get(kind) or (place is not None and place[2] > DEEPEST):
        return value
    if cls not in _KINDS:
        if isinstance(value, Filled) and kind in NO_TEXT:  # as a number or a switch it may be nothing
            return Unknown(cause_of(value))
        return _known_part(shape, value, place, problems) if isinstance(value, Obj) else value
    return _COERCIONS[kind](shape, value, place, problems)


def _known_part(shape: Shape, value: Obj, place: Place, problems: list[Problem]) -> Obj:
    """An object that is wrapped already, as one is of which only a part is known: what is known of it is made true."""
    own = value.__dict__
    made = _object(shape, own, place, problems)
    if made is own:
        return value
    if isinstance(value, OpenObj):
        return OpenObj({name: wrap(item) for name, item in made.items()}, cause_of(value["\0"]))
    return Obj({name: wrap(item) for name, item in made.items()})


def _object(shape: Shape, value: Any, place: Place, problems: list[Problem]) -> Any:
    """An object or a map, given as such or as JSON text."""
    if not isinstance(value, dict):
        parsed = _parsed(value)
        if not isinstance(parsed, dict):
            return _refused(shape, value, place, problems)
        value = parsed
    depth = 1 if place is None else place[2] + 1
    changes = {}
    for name, item in value.items():
        below = shape.property(name) if isinstance(name, str) else None
        if below is not None:
            new = _value(below, item, (place, name, depth), problems)
            if new is not item:
                changes[name] = new
    return {**value, **changes} if changes else value


def _list(shape: Shape, value: Any, place: Place, problems: list[Problem]) -> Any:
    """A list; one value becomes a list of it where the registry takes either."""
    if not isinstance(value, list):
        if not shape.scalar or value is None:
            return _refused(shape, value, place, problems)
        value = [value]
    items = shape.items
    if items is None or not value:
        return value
    depth = 1 if place is None else place[2] + 1
    new = [_value(items, item, (place, index, depth), problems) for index, item in enumerate(value)]
    return value if all(one is other for one, other in zip(new, value, strict=True)) else new


def _json(_shape: Shape, value: Any, _place: Place, _problems: list[Problem]) -> Any:
    """A free-form document: JSON text is parsed, other text may well be meant."""
    parsed = _parsed(value)
    return value if parsed is None else parsed


def _string(shape: Shape, value: Any, place: Place, problems: list[Problem]) -> Any:
    """Text; a number or boolean is written as JSON writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) or (isinstance(value, int) and abs(value) < 10**40):
        return str(value)
    return _refused(shape, value, place, problems)


def _boolean(shape: Shape, value: Any, place: Place, problems: list[Problem]) -> Any:
    """A boolean, or its name in any case."""
    if isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    return _refused(shape, value, place, problems)


def _integer(shape: Shape, value: Any, place: Place, problems: list[Problem]) -> Any:
    """A whole number, also when written as text or as `7.0`."""
    number = _number_in(value)
    if isinstance(number, float) and number.is_integer():
        number = int(number)
    return number if isinstance(number, int) else _refused(shape, value, place, problems)


def _number(shape: Shape, value: Any, place: Place, problems: list[Problem]) -> Any:
    """A number, also when written as text."""
    number = _number_in(value)
    return _refused(shape, value, place, problems) if number is None else number


def _number_in(value: Any) -> int | float | None:
    """The finite number that a value is, or spells in ASCII digits; None for anything else."""
    number: int | float | None = None
    if isinstance(value, str) and len(value) <= LONGEST_NUMBER and set(value) <= NUMBER_CHARACTERS:
        try:
            number = float(value) if set(value) & set(".eE") else int(value)
        except ValueError:
            return None
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        number = value
    return None if isinstance(number, float) and number - number != 0 else number  # infinities and NaN


LONGEST_NUMBER = 40
NUMBER_CHARACTERS = frozenset("0123456789+-.eE")


def _parsed(value: Any) -> Any:
    """The object or list that a JSON text holds, or None when it holds none."""
    if not isinstance(value, str) or not value.lstrip().startswith(("{", "[")):
        return None
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return None


def _yaml(text: str) -> Any:
    """What a text of YAML holds, as JSON would hold it, or None when it holds nothing that can be read.

    Not with aliases: one in another in a third is many values in few words.
    """
    from yaml import AliasEvent, SafeLoader, YAMLError, parse

    if len(text) > LONGEST_YAML:
        return None
    try:
        if any(isinstance(each, AliasEvent) for each in parse(text, SafeLoader)):
            return None
        return json.loads(json.dumps(SafeLoader(text).get_single_data(), default=str))
    except (YAMLError, ValueError, TypeError, RecursionError):
        return None


def _refused(shape: Shape, value: Any, place: Place, problems: list[Problem]) -> Any:
    """The value as it is, or unknown where its shape is another one, with a note of what was expected."""
    steps: list[str] = []
    while place is not None:
        place, step, _ = place
        steps.append(f"[{step}]" if isinstance(step, int) else f".{step}")
    problem = Problem("".join(reversed(steps)).removeprefix("."), shape.kind, _KINDS[type(value)])
    problems.append(problem)
    return Unknown(Cause(str(problem))) if shape.kind not in _EXACT or isinstance(value, (dict, list)) else value


_KINDS = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    dict: "object",
    list: "list",
    type(None): "null",
}
"""What a template can hold. Anything else is a value of `remit.model` (unknown, a reference, …): left alone."""

NO_TEXT = ("boolean", "integer", "number")
_EXACT = {"string": str, "boolean": bool, "integer": int, "number": float}
"""The kinds whose values need no second look when they have this type."""

_COERCIONS: dict[str, Callable[[Shape, Any, Place, list[Problem]], Any]] = {
    "object": _object,
    "map": _object,
    "list": _list,
    "json": _json,
    "string": _string,
    "boolean": _boolean,
    "integer": _integer,
    "number": _number,
}
