"""The questions about secrets that checks ask. An answer's reason names the kind of a credential, never its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.secrets import forms, lines, marking, names
from remit.model import (
    Answer,
    Filled,
    Missing,
    Obj,
    PartialString,
    Reference,
    StoredSecret,
    Undetermined,
    Unknown,
    cause_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

DEPTH = 40
"""Levels of objects and lists; deeper is not looked, and the answer is then undetermined."""

LONGEST = 2_000_000
"""Characters of a text; a longer one is not searched, and the answer is then undetermined."""

NAMED = "a value that is named like a secret"
PUT_HERE = "a secret of a store that is put here in the clear when it is deployed"
HIDDEN_PUT_HERE = "a parameter that is never shown (NoEcho) is put here in the clear"
CREDENTIALS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
"""Variables that AWS's tools read credentials from: nothing else can be their value."""
IN_THE_CODE = "it stands in the code"
GIVEN_OUT = ("SecretAccessKey",)
"""Attributes of a resource that are secrets."""

IDENTIFIERS = ("Ref", "Arn", "Id", "Name", "ARN")
"""Attributes that only say which resource: `!Ref Secret` is the secret's ARN."""

NO = Answer(yes=False)


class SecretReader:
    """Implements `remit.model.Secrets`; keeps nothing between questions."""

    def holds(self, value: Any) -> Answer:
        """See `Secrets.holds`."""
        return self._in_value(value, "", DEPTH)

    def written(self, value: Any) -> Answer:
        """See `Secrets.written`."""
        if isinstance(value, (Missing, StoredSecret)):
            return NO
        if isinstance(value, Unknown):
            cause = cause_of(value)
            if not cause.hidden and not cause.shown:
                raise Undetermined(cause)
            return Answer(yes=not cause.hidden, reason=cause.shown)
        return Answer(yes=len(value) > 0, reason=IN_THE_CODE)

    def _in_value(self, value: Any, name: str, depth: int) -> Answer:
        """Whether a value of that name is or holds a credential; an empty name says nothing."""
        if isinstance(value, (Missing, bool, int, float)):
            return NO
        if isinstance(value, str):
            return _in_text(value, name)
        if isinstance(value, (Unknown, Reference)):
            return _later(value, name)
        if isinstance(value, PartialString):
            return _in_parts(value, name)
        if not depth:
            raise Undetermined("it is nested too deep to be searched")
        return _first(self._in_value, self._members(value, name), depth - 1)

    def _members(self, value: Any, name: str) -> Iterator[tuple[Any, str]]:
        """The values within an object or list, each with its name, one after the other."""
        if not isinstance(value, Obj):
            for item in value:
                yield item, name
            return
        pair = _pair(value)
        if pair is not None:
            yield pair
            return
        for key in value:
            yield value[key], key


def _pair(value: Obj) -> tuple[Any, str] | None:
    """What an object of a name and a value says, as ECS, Amplify and CodeBuild have their variables."""
    for key, what in (("Name", "Value"), ("name", "value"), ("Key", "Value"), ("ParameterKey", "ParameterValue")):
        if key in value and what in value.__dict__:  # also while the value is not known
            name = value[key]
            return value[what], name if isinstance(name, str) else ""
    return None


def _first(ask: Callable[[Any, str, int], Answer], members: Iterable[tuple[Any, str]], depth: int) -> Answer:
    """The first yes. One known yes outweighs everything unknown."""
    undetermined: Undetermined | None = None
    iterator = iter(members)
    while True:
        try:
            value, name = next(iterator)
            answer = ask(value, name, depth)
        except StopIteration:
            break
        except Undetermined as raised:
            undetermined = undetermined or raised
            continue
        if answer:
            return answer
    if undetermined is not None:
        raise undetermined
    return NO


def _in_text(text: str, name: str) -> Answer:
    if len(text) > LONGEST:
        raise Undetermined("it is too long to be searched")
    told = marking.told(text)
    if told is not None:
        kind = told or (NAMED if names.is_secret(name) else "")
    else:
        clear = lines.decoded(text)
        kind = forms.kind_of(clear) or (_by_name(text, name) or lines.kind_of(clear))
    return Answer(yes=True, reason=kind) if kind else NO


def _by_name(text: str, name: str) -> str:
    return NAMED if names.is_secret(name) and not names.is_place(text) else ""


def _later(value: Unknown | Reference, name: str) -> Answer:
    """A value that is known only when it is deployed, or not known at all."""
    cause = cause_of(value)
    if isinstance(value, StoredSecret) or cause.hidden:
        return Answer(yes=True, reason=PUT_HERE if isinstance(value, StoredSecret) else HIDDEN_PUT_HERE)
    if cause.parameter.startswith("AWS::"):  # the Region, the account, the name of the stack
        return NO
    if cause.reason == marking.WITHHELD:
        return Answer(yes=True, reason=NAMED) if names.is_secret(name) else NO
    if isinstance(value, Reference):
        if value.attribute in GIVEN_OUT:
            return Answer(yes=True, reason="a secret access key")
        if value.attribute in IDENTIFIERS or not names.is_secret(name):
            return NO
    if name in CREDENTIALS and (cause.parameter or isinstance(value, (Filled, Reference))):  # whatever is given
        return Answer(yes=True, reason=NAMED)
    raise Undetermined(cause)


def _in_parts(value: PartialString, name: str) -> Answer:
    """A text of which a part is not known: what is known of it decides, if it can."""
    for part in value.parts:
        answer = _in_text(part, "") if isinstance(part, str) else NO
        if answer:
            return answer
    return _first(
        lambda part, named, _: _later(part, named),
        ((each, name) for each in value.parts if not isinstance(each, str)),
        0,
    )
