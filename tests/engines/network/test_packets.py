"""Sets of packets: what is quick about them is the same as what is plain."""

from __future__ import annotations

import operator
from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from remit.engines.network.packets import Ports, combined, shared

BANDS = st.tuples(st.integers(0, 4), st.integers(0, 30), st.integers(0, 30))
PORTS = st.lists(BANDS, max_size=8).map(
    lambda found: reduce(operator.or_, (Ports.of(which, min(pair), max(pair)) for which, *pair in found), Ports())
)


@given(PORTS, PORTS)
def test_what_is_in_both_is_found_band_by_band(one: Ports, other: Ports) -> None:
    assert shared(one, other) == combined(one, other, operator.and_)
    assert shared(one, other) == shared(other, one)
