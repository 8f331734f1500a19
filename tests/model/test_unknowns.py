"""What is decided of a value that is not known, and what is not."""

from __future__ import annotations

import pytest

from remit.model import MISSING, Filled, Undetermined, Unknown, cause_of

ACCOUNT = Filled("the account is not given")


def test_a_text_that_is_surely_there_is_neither_absent_nor_empty() -> None:
    absent: tuple[object, ...] = ("", MISSING)
    assert ACCOUNT
    assert not any(each == ACCOUNT for each in absent)


@pytest.mark.parametrize("other", ["*", "123456789012", True, ACCOUNT, Unknown("another")])
def test_what_else_it_is_stays_undetermined(other: object) -> None:
    with pytest.raises(Undetermined):
        assert other == ACCOUNT


def test_of_what_it_names_nothing_is_known() -> None:
    """The id of a subnet is there, which says nothing of the subnet."""
    for part in (ACCOUNT.MapPublicIpOnLaunch, ACCOUNT["MapPublicIpOnLaunch"]):
        assert cause_of(part) is cause_of(ACCOUNT)
        with pytest.raises(Undetermined):
            assert part
