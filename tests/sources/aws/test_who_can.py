"""Who can do what in an account that was read: the same questions as of code, asked of the recorded estate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit.engines.iam.estate import Estate
from remit.engines.iam.trial import tried
from tests.sources.aws.recorded import replay

if TYPE_CHECKING:
    from tests.sources.aws.recorded import MemoryPages


@pytest.mark.parametrize(
    ("who", "action", "what", "expected"),
    [
        ("alice", "s3:GetObject", "arn:aws:s3:::shop-logs", "yes"),
        ("alice", "sts:AssumeRole", "arn:aws:iam::123456789012:role/web", "no"),
        ("web", "sqs:SendMessage", "orders", "yes"),
        ("anyone", "s3:GetObject", "arn:aws:s3:::shop-logs/2024/x", "yes"),
        ("anyone", "sts:AssumeRole", "arn:aws:iam::123456789012:role/web", "no"),
    ],
)
def test_an_account_answers_as_code_does(estate: MemoryPages, who: str, action: str, what: str, expected: str) -> None:
    read = Estate(replay(estate))
    found = {tried(each).answer for each in read.requests(read.caller(who), action, read.target(what, action))}
    assert ("yes" if "yes" in found else "unknown" if "unknown" in found else "no") == expected
