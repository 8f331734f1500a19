"""What is decided although something is hidden is so whatever it is.

`test_examples.py` hides values one at a time and lets the verdict stay or become undetermined. Here a verdict that
stays is held to its word: the hidden thing is replaced by each that an example of any check has in its place.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from remit.audit.examples import Example, examples, read
from remit.audit.runner import Runner
from remit.model import MISSING, Obj, OpenObj, PartialString, Reference, Unknown, is_known, resource_of
from tests.blurring import BLUR
from tests.checks.test_examples import CHECKS, members, name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from remit.audit import Check
    from remit.model import Inventory, Resource
    from remit.model.finding import Verdict

    Path = tuple[str, ...]

OPEN = Unknown(BLUR)


class Place(NamedTuple):
    """An item of an object or list, or one that is not there: `key` is then None for a list's next one."""

    holder: Any
    key: Any
    path: Path


class Change:
    """Something put into a place while the context lasts."""

    def __init__(self, place: Place, value: Any) -> None:
        """`value` takes the place of what is there, or is added."""
        self.place, self.value = place, value

    def __enter__(self) -> None:
        """Put it there."""
        holder, key, _ = self.place
        self.before = holder.copy()
        if key is None:
            holder.append(self.value)
        elif isinstance(holder, dict) and self.value is MISSING:
            del holder[key]
        else:
            holder[key] = self.value

    def __exit__(self, *_: object) -> None:
        """Bring back what was there."""
        holder = self.place.holder
        holder.clear()
        holder.update(self.before) if isinstance(holder, dict) else holder.extend(self.before)


def places(value: Any, path: Path) -> Iterator[Place]:
    """Every item below a value; indices are `[]` in a path."""
    if isinstance(value, Obj):
        for key, item in vars(value).copy().items():
            yield Place(vars(value), key, (*path, key))
            yield from places(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value.copy()):
            yield Place(value, index, (*path, "[]"))
            yield from places(item, (*path, "[]"))


def plain(value: Any) -> bool:
    """Whether a value is known to its last leaf."""
    if isinstance(value, Obj):
        return not isinstance(value, OpenObj) and all(map(plain, vars(value).values()))
    return all(map(plain, value)) if isinstance(value, list) else is_known(value)


def told(value: Any) -> str:
    """A value as text, so that equal ones are tried once."""
    if isinstance(value, Obj):
        return f"{{{', '.join(f'{key}: {told(item)}' for key, item in vars(value).items())}}}"
    return f"[{', '.join(map(told, value))}]" if isinstance(value, list) else repr(value)


@cache
def written() -> Mapping[str, list[tuple[Example, Inventory, Resource]]]:
    """The examples of every check, read once."""
    return {check.id: [(each, *read(each)) for each in examples(check)] for check in CHECKS}


def all_places(inventory: Inventory, but: str = "") -> Iterator[Place]:
    """Every item of the resources; of what else has a key, such as the credentials of a user, none."""
    for type_name in inventory.types():
        for resource in inventory.of_type(type_name):
            if resource.key != but or type_name == inventory_type(inventory, but):
                yield from places(resource_of(resource.properties).properties, (type_name,))


def inventory_type(inventory: Inventory, key: str) -> str:
    """The type of the resource that is asked about."""
    found = inventory.get(key)
    return found.type if found is not None else ""


@cache
def pool() -> Mapping[Path, Mapping[str, Any]]:
    """What all examples have, by type and path."""
    found: dict[Path, dict[str, Any]] = {}
    inventories = [inventory for those in written().values() for _, inventory, _ in those]
    for holder, key, path in (each for inventory in inventories for each in all_places(inventory)):
        if plain(holder[key]):
            found.setdefault(path, {})[told(holder[key])] = holder[key]
    for values in found.values():
        values.update({"True": True, "False": False} if values.keys() & {"True", "False"} else {})
    return found


@cache
def below() -> Mapping[Path, Mapping[str, tuple[str, Any]]]:
    """The properties that all examples have under a path."""
    found: dict[Path, dict[str, tuple[str, Any]]] = {}
    for (*outer, last), values in pool().items():
        if last != "[]":
            there = found.setdefault(tuple(outer), {})
            there |= {f"{last}: {key}": (last, each) for key, each in values.items()}
    return found


@pytest.mark.parametrize("check", CHECKS, ids=name)
def test_what_is_hidden_may_be_anything(check: Check) -> None:
    """A value, one more item of a list, one more property of an object."""
    for example, inventory, subject in written()[check.id]:

        def verdict(example: Example = example, inventory: Inventory = inventory, key: Resource = subject) -> Verdict:
            return Runner(inventory).finding(check, members(check, example)[0], key).verdict

        for place in list(all_places(inventory, subject.key)):
            hold_to_its_word(place, verdict, example.title)


