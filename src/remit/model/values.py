"""Property values as a check meets them: plain scalars and lists, and objects whose properties read as attributes.

A check reads `db.StorageEncrypted` and gets a plain `True`, `MISSING` when the property is absent, or an `Unknown`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model.unknowns import MISSING, Cause, Missing, StoredSecret, Undetermined, Unknown, cause_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, TypeVar

    T = TypeVar("T")


class Obj:
    """An object of properties. Its `__dict__` is the mapping, which makes reading one as fast as Python has it.

    Absent names give `MISSING`. Free-form maps are read by item (`tags["team"]`), walked with `entries()`.
    """

    def __init__(self, properties: dict[str, Any] | None = None) -> None:
        """Take over the properties, already wrapped."""
        if properties:
            self.__dict__.update(properties)

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...
    else:

        def __getattr__(self, name: str) -> Any:
            """Only reached for absent names."""
            if name[:2] == "__":  # quicker than `startswith`: nothing is called as often
                raise AttributeError(name)
            return MISSING

    def __getitem__(self, key: str) -> Any:
        """The property of that name, or `MISSING`."""
        return self.__dict__.get(key, MISSING)

    def __iter__(self) -> Iterator[str]:
        """The names of the properties that are present."""
        return iter(self.__dict__)

    def __contains__(self, key: object) -> bool:
        """Whether the property is present. One whose value is not known at all may not be: undetermined."""
        value = self.__dict__.get(key)  # type: ignore[call-overload]  # any key may be asked for
        if isinstance(value, Unknown) and not isinstance(value, StoredSecret):
            raise Undetermined(cause_of(value))
        return key in self.__dict__

    def __len__(self) -> int:
        """How many properties are present."""
        return len(self.__dict__)

    def __eq__(self, other: object) -> bool:
        """Objects are equal when their properties are."""
        return isinstance(other, Obj) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]  # mutable by construction, like a dict

    def __repr__(self) -> str:
        """For debuggers; names only, since values may be secrets."""
        return f"{type(self).__name__}({', '.join(self.__dict__)})"


class OpenObj(Obj):
    """An object of which only some properties are known to be there: any absent name is Unknown instead of `MISSING`.

    Walking it gives the known names and then raises `Undetermined`, so that a known yes still decides.
    """

    __slots__ = ("_absent",)

    _absent: Unknown

    def __init__(self, properties: dict[str, Any] | None, cause: Cause | str) -> None:
        """`cause` says why there may be more."""
        super().__init__(properties)
        object.__setattr__(self, "_absent", Unknown(cause))

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Unknown:
            """Only reached for names that are not known to be there."""
            if name.startswith("__"):
                raise AttributeError(name)
            return self._absent

    def __getitem__(self, key: str) -> Any:
        """The property of that name, or Unknown."""
        return self.__dict__.get(key, self._absent)

    def __iter__(self) -> Iterator[str]:
        """The known names; then nothing more can be said."""
        yield from self.__dict__
        raise Undetermined(cause_of(self._absent))

    def __contains__(self, key: object) -> bool:
        """True when the property is known to be there; else undetermined."""
        if Obj.__contains__(self, key):  # OpenProperties, which is no OpenObj, has this method too
            return True
        raise Undetermined(cause_of(self._absent))

    def __len__(self) -> int:
        """How many properties there are, nobody knows."""
        raise Undetermined(cause_of(self._absent))

    def __bool__(self) -> bool:
        """An object with a known property is there."""
        if self.__dict__:
            return True
        raise Undetermined(cause_of(self._absent))

    def __eq__(self, other: object) -> bool:
        """Two objects of which one is not wholly known are not surely equal."""
        if self is other:
            return True
        raise Undetermined(cause_of(self._absent))

    __hash__ = None  # mutable by construction, like a dict


def wrap(value: Any) -> Any:
    """Plain dicts and lists as `Obj` and lists; scalars and the values of this module stay as they are."""
    if isinstance(value, dict):
        return Obj({key: wrap(item) for key, item in value.items()})
    if isinstance(value, list):
        return [wrap(item) for item in value]
    return value


def unwrap(value: Any) -> Any:
    """The inverse of `wrap`: plain dicts and lists."""
    if isinstance(value, Obj):
        return {key: unwrap(item) for key, item in value.__dict__.items()}
    if isinstance(value, (list, tuple)):
        return [unwrap(item) for item in value]
    return value


def entries(value: Any) -> list[tuple[str, Any]]:
    """The (name, value) pairs of a free-form map; none for an absent one."""
    if isinstance(value, Unknown):
        raise Undetermined(cause_of(value))
    if isinstance(value, Missing):
        return []
    return [(key, value[key]) for key in value]


def or_default(value: T | Missing, default: T) -> T:
    """The value, or what AWS takes when the property is absent. An unknown value stays unknown."""
    return default if isinstance(value, Missing) else value


def first(test: Callable[[Any], T], items: Iterable[Any]) -> T | None:
    """The first true answer of a test, None when there is none. One known yes outweighs everything unknown."""
    undetermined: Undetermined | None = None
    for item in items:
        try:
            answer = test(item)
            if answer:
                return answer
        except Undetermined as raised:
            undetermined = _weightier(undetermined, raised)
    if undetermined is not None:
        raise undetermined
    return None


def some(test: Callable[[Any], object], items: Iterable[Any]) -> bool:
    """Whether the test holds for at least one item. One known yes outweighs everything unknown."""
    return first(test, items) is not None


def every(test: Callable[[Any], object], items: Iterable[Any]) -> bool:
    """Whether the test holds for all items. One known no outweighs everything unknown."""
    return not some(lambda item: not test(item), items)


def _weightier(first: Undetermined | None, second: Undetermined) -> Undetermined:
    """An undecided condition can still be tried both ways, so it is reported before other causes."""
    if first is None or (second.cause.condition and not first.cause.condition):
        return second
    return first
