"""Ceilings: how many requests a second leave the process, and when a service that does not answer is left alone."""

from __future__ import annotations

import time
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 3
"""Failures of a service in a Region, one after the other, after which it is not asked again."""


class Rate:
    """At most so many requests a second over all threads, evenly spaced. None: no ceiling."""

    def __init__(
        self,
        per_second: float | None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._interval = 1 / per_second if per_second else 0.0
        self._clock = clock
        self._sleep = sleep
        self._next = 0.0
        self._lock = Lock()

    def wait(self) -> None:
        """Return when the caller's turn has come."""
        if not self._interval:
            return
        with self._lock:
            now = self._clock()
            turn = max(self._next, now)
            self._next = turn + self._interval
        if turn > now:
            self._sleep(turn - now)


class Breaker:
    """Which services in which Regions have stopped answering.

    Without it each of a thousand calls to an endpoint that is down would wait for its own timeouts.
    """

    def __init__(self, patience: int = PATIENCE) -> None:
        self._patience = patience
        self._failed: dict[tuple[str, str], int] = {}

    def open(self, service: str, region: str) -> bool:
        """Whether the service has failed so often that it is not asked any more."""
        return self._failed.get((service, region), 0) >= self._patience

    def note(self, service: str, region: str, *, answered: bool) -> None:
        """Count a failure to answer; an answer, even a refusal, starts the count anew."""
        self._failed[service, region] = 0 if answered else self._failed.get((service, region), 0) + 1
