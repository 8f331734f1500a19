"""Many questions at once, each asked once: threads ask, one thread decides what to ask next.

What follows from an answer runs in the thread that called `run`, so nothing there needs a lock.
"""

from __future__ import annotations

from queue import SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.sources.aws.asking import Answer, Question

    Then = Callable[[Answer], None]
    Progress = Callable[[int, int, str], None]
    Key = tuple[str, str, str, str]


class Schedule:
    """Questions waiting, being asked, and answered.

    `progress` gets how many are answered, how many are known, and the last.
    """

    def __init__(self, ask: Callable[[Question], Answer], workers: int, progress: Progress | None = None) -> None:
        self._ask = ask
        self._workers = workers
        self._progress = progress or (lambda *_: None)
        self._waiting: SimpleQueue[Question | None] = SimpleQueue()
        self._done: SimpleQueue[tuple[Question, Answer | BaseException]] = SimpleQueue()
        self._then: dict[Key, list[Then]] = {}
        self._answers: dict[Key, Answer] = {}
        self._threads: list[Thread] = []
        self._stopped = Event()

    def ask(self, question: Question, then: Then) -> None:
        """Have the question asked, unless it was, and go on with `then` when there is an answer."""
        key = question.key
        if key in self._answers:
            then(self._answers[key])
        elif key in self._then:
            self._then[key].append(then)
        else:
            self._then[key] = [then]
            self._waiting.put(question)

    def run(self) -> None:
        """Until nothing is left to ask. Whatever a question raises ends the run, after those that are under way."""
        failed: BaseException | None = None
        asked = 0
        try:
            while self._then:
                self._grow(len(self._then))
                question, answer = self._done.get()
                asked += 1
                if isinstance(answer, BaseException):
                    failed = answer
                    break
                if not self._stopped.is_set():
                    self._settle(question, answer)
                self._progress(asked, asked + len(self._then), question.label)
        finally:
            self._stop(finish=failed is not None)
            self._answers.clear()  # whoever asked has what was needed of them
        if failed is not None:
            raise failed

    def _settle(self, question: Question, answer: Answer) -> None:
        self._answers[question.key] = answer
        for then in self._then.pop(question.key):
            then(answer)

    def _grow(self, wanted: int) -> None:
        """As many threads as there are questions, up to the limit."""
        while len(self._threads) < min(self._workers, wanted):
            thread = Thread(target=self._work, daemon=True, name=f"remit-aws-{len(self._threads)}")
            self._threads.append(thread)
            thread.start()

    def _work(self) -> None:
        while (question := self._waiting.get()) is not None and not self._stopped.is_set():
            try:
                answer: Answer | BaseException = self._ask(question)
            except BaseException as raised:  # noqa: BLE001 — handed to the thread that waits for it
                self._stopped.set()
                answer = raised
            self._done.put((question, answer))

    def _stop(self, *, finish: bool) -> None:
        """Let no further question be asked; `finish`: wait for those under way, so that their pages are kept."""
        self._stopped.set()
        for _ in self._threads:
            self._waiting.put(None)
        for thread in self._threads if finish else ():
            thread.join(timeout=60)
