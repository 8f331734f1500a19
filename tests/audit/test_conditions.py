"""Conditions that nobody decided: the runner's answer against trying every assignment by brute force."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from remit.audit.runner import MOST_CONDITIONS, Runner
from remit.model import Cause, MemoryInventory, Resource, Unknown, expect, failed, passed, some
from tests.audit.made import registry, row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remit.model import Finding, Result

    Assignment = tuple[bool, ...]
    Tree = Any  # a literal, or (name of a condition, tree if it holds, tree if not)

NAMES = ("t.yaml?A", "t.yaml?B", "t.yaml?C")
EVERY: tuple[Assignment, ...] = tuple(product((True, False), repeat=len(NAMES)))


def value(tree: Tree, assumed: Mapping[str, bool]) -> Any:
    """What a tree comes to: a literal, or Unknown at the first condition that is not assumed."""
    while isinstance(tree, tuple):
        name, yes, no = tree
        if name not in assumed:
            return Unknown(Cause(f"depends on {name}", condition=name))
        tree = yes if assumed[name] else no
    return tree


class Conditional(MemoryInventory):
    """One bucket, there when `there` comes to true, its properties as trees; `allowed` assignments are possible."""

    def __init__(
        self,
        trees: Mapping[str, Tree],
        *,
        allowed: Sequence[Assignment] = EVERY,
        there: Tree = True,
        assumed: Mapping[str, bool] | None = None,
    ) -> None:
        """Under `assumed`."""
        self.trees, self.allowed, self.there, self.assumed = trees, allowed, there, assumed or {}
        exists = [value(there, world) for world in self.worlds(self.assumed)]
        found = []
        if any(exists):
            properties = {name: value(tree, self.assumed) for name, tree in trees.items()}
            found = [
                Resource("AWS::S3::Bucket", "B", "t.yaml#B", properties, scope="t.yaml", conditional=not all(exists))
            ]
        super().__init__(found)

    def worlds(self, assumed: Mapping[str, bool]) -> list[dict[str, bool]]:
        """The allowed whole assignments in which the assumptions hold."""
        whole = (dict(zip(NAMES, each, strict=True)) for each in self.allowed)
        return [world for world in whole if assumed.items() <= world.items()]

    def under(self, assumptions: Mapping[str, bool]) -> Conditional:
        """The view under more assumptions."""
        assumed = {**self.assumed, **assumptions}
        return Conditional(self.trees, allowed=self.allowed, there=self.there, assumed=assumed)

    def possible(self, assumptions: Mapping[str, bool]) -> bool:
        """Whether any allowed assignment has these."""
        return bool(self.worlds(assumptions))


def good(bucket: Any) -> Result:
    """Passes when both properties are true; reads the second only when the first is."""
    if not bucket.Good:
        return failed("not good")
    return expect(bucket.Other, "not other")


def judged(inventory: MemoryInventory, body: Any = good) -> Finding:
    """The finding of a check on the bucket."""
    check = next(iter(registry(row(body))))
    subject = Resource("AWS::S3::Bucket", "B", "t.yaml#B", {}, scope="t.yaml", conditional=True)
    return Runner(inventory).finding(check, check.members[0], inventory.get("t.yaml#B") or subject)


TREES: st.SearchStrategy[Tree] = st.recursive(
    st.booleans(), lambda inner: st.tuples(st.sampled_from(NAMES), inner, inner), max_leaves=6
)


@given(TREES, TREES, TREES, st.sets(st.sampled_from(EVERY), min_size=1))
@settings(max_examples=300)
def test_the_verdict_is_that_of_every_assignment(
    good_: Tree, other: Tree, there: Tree, allowed: set[Assignment]
) -> None:
    """Where all possible assignments with the resource give one verdict it is that one, else it is undetermined."""
    inventory = Conditional({"Good": good_, "Other": other}, allowed=sorted(allowed), there=there)
    verdicts = {
        bool(value(good_, world) and value(other, world)) for world in inventory.worlds({}) if value(there, world)
    }
    wanted = ("pass" if verdicts.pop() else "fail") if len(verdicts) == 1 else "undetermined"
    assert judged(inventory).verdict == wanted


def test_a_split_verdict_names_the_condition() -> None:
    """The reason of a verdict that hangs on a condition says which way it goes under which."""
    found = judged(Conditional({"Good": ("t.yaml?A", True, False), "Other": True}))
    assert found.verdict == "undetermined"
    assert found.reason == "depends on a condition: pass if (A), fail if not (A)"


def test_too_many_conditions_stay_undetermined() -> None:
    """Beyond six conditions in one question nobody tries the branches: the verdict is undetermined, never a guess."""
    asked: list[frozenset[str]] = []

    class Deep(MemoryInventory):
        """A bucket whose every view hangs on one more condition."""

        def under(self, assumptions: Mapping[str, bool]) -> Deep:
            """One condition deeper."""
            asked.append(frozenset(assumptions))
            return deep(len(assumptions))

    def deep(level: int) -> Deep:
        unknown = Unknown(Cause("deep", condition=f"t.yaml?{level}"))
        return Deep([Resource("AWS::S3::Bucket", "B", "t.yaml#B", {"Good": unknown}, scope="t.yaml")])

    assert judged(deep(0)).verdict == "undetermined"
    assert max(map(len, asked)) == MOST_CONDITIONS
    assert len(asked) < 2 ** (MOST_CONDITIONS + 1)


def test_a_conditional_neighbour_is_neither_there_nor_absent() -> None:
    """For "does one exist", a resource under a condition is tried both ways."""

    class Neighbour(Conditional):
        """The bucket, and an access point that exists under condition A."""

        def __init__(self, assumed: Mapping[str, bool] | None = None) -> None:
            super().__init__({}, assumed=assumed)
            next(self.of_type("AWS::S3::Bucket")).name = "b"
            point = Resource("AWS::S3::AccessPoint", "P", "t.yaml#P", {"Bucket": "b"}, scope="t.yaml", conditional=True)
            if self.assumed.get("t.yaml?A", True):
                self.add(point)

        def under(self, assumptions: Mapping[str, bool]) -> Neighbour:
            """With or without it."""
            return Neighbour(assumptions)

        def presence(self, key: str) -> str | None:
            """Undecided until assumed."""
            return "t.yaml?A" if key == "t.yaml#P" and "t.yaml?A" not in self.assumed else None

    def has_one(bucket: Any, world: Any) -> Result:
        return expect(some(lambda each: each.Bucket, world.about(bucket, "AWS::S3::AccessPoint", by="Bucket")), "none")

    def never_mind(bucket: Any, world: Any) -> Result:
        some(lambda each: each.Bucket, world.about(bucket, "AWS::S3::AccessPoint", by="Bucket"))
        return passed("either way")

    assert judged(Neighbour(), never_mind).verdict == "pass"
    assert judged(Neighbour(), has_one).reason == "depends on a condition: pass if (A), fail if not (A)"
