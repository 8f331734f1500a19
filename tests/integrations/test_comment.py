"""The comment on a pull request: one, written anew, and only with a token that the workflow gives."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.integrations.runner import Job

TOKEN = "a-token-of-this-run"  # noqa: S105 — no secret: the server here takes any
COMMENTS = "/repos/shop/infra/issues/7/comments"


class Asked(NamedTuple):
    """A request that came in."""

    method: str
    path: str
    token: str | None
    content: dict[str, str]


class Hub:
    """What GitHub's API knows of pull request 7, and what it was asked. `status` other than 0 refuses all writing."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.comments: list[dict[str, Any]] = []
        self.asked: list[Asked] = []
        self.status = 0

    def answer(self, asked: Asked) -> tuple[int, Any]:
        """Status and content."""
        self.asked.append(asked)
        if asked.method == "GET":
            page = int(asked.path.rpartition("page=")[2])
            return 200, self.comments[(page - 1) * 100 : page * 100]
        if self.status:
            return self.status, {"message": "Resource not accessible by integration"}
        if asked.method == "POST":
            self.comments.append({"id": len(self.comments) + 1, "user": {"type": "Bot"}, **asked.content})
            return 201, self.comments[-1]
        changed = next(each for each in self.comments if asked.path.endswith(f"/comments/{each['id']}"))
        changed.update(asked.content)
        return 200, changed

    def writes(self) -> list[tuple[str, str]]:
        """Method and path of the requests that changed something."""
        return [(each.method, each.path) for each in self.asked if each.method != "GET"]


@pytest.fixture
def hub(pull_request: Job) -> Iterator[Hub]:
    """An API on this machine, which the job of the pull request is told of."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            length = int(self.headers["Content-Length"] or 0)
            content = json.loads(self.rfile.read(length)) if length else {}
            asked = Asked(self.command, self.path, self.headers["Authorization"], content)
            status, told = known.answer(asked)
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", f"{known.address}/elsewhere")
            self.end_headers()
            self.wfile.write(json.dumps(told).encode())

        do_GET = do_POST = do_PATCH = answer  # noqa: N815 — the names that http.server calls

        def log_message(self, *_: object) -> None:
            """Not on the terminal of the tests."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    known = Hub(f"http://127.0.0.1:{server.server_port}")
    pull_request.environment = {
        "GITHUB_API_URL": known.address,
        "GITHUB_REPOSITORY": "shop/infra",
        "GITHUB_WORKFLOW": "audit",
        "GITHUB_JOB": "remit",
        "GITHUB_ACTION": "remit",
    }
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield known
    server.shutdown()
    thread.join()
    server.server_close()


def test_without_a_token_nobody_is_asked(pull_request: Job, hub: Hub) -> None:
    """The summary is there all the same."""
    pull_request.use()
    assert hub.asked == []
    assert pull_request.summary


def test_without_a_pull_request_nobody_is_asked(job: Job, hub: Hub) -> None:
    """A push has no place for a comment."""
    job.event = {}
    job.use(github_token=TOKEN)
    assert hub.asked == []


def test_there_is_one_comment_and_it_is_written_anew(pull_request: Job, hub: Hub) -> None:
    """It holds the Markdown of the run. The token goes to the API and is printed nowhere."""
    pull_request.use(github_token=TOKEN)
    assert pull_request.code == 1
    pull_request.code = 0
    pull_request.use(github_token=TOKEN, args="--skip=rds.publicly-accessible")
    assert hub.writes() == [("POST", COMMENTS), ("PATCH", "/repos/shop/infra/issues/comments/1")]
    assert [each["body"].partition("\n")[0] for each in hub.comments] == [pull_request.summary.partition("\n")[0]]
    assert {each.token for each in hub.asked} == {f"Bearer {TOKEN}"}
    assert TOKEN not in pull_request.log


def test_another_job_has_another_comment(pull_request: Job, hub: Hub) -> None:
    """Two uses of the action do not write over each other."""
    pull_request.use(github_token=TOKEN)
    pull_request.code = 0
    pull_request.environment["GITHUB_JOB"] = "staging"
    pull_request.use(github_token=TOKEN)
    assert len(hub.comments) == 2


def test_the_comment_of_a_person_is_never_changed(pull_request: Job, hub: Hub) -> None:
    """Also when it quotes the mark; and the own one is found among hundreds."""
    pull_request.use(github_token=TOKEN)
    own = hub.comments.pop()
    hub.comments = [{"id": number, "user": {"type": "User"}, "body": own["body"]} for number in range(100, 350)]
    hub.comments.append(own)
    hub.asked.clear()
    pull_request.code = 0
    pull_request.use(github_token=TOKEN)
    assert hub.writes() == [("PATCH", "/repos/shop/infra/issues/comments/1")]


@pytest.mark.parametrize("status", [403, 404, 422, 500, 302])
def test_a_refusal_is_a_warning(pull_request: Job, hub: Hub, status: int) -> None:
    """A fork's token may only read. The verdict stands, and the token follows no redirection."""
    hub.status = status
    done = pull_request.use(github_token=TOKEN)
    assert done.code == 1
    assert f"::warning title=remit::GitHub refused the comment ({status})" in done.log
    assert "/elsewhere" not in {each.path for each in hub.asked}


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "http://example.com", "file:///etc"])
def test_an_api_out_of_reach_is_a_warning(pull_request: Job, hub: Hub, address: str) -> None:
    """And one that is no HTTPS address never gets the token."""
    pull_request.environment["GITHUB_API_URL"] = address
    done = pull_request.use(github_token=TOKEN)
    assert done.code == 1
    assert "::warning title=remit::the comment could not be written" in done.log
    assert hub.asked == []
