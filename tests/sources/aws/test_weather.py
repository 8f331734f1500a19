"""What befalls a scan of a real account: a Region that a policy closes, credentials that run out, a device to be asked.

The command line asks a moto server over HTTP, through one that may answer in its place.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from botocore.session import Session

from remit.cli import main
from tests.sources.aws.recorded import REGION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Answer = tuple[int, bytes]

ELSEWHERE = "888899990000"
"""An account of its own in the server, so that the estate of the other tests stays as it is."""
CLOSED = "eu-west-3"
SOME = ("--check", "ec2.*", "--check", "iam.*", "--check", "any.*")
SCOPE = re.compile(r"Credential=[^/]+/\d+/(?P<region>[^/]+)/(?P<service>[^/]+)/")
SCP = "You are not authorized to perform this operation with an explicit deny in a service control policy"
BODY = b"<Response><Errors><Error><Code>%s</Code><Message>%s</Message></Error></Errors></Response>"
PLAIN = b"<Error><Code>%s</Code><Message>%s</Message></Error>"
SHORT = b"<ErrorResponse><Error><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"


class Weather(ThreadingHTTPServer):
    """A server between remit and moto. `befall` may answer a request, told its Region, service and number."""

    daemon_threads = True

    def __init__(self, endpoint: str) -> None:
        super().__init__(("127.0.0.1", 0), Passing)
        self.behind = urlsplit(endpoint).netloc
        self.befall: Callable[[str, str, int], tuple[str, str] | None] = lambda *_: None
        self.count = 0


class Passing(BaseHTTPRequestHandler):
    """One request, answered here or passed on."""

    server: Weather
    protocol_version = "HTTP/1.1"

    def _any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        scope = SCOPE.search(self.headers.get("Authorization", ""))
        self.server.count += 1
        found = self.server.befall(scope["region"], scope["service"], self.server.count) if scope else None
        status, kind, told = self._passed_on(body) if found is None else self._refused(body, *found)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if found is not None:
            self.send_header("x-amzn-errortype", found[0])
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def _passed_on(self, body: bytes) -> tuple[int, str, bytes]:
        behind = HTTPConnection(self.server.behind, timeout=60)
        behind.request(self.command, self.path, body, dict(self.headers))
        answer = behind.getresponse()
        told = answer.status, answer.headers.get("Content-Type", ""), answer.read()
        behind.close()
        return told

    def _refused(self, body: bytes, code: str, message: str) -> tuple[int, str, bytes]:
        if body.startswith(b"Action="):
            form = BODY if "/ec2/" in self.headers["Authorization"] else SHORT
            return 403, "text/xml", form % (code.encode(), message.encode())
        if "/s3" in self.headers["Authorization"]:
            return (
                403,
                "text/xml",
                b"<Error><Code>%s</Code><Message>%s</Message></Error>"
                % (
                    code.encode(),
                    message.encode(),
                ),
            )
        return 400, "application/json", json.dumps({"__type": code, "message": message}).encode()

    do_GET = do_POST = do_PUT = do_HEAD = _any  # noqa: N815 — the names that http.server calls

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def weather(aws: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Weather]:
    sts = Session().create_client("sts", region_name=REGION, endpoint_url=aws)
    role = f"arn:aws:iam::{ELSEWHERE}:role/reader"
    given = sts.assume_role(RoleArn=role, RoleSessionName="test")["Credentials"]
    for name, key in (("ACCESS_KEY_ID", "AccessKeyId"), ("SECRET_ACCESS_KEY", "SecretAccessKey")):
        monkeypatch.setenv(f"AWS_{name}", given[key])
    monkeypatch.setenv("AWS_SESSION_TOKEN", given["SessionToken"])
    server = Weather(aws)
    Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.chdir(tmp_path)
    yield server
    server.shutdown()
    server.server_close()


def scan(*words: str) -> tuple[int, Any]:
    report = Path("out.json")
    report.unlink(missing_ok=True)
    code = main(["scan", "aws", *words, "--quiet", "-o", report.name])
    return code, json.loads(report.read_bytes()) if report.exists() else None


def verdicts(report: Any) -> dict[tuple[str, str], Any]:
    return {(each["resource"]["key"], each["check"]): each for each in report["findings"]}


def test_a_region_that_a_policy_closes_is_told_once_and_passes_nothing(weather: Weather) -> None:
    regions = ("--region", REGION, "--region", CLOSED, *SOME)
    _, fine = scan(*regions)
    weather.befall = lambda region, *_: ("AccessDeniedException", SCP) if region == CLOSED else None
    code, report = scan(*regions)
    assert code in (1, 4)
    known = {note["text"] for note in fine["notes"]}
    notes = [note for note in report["notes"] if note["level"] == "error" and note["text"] not in known]
    (note,) = [each for each in notes if CLOSED in each["text"]]
    assert "closed" in note["text"]
    assert "--region" in note["hint"]
    before, after = verdicts(fine), verdicts(report)
    assert {key for key in before if f"/{CLOSED}#" not in key[0]} <= set(after) <= set(before)
    other = [after[key] for key in after if after[key]["verdict"] != before[key]["verdict"]]
    assert {each["verdict"] for each in other} == {"undetermined"}
    assert all(re.search(r"\w+:\w+ was refused in eu-west-3", each["reason"]) for each in other)


def test_credentials_that_run_out_lose_nothing(weather: Weather, capsys: pytest.CaptureFixture[str]) -> None:
    some = ("--region", REGION, *SOME)
    _, fine = scan(*some)
    capsys.readouterr()
    begun = weather.count
    weather.befall = lambda _r, _s, count: ("ExpiredToken", "it is expired") if count > begun + 20 else None
    code, report = scan(*some)
    assert (code, report) == (4, None)
    told = capsys.readouterr().err
    assert "the credentials ran out: it is expired" in told
    weather.befall = lambda *_: None
    asked = weather.count
    code, report = scan(*some, "--resume", re.search(r"--resume (\S+)", told)[1])  # type: ignore[index]
    assert code == 1
    assert [each["verdict"] for each in report["findings"]] == [each["verdict"] for each in fine["findings"]]
    assert weather.count - asked < begun  # what was read was not read again


PROFILES = """
[profile base]
aws_access_key_id = AKIAEXAMPLE
aws_secret_access_key = secret
[profile device]
role_arn = arn:aws:iam::123456789012:role/audit
mfa_serial = arn:aws:iam::123456789012:mfa/me
source_profile = base
[profile nonsense]
credential_process = echo nonsense
[profile nobody]
credential_process = /nowhere/at/all
[profile circle]
role_arn = arn:aws:iam::123456789012:role/audit
source_profile = circle2
[profile circle2]
role_arn = arn:aws:iam::123456789012:role/audit
source_profile = circle
"""


@pytest.mark.parametrize(
    ("profile", "told"),
    [
        ("device", "they take an MFA code, and nobody is there to type it"),
        ("nonsense", "cannot use the credentials of aws:nonsense"),
        ("nobody", "cannot use the credentials of aws:nobody"),
        ("circle", "Infinite loop"),
        ("missing", "could not be found"),
    ],
)
def test_profiles_that_lead_nowhere(profile: str, told: str, weather: Weather, tmp_path: Path) -> None:
    """In a process without a terminal."""
    (tmp_path / "config").write_text(PROFILES)
    dropped = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
    environment = {name: value for name, value in os.environ.items() if name not in dropped}
    ran = subprocess.run(
        [sys.executable, "-m", "remit.cli", "scan", f"aws:{profile}", "--region", REGION],
        env={**environment, "AWS_CONFIG_FILE": str(tmp_path / "config")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
    )
    assert ran.returncode == 2
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr
    assert weather.count == 0


@pytest.mark.parametrize(
    ("region", "hint"),
    [("eu-wst-1", "did you mean eu-west-1?"), ("mars", ""), ("eu west 1", "did you mean")],
)
def test_regions_that_there_are_not(
    region: str, hint: str, weather: Weather, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("remit.sources.aws.client.has_address", lambda _: False)
    assert scan("--region", region) == (2, None)
    told = capsys.readouterr().err
    assert f"there is no Region {region}" in told
    assert hint in told
    assert weather.count == 0
