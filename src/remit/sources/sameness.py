"""Whether two values are surely the same, asked by sources: it never raises, and unknown values are not the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import PartialString, Reference, Unknown, cause_of
from remit.model.values import Obj
from remit.sources.causes import Elsewhere

if TYPE_CHECKING:
    from remit.model import Cause


def same(one: object, other: object) -> bool:
    """Whether two values, plain or wrapped, are surely equal in every deployment.

    Two unknown values are the same when both are the value of one parameter (`Cause.parameter`), or of one thing made
    elsewhere (`Elsewhere.name`); the caller sees to it that they come from one scope. `True` and `1` differ, as they do
    in JSON.
    """
    if isinstance(one, (Unknown, Reference, PartialString)) or isinstance(other, (Unknown, Reference, PartialString)):
        return _same_unknown(one, other)
    if isinstance(one, Obj):
        one = one.__dict__
    if isinstance(other, Obj):
        other = other.__dict__
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    alike = type(one) is type(other) or (isinstance(one, str) and isinstance(other, str))
    return alike and one == other


def _same_unknown(one: object, other: object) -> bool:
    if isinstance(one, Reference) and isinstance(other, Reference):
        return (one.target, one.attribute) == (other.target, other.attribute)
    if isinstance(one, PartialString) and isinstance(other, PartialString):
        return len(one.parts) == len(other.parts) and all(map(same, one.parts, other.parts))
    if isinstance(one, Unknown) and isinstance(other, Unknown):
        name = _name(cause_of(one))
        return bool(name) and name == _name(cause_of(other))
    return False


def _name(cause: Cause) -> str:
    return cause.name if isinstance(cause, Elsewhere) else cause.parameter
