"""How long comparisons of policies take as these grow.

Run with the project's interpreter: `.venv/bin/python benchmarks/iam.py [STATEMENTS]` (150 unless told). Each line is
the best of three runs in one process, with nothing kept from one to the next. The goal for 150 statements is half a
second; nothing fails on a time.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.engines.iam.request import Policy

STATEMENTS = 150
STEPS = (10, 3, 1)
"""The whole divided by these: what grows faster than the policy shows in the last lines."""
RUNS = 3
ACCOUNT = "123456789012"


def document(name: str, *statements: Any) -> Policy:
    """An identity policy."""
    from remit.engines.iam.request import policy_of
    from remit.model import wrap

    return policy_of(name, wrap({"Version": "2012-10-17", "Statement": list(statements)}))


def grant(number: int, **more: Any) -> dict[str, Any]:
    """An Allow like those of everyday: a service, a few actions, resources by prefix."""
    where = f"arn:aws:svc{number % 40}:*:{ACCOUNT}:thing/{number}/*"
    actions = [f"svc{number % 40}:Get*", f"svc{number % 40}:Put{number}"]
    return {"Effect": "Allow", "Action": actions, "Resource": [where, where.replace("thing", "other")], **more}


def many(count: int) -> Policy:
    """As many statements, each different."""
    return document("many", *(grant(number) for number in range(count)))


def conditioned(count: int) -> Policy:
    """The same, each under one of three conditions, with a Deny to every ten."""
    conditions = (
        {"StringEquals": {"aws:RequestedRegion": ["eu-west-1", "eu-central-1"]}},
        {"Bool": {"aws:MultiFactorAuthPresent": "true"}},
        {"StringLike": {"aws:PrincipalTag/team": "red*"}},
    )
    allows = [grant(number, Condition=conditions[number % 3]) for number in range(count)]
    denies = [grant(number, Effect="Deny") for number in range(0, count, 10)]
    return document("conditioned", *allows, *denies)


def wide() -> Policy:
    """One statement over all of it."""
    return document("wide", {"Effect": "Allow", "Action": "svc*:*", "Resource": f"arn:aws:*:*:{ACCOUNT}:*"})


def without_one(count: int) -> Policy:
    """The many statements but for one in the middle."""
    return document("without", *(grant(number) for number in range(count) if number != count // 2))


def compared(new: Policy, old: Policy) -> str:
    """`yes` when the new policy grants more."""
    from remit.engines.iam.inclusion import excess
    from remit.model import Undetermined

    try:
        return "yes" if excess(new, old) else "no"
    except Undetermined:
        return "unknown"


def measured(question: Callable[[], str]) -> tuple[float, str]:
    """The shortest of some runs, in seconds, and the answer."""
    from remit.engines.iam import globs

    best, answer = float("inf"), ""
    for _ in range(RUNS):
        globs.found.cache_clear()
        start = time.perf_counter()
        answer = question()
        best = min(best, time.perf_counter() - start)
    return best, answer


def main(statements: int) -> None:
    """Print a line for each question and size."""
    print(f"{'question':44}{'statements':>11}{'seconds':>10}  grants more")
    for count in (statements // step for step in STEPS):
        questions: dict[str, Callable[[], str]] = {
            "many against one that is wider": lambda count=count: compared(many(count), wide()),  # type: ignore[misc]
            "one that is wider against many": lambda count=count: compared(wide(), many(count)),  # type: ignore[misc]
            "many against themselves without one": lambda count=count: compared(many(count), without_one(count)),  # type: ignore[misc]
            "with conditions against many": lambda count=count: compared(conditioned(count), many(count)),  # type: ignore[misc]
            "many against with conditions": lambda count=count: compared(many(count), conditioned(count)),  # type: ignore[misc]
        }
        for name, question in questions.items():
            seconds, answer = measured(question)
            print(f"{name:44}{count:>11}{seconds:>10.3f}  {answer}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else STATEMENTS)
