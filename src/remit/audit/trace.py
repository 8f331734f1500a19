"""A second look at a resource that keeps a trail: which property was read last, and so decided.

A verdict is first reached on plain objects, which costs nothing. Only a failure or an undetermined one is looked at
again
through these, so that the finding can point to file and line without any check naming one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import MISSING, Obj, resource_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from remit.model.resource import Path


class Trail:
    """The property paths read so far."""

    def __init__(self, properties: Obj) -> None:
        """Nothing read yet of these."""
        self.paths: list[Path] = []
        self._properties = properties

    def deciding(self, at: object = None) -> Path:
        """The path of the object that the check named, else the last one read; empty when nothing was."""
        if isinstance(at, Traced):
            return at._path  # noqa: SLF001 — the two classes are one mechanism
        named = path_to(at, self._properties) if isinstance(at, Obj) else None
        return named if named is not None else self.paths[-1] if self.paths else ()


def path_to(wanted: Obj, within: Any) -> Path | None:
    """Where an object, which an engine read past the trail, stands among properties; None when it does not."""
    if within is wanted:
        return ()
    items: Any = within.__dict__.items() if isinstance(within, Obj) else ()
    for name, value in enumerate(within) if isinstance(within, list) else items:
        found = path_to(wanted, value)
        if found is not None:
            return (name, *found)
    return None


class Traced(Obj):
    """An `Obj` seen through the trail. Its own `__dict__` stays empty, so that every read comes by here."""

    __slots__ = ("_path", "_resource", "_target", "_trail")

    def __init__(self, target: Obj, path: Path, trail: Trail) -> None:
        """See `target` at `path` through `trail`."""
        self._target = target
        self._path = path
        self._trail = trail

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Every property read."""
            if name.startswith("_"):
                raise AttributeError(name)
            return self._read(name, getattr(self._target, name, MISSING))

    def __getitem__(self, key: str) -> Any:
        """The property, traced, and its path kept."""
        return self._read(key, getattr(self._target, key, MISSING) if key.isidentifier() else self._target[key])

    def _read(self, key: str, value: Any) -> Any:
        path = (*self._path, key)
        self._trail.paths.append(path)
        return value if value is MISSING or isinstance(value, (str, int)) else follow(value, path, self._trail)

    def __iter__(self) -> Iterator[str]:
        """Names, untraced."""
        return iter(self._target)

    def __contains__(self, key: object) -> bool:
        """Finding that a property is there is reading it."""
        if key in self._target:
            self._trail.paths.append((*self._path, str(key)))
            return True
        return False

    def __len__(self) -> int:
        """As the target."""
        return len(self._target)

    def __bool__(self) -> bool:
        """As the target."""
        return bool(self._target)

    def __eq__(self, other: object) -> bool:
        """As the target, whichever of the two is traced."""
        return self._target == (other._target if isinstance(other, Traced) else other)

    __hash__ = None


class TracedList(list):  # type: ignore[type-arg]
    """A list whose items are traced; walking it leaves the trail at the item where the walk stopped."""

    def __init__(self, items: list[Any], path: Path, trail: Trail) -> None:
        """The items at `path`."""
        super().__init__(follow(item, (*path, index), trail) for index, item in enumerate(items))
        self._path = path
        self._trail = trail

    def __iter__(self) -> Iterator[Any]:
        """Each item, its path kept as it is handed out."""
        for index, item in enumerate(super().__iter__()):
            self._trail.paths.append((*self._path, index))
            yield item

    def __contains__(self, wanted: object) -> bool:
        """By walking, so that the trail shows the item that matched."""
        return any(item == wanted for item in self)


def follow(value: Any, path: Path, trail: Trail) -> Any:
    """The value as seen through the trail: objects and lists traced, everything else itself."""
    if isinstance(value, Obj):
        return Traced(value, path, trail)
    if isinstance(value, list):
        return TracedList(value, path, trail)
    return value


def traced(properties: Obj) -> tuple[Traced, Trail]:
    """The properties of a resource seen through a new trail."""
    trail = Trail(properties)
    root = Traced(properties, (), trail)
    root._resource = resource_of(properties)  # type: ignore[attr-defined]  # noqa: SLF001 — read by resource_of
    return root, trail