def hold_to_its_word(place: Place, verdict: Callable[[], Verdict], where: str) -> None:
    """Try what is hidden in a place, and what may be added to the list or object there."""
    at = place.holder[place.key]
    try_all([place], OPEN, pool().get(place.path, {}).values(), verdict, where)
    if isinstance(at, list):
        more = Place(at, None, (*place.path, "[]"))
        try_all([more], OPEN, pool().get(more.path, {}).values(), verdict, where)
    elif type(at) is Obj:
        others = [(key, value) for key, value in below().get(place.path, {}).values() if key not in vars(at)]
        with Change(place, OpenObj(vars(at), BLUR)):
            stays = verdict()
        for key, value in others if stays != "undetermined" else ():
            with Change(Place(vars(at), key, place.path), value):
                found = verdict()
            assert found in (stays, "undetermined"), f"{where}: {place.path} may have {key}: {told(value)}"


def try_all(
    where: Iterable[Place], hidden: Any, values: Iterable[Any], verdict: Callable[[], Verdict], title: str
) -> None:
    """A verdict that stays with something hidden stays with each value in its place."""
    for place in where:
        with Change(place, hidden):
            stays = verdict()
        for value in values if stays != "undetermined" else ():
            with Change(place, value):
                found = verdict()
            assert found in (stays, "undetermined"), f"{title}: {place.path} may be {told(value)}: {found}, not {stays}"


@pytest.mark.parametrize("check", CHECKS, ids=name)
def test_what_is_absent_or_known_in_part_makes_no_check_crash(check: Check) -> None:
    """Each value of each example taken away, made a reference, and made a text of which a part is not known."""
    for example, inventory, subject in written()[check.id]:
        member = members(check, example)[0]
        instead = (MISSING, Reference("example.yaml#Nowhere", "Arn"), PartialString(["x", OPEN]))
        for place, value in product(list(all_places(inventory, subject.key)), instead):
            if value is MISSING and isinstance(place.holder, list):
                continue  # nothing is absent from within a list
            with Change(place, value):
                found = Runner(inventory).finding(check, member, subject)
            assert found.verdict != "error", f"{example.title}: {place.path}: {value!r}: {found.reason}"


class Fewer:
    """An inventory that lacks some resources: as an account where a type was `refused`, else as it is."""

    def __init__(self, inventory: Inventory, lacks: set[str], refused: str | None = None) -> None:
        """`lacks` are keys; an empty `refused` is an account that told everything."""
        self._inventory, self._lacks, self._refused = inventory, lacks, refused
        self.notes = inventory.notes
        self.types, self.taken = inventory.types, inventory.taken
        self.presence, self.possible = inventory.presence, inventory.possible

    def of_type(self, type_name: str) -> Iterator[Resource]:
        """What is left."""
        return (each for each in self._inventory.of_type(type_name) if each.key not in self._lacks)

    def get(self, key: str) -> Resource | None:
        """Nor by its key."""
        found = self._inventory.get(key)
        return None if key in self._lacks else found

    def closed(self, scope: str) -> bool:
        """An account is."""
        return self._refused is not None or self._inventory.closed(scope)

    def gap(self, type_name: str, scope: str, region: str | None) -> str:
        """The refusal."""
        return "refused" if type_name == self._refused else self._inventory.gap(type_name, scope, region)

    def missing(self) -> Mapping[str, str]:
        """The one scope."""
        return {"example.yaml": "refused"} if self._refused else self._inventory.missing()

    def under(self, assumptions: Mapping[str, bool]) -> Fewer:
        """The same of the view."""
        return Fewer(self._inventory.under(assumptions), self._lacks, self._refused)


@pytest.mark.parametrize("check", CHECKS, ids=name)
def test_a_refused_type_decides_nothing(check: Check) -> None:
    """The examples as accounts: where a list was refused the verdict stays, or becomes undetermined."""
    for example, inventory, subject in written()[check.id]:
        member = members(check, example)[0]
        whole = Runner(Fewer(inventory, set(), "")).finding(check, member, subject).verdict
        for refused in {*check.needs, *inventory.types()}:
            gone = {each.key for each in inventory.of_type(refused)} - {subject.key}
            found = Runner(Fewer(inventory, gone, refused)).finding(check, member, subject)
            assert found.verdict in (whole, "undetermined"), f"{example.title}: {refused}: {found.reason}"


@pytest.mark.parametrize("check", CHECKS, ids=name)
def test_what_is_only_referred_to_decides_nothing(check: Check) -> None:
    """Each resource that another one names is taken out of sight. What attaches to it goes too, and is then absent."""
    for example, inventory, subject in written()[check.id]:
        for key, named in targets(inventory).items():
            if key != subject.key and subject.key not in named:
                found = Runner(Fewer(inventory, {key})).finding(check, members(check, example)[0], subject)
                assert found.verdict in (example.verdict, "undetermined"), f"{example.title}: {key}: {found.reason}"


def targets(inventory: Inventory) -> Mapping[str, set[str]]:
    """The resources that something refers to, with what they refer to themselves."""
    named: dict[str, set[str]] = {}
    for type_name in inventory.types():
        for resource in inventory.of_type(type_name):
            values = [each.holder[each.key] for each in places(resource_of(resource.properties).properties, ())]
            parts = [part for each in values for part in (each.parts if isinstance(each, PartialString) else [each])]
            named.setdefault(resource.key, set()).update(part.target for part in parts if isinstance(part, Reference))
    return {key: those for key, those in named.items() if any(key in others for others in named.values())}
