"""Asking one question: replayed from the pages that were read before, else sent, redacted, kept, and only then used."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from remit.model import Incomplete, Page
from remit.sources.aws.actions import action_of
from remit.sources.aws.failures import NOT_COLLECTED, NOT_OFFERED, Failure, is_absent
from remit.sources.aws.paths import seek
from remit.sources.aws.rate import Breaker
from remit.sources.aws.redaction import redact

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Protocol

    from remit.model import Pages

    class Caller(Protocol):
        """Whoever sends a request: `Clients`, or a test's stand-in."""

        def call(self, service: str, region: str, operation: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
            """The parsed answer."""


HOMES = {
    "globalaccelerator": "us-west-2",
    "s3control:GetMultiRegionAccessPointPolicy": "us-west-2",
    "s3control:ListMultiRegionAccessPoints": "us-west-2",
}
"""Global calls that one Region of their own answers, by service or operation.

https://docs.aws.amazon.com/general/latest/gr/global_accelerator.html and
https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiRegionAccessPointRestrictions.html
"""
WAITS = 20
"""How often something that is not ready yet is asked for, a second or two apart."""
NOT_READY = "NotReady"
PART = "\n"
"""Between the parts of a continuation that has several."""
PAGES = 10_000
"""After so many pages a list is taken to repeat itself."""


class Question(NamedTuple):
    """One call with its arguments. `token`, `absent` and `wait` as in `Call`."""

    region: str
    service: str
    operation: str
    parameters: dict[str, Any]
    token: str = ""
    absent: tuple[str, ...] = ()
    wait: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes two questions the same."""
        return self.region, self.service, self.operation, json.dumps(self.parameters, sort_keys=True)

    @property
    def label(self) -> str:
        """For people: `rds:DescribeDBInstances (eu-west-1)`."""
        return f"{self.service}:{self.operation} ({self.region})"


class Answer(NamedTuple):
    """The bodies of all pages, in order; `failure` when a page failed; `absent` when AWS said that there is none."""

    bodies: list[Any]
    failure: Failure | None = None
    absent: bool = False


class Asker:
    """Answers questions about one account. Used from many threads."""

    def __init__(self, pages: Pages, account: str, caller: Caller | None, globally: str) -> None:
        """`caller` is None offline; `globally` is the Region that answers for global services."""
        self._pages = pages
        self._account = account
        self._caller = caller
        self._globally = globally
        self._breaker = Breaker()

    def ask(self, question: Question) -> Answer:
        """All pages of the answer. `Incomplete` when the credentials have expired or a page cannot be kept."""
        answer, replayed = self._read(question, replay=True)
        if answer.failure is not None and answer.failure.kind == "stale" and replayed:
            answer, _ = self._read(question, replay=False)  # the list was begun too long ago: once more from the start
        return answer

    def _read(self, question: Question, *, replay: bool) -> tuple[Answer, bool]:
        """The answer, and whether any page of it was replayed."""
        bodies: list[Any] = []
        token, replayed = "", False
        for _ in range(PAGES):
            page = self._replayed(question, token) if replay or self._pages.offline else None
            replayed = replayed or page is not None
            page = page or self._asked(question, token)
            if page.error is not None:
                return self._failed(question, page.error, bodies), replayed
            bodies.append(page.body)
            following = next_token(question.token, page.body)
            if not following or following == token:
                break
            token = following
        return Answer(bodies), replayed

    def _failed(self, question: Question, error: dict[str, str], bodies: list[Any]) -> Answer:
        if error["code"] == NOT_OFFERED or is_absent(error["code"], error["message"], question.absent):
            return Answer(bodies, absent=True)
        return Answer(bodies, Failure(error["code"], error["message"], error["action"], question.region))

    def _replayed(self, question: Question, token: str) -> Page | None:
        """The page as read before. One that failed is asked for again, if anything may be asked."""
        page = self._pages.get(
            self._account, question.region, question.service, question.operation, question.parameters, token
        )
        if page is None or page.error is None or self._pages.offline:
            return page
        return page if is_absent(page.error["code"], page.error["message"], question.absent) else None

    def _asked(self, question: Question, token: str) -> Page:
        """The page as AWS answers it now, kept before it is used."""
        page = Page(
            account=self._account,
            region=question.region,
            service=question.service,
            operation=question.operation,
            parameters=question.parameters,
            token=token,
        )
        if self._pages.offline or self._caller is None:
            page.error = self._error(question, NOT_COLLECTED, "")
            return page
        if self._breaker.open(question.service, question.region):
            page.error = self._error(question, "NoConnection", "not asked: the service has stopped answering")
        else:
            self._send(self._caller, question, page)
        self._pages.append(page)
        return page

    def _send(self, caller: Caller, question: Question, page: Page) -> None:
        """Fill the page with the answer or the error, waiting for what is not ready yet."""
        for attempt in range(WAITS):
            self._try(caller, question, page)
            if page.error is None or page.error["code"] not in (*question.wait, NOT_READY) or attempt == WAITS - 1:
                break
            time.sleep(min(0.5 * (attempt + 1), 2))
        self._judge(question, page)

    def _try(self, caller: Caller, question: Question, page: Page) -> None:
        """Ask once. An answer which says that its job still runs counts as an error."""
        from remit.sources.aws.errors import error_of, is_failure_of_call

        parameters = {**question.parameters, **_continued(question.token, page.token)}
        region = question.region
        if region == "global":
            region = home(question.service, question.operation, self._globally)
        page.body = None
        try:
            body = caller.call(question.service, region, question.operation, parameters)
        except Exception as raised:
            if not is_failure_of_call(raised):
                raise
            page.error = self._error(question, *error_of(raised))
        else:
            if is_unfinished(body, question.wait):
                page.error = self._error(question, NOT_READY, "AWS had not finished it in time")
            else:
                page.body, page.error = redact(question.service, question.operation, body), None

    def _judge(self, question: Question, page: Page) -> None:
        """Count towards the breaker, and stop the scan when the credentials have run out."""
        failure = Failure(**page.error, region=question.region) if page.error else None
        kind = failure.kind if failure else "answered"
        self._breaker.note(question.service, question.region, answered=kind not in ("connection", "server"))
        if failure is not None and kind == "expired":
            place = getattr(self._pages, "path", "and the snapshot's folder")
            raise Incomplete(
                f"the credentials ran out: {failure.message or failure.code}",
                hint=f"what was read is kept; renew them and run the same command with --resume {place}",
            )

    @staticmethod
    def _error(question: Question, code: str, message: str) -> dict[str, str]:
        return {"code": code, "message": message, "action": action_of(question.service, question.operation)}


def home(service: str, operation: str, globally: str) -> str:
    """The Region that answers a global call; `globally` answers most."""
    return HOMES.get(service) or HOMES.get(f"{service}:{operation}") or globally


def is_unfinished(body: Any, wait: tuple[str, ...]) -> bool:
    """Whether an answer says that the job which it is about still runs (`JobStatus=IN_PROGRESS`)."""
    states = (each.partition("=") for each in wait if "=" in each)
    return any(seek(body, path) == state for path, _, state in states)


def next_token(token: str, body: Any) -> str:
    """The continuation that a page ends with; empty when it is the last, or the operation has none."""
    if not token:
        return ""
    told, _, _ = token.partition(">")
    flag, asks, paths = told.rpartition("?")
    if asks and not seek(body, flag):
        return ""
    return PART.join(str(seek(body, path) or "") for path in paths.split("+")).strip(PART)


def _continued(token: str, value: str) -> dict[str, str]:
    """The parameters that ask for the page after `value`."""
    if not value:
        return {}
    told, arrow, sent = token.partition(">")
    names = (sent if arrow else told.rpartition(".")[2]).split("+")
    return {name: part for name, part in zip(names, value.split(PART), strict=False) if part}
