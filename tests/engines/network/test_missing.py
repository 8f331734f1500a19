"""What is not known never opens and never closes: each value hidden, each type unread, the answer stays or is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.engines.network.questions import End, Reached, exposed, weighed
from remit.engines.network.reach import ANYWHERE, Reach
from remit.model import MemoryInventory, Unknown, wrap
from tests.blurring import BLUR, blurs
from tests.engines.network import walker
from tests.engines.network.estates import found, inventory, rows
from tests.engines.network.walker import Estate, estates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.model import Inventory
    from tests.engines.network.estates import Row

Answers = dict[tuple[str, str], Reached]


def blurrier(less: Reached, more: Reached, where: object) -> None:
    """With less known, no more is sure, and nothing less is possible; what is open then says why."""
    assert not less.sure - more.sure, where
    assert not more.most - less.most, where
    assert less.causes or less.answer == more.answer, where


# ── one value hidden ────────────────────

EVERY = 5
"""Each time, one value in so many is hidden; `make soak` hides them all."""


def hidden(row: Row, chosen: slice) -> None:
    for edits in ((*row.given, row.edits), row.given):
        where = inventory(*edits, parameters={"Block": {"Type": "String"}})
        whole = found(where, row.question)
        for at, blurred in list(blurs(where))[chosen]:
            with blurred:
                less = found(where, row.question)
            blurrier(less, whole, (row.fact, at))
            assert [less.answer] == [whole.answer] or any(told(less)), (row.fact, at)


def told(reached: Reached) -> Iterator[str]:
    """What the ways say of why they are open."""
    yield from (clause for path in reached.paths for clause in path.because)


NUMBERED = list(enumerate(rows()))
IDS = [row.fact for _, row in NUMBERED]


@pytest.mark.parametrize(("number", "row"), NUMBERED, ids=IDS)
def test_a_hidden_value_never_changes_an_answer(number: int, row: Row) -> None:
    hidden(row, slice(number % EVERY, None, EVERY))


@pytest.mark.soak
@pytest.mark.parametrize(("number", "row"), NUMBERED, ids=IDS)
def test_no_hidden_value_changes_an_answer(number: int, row: Row) -> None:  # noqa: ARG001 — as above
    hidden(row, slice(None))


def answers(where: Inventory) -> Answers:
    """All answers between interfaces, and from and to the internet."""
    reach = Reach(where)
    cards = {each.id: End(each.id, reach.places.of(each)) for each in where.of_type("AWS::EC2::NetworkInterface")}
    ends = {**cards, "internet": End("internet", (ANYWHERE,))}
    return {
        (one, other): weighed(
            ends[one], ends[other], [[reach.flow(a, b) for b in ends[other].places] for a in ends[one].places]
        )
        for one in ends
        for other in ends
        if one != other
    }


def hide(value: Any, path: tuple[Any, ...]) -> Any:
    """A value with what is at the path hidden."""
    if not path:
        return Unknown(BLUR)
    first, *rest = path
    changed = hide(value[first], tuple(rest))
    if isinstance(value, dict):
        return {**value, first: changed}
    return [changed if index == first else each for index, each in enumerate(value)]


def paths(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where something can be hidden."""
    if at:
        yield at
    inner: Iterable[tuple[Any, Any]] = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, each in inner:
        yield from paths(each, (*at, key))


@settings(max_examples=150)
@given(estates(), st.data())
def test_a_hidden_value_of_an_account_never_changes_an_answer(estate: Estate, data: st.DataObject) -> None:
    records = list(walker.records(estate))
    whole = answers(walker.account(records))
    places = [(index, path) for index, (_, _, told) in enumerate(records) for path in paths(told)]
    for index, path in data.draw(st.lists(st.sampled_from(places), min_size=4, max_size=4)):
        kind, name, properties = records[index]
        less = answers(walker.account([*records[:index], (kind, name, hide(properties, path)), *records[index + 1 :]]))
        for pair, reached in whole.items():
            blurrier(less[pair], reached, (pair, kind, path))


# ── one type not read ────────────────────


@settings(max_examples=100)
@given(estates(), st.sampled_from(walker.READ))
def test_a_refused_list_never_changes_an_answer(estate: Estate, kind: str) -> None:
    records = list(walker.records(estate))
    whole, less = answers(walker.account(records)), answers(refused(records, kind))
    for pair, reached in whole.items():
        blurrier(less[pair], reached, (pair, kind))
        if less[pair].answer != reached.answer:
            assert any("was refused" in cause.reason for cause in less[pair].causes), (pair, kind)


def refused(records: list[walker.Record], kind: str) -> MemoryInventory:
    """The account of which the list of one type was refused."""
    where = walker.account([record for record in records if record[0] != kind])
    where.gaps[f"AWS::EC2::{kind}", "1", "r"] = f"the list of {kind} was refused"
    return where


def test_what_blocks_public_access_and_was_not_read_leaves_it_open() -> None:
    """Off as AWS ships it only where code says so: of an account that was read, somebody may have switched it on."""
    open_ = Estate.open()
    records = list(walker.records(open_))
    (whole,) = exposed(Reach(walker.account(records)))
    assert whole.reached.answer == "yes"
    (less,) = exposed(Reach(refused(records, "VPCBlockPublicAccessOptions")))
    assert less.reached.answer == "possible"
    assert list(told(less.reached)) == ["the list of VPCBlockPublicAccessOptions was refused"]


def test_an_exclusion_that_was_not_read_may_open_what_is_blocked() -> None:
    blocked = Estate.open()
    blocked.blocked = "block-bidirectional"
    records = list(walker.records(blocked))
    assert list(exposed(Reach(walker.account(records)))) == []
    (less,) = exposed(Reach(refused(records, "VPCBlockPublicAccessExclusion")))
    assert list(told(less.reached)) == ["the list of VPCBlockPublicAccessExclusion was refused"]
    forbidden = [
        (kind, name, {**told_, "ExclusionsAllowed": "not-allowed"} if kind.endswith("Options") else told_)
        for kind, name, told_ in records
    ]
    assert list(exposed(Reach(refused(forbidden, "VPCBlockPublicAccessExclusion")))) == []


def test_an_unread_prefix_list_names_the_call() -> None:
    """Hidden rules of a group by a list of prefixes."""
    listed = Estate.open()
    records = list(walker.records(listed))
    by_list = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "SourcePrefixListId": "pl-1"}
    records = [
        (kind, name, {**told_, "SecurityGroupIngress": [by_list]} if kind == "SecurityGroup" else told_)
        for kind, name, told_ in records
    ]
    (less,) = exposed(Reach(refused(records, "PrefixList")))
    assert less.reached.answer == "possible"
    assert list(told(less.reached)) == ["pl-1 is not in sight: the list of PrefixList was refused"]


def test_a_wrapped_property_hides_as_the_source_hides_it() -> None:
    """What the Hypothesis test hides is what a source makes of a refused call."""
    assert isinstance(wrap(hide({"A": [{"B": 1}]}, ("A", 0, "B")))["A"][0]["B"], Unknown)
