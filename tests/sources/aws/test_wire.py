"""What comes over the wire, protocol by protocol: answers whole and broken, refusals, silence."""

from __future__ import annotations

from socket import EAI_AGAIN, EAI_NONAME, gaierror
from typing import TYPE_CHECKING, Any

import pytest
from botocore.awsrequest import AWSResponse
from botocore.exceptions import EndpointConnectionError, ReadTimeoutError

from remit.sources.aws.asking import Asker, Question, next_token
from remit.sources.aws.client import Clients
from remit.sources.aws.rate import Rate
from remit.sources.aws.tables import allowed, tables_of
from remit.sources.aws.target import AwsTarget
from tests.sources.aws.recorded import ACCOUNT, REGION, MemoryPages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remit.model import Page

EC2 = b'<DescribeVpcsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><vpcSet/></DescribeVpcsResponse>'
RDS = b"<Response><DescribeDBInstancesResult><DBInstances/></DescribeDBInstancesResult></Response>"
S3 = b"<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>"
QUESTIONS = {
    "ec2": (Question(REGION, "ec2", "DescribeVpcs", {}), EC2),
    "query": (Question(REGION, "rds", "DescribeDBInstances", {}), RDS),
    "rest-xml": (Question("global", "s3", "ListBuckets", {}), S3),
    "json": (Question(REGION, "dynamodb", "ListTables", {}), b'{"TableNames": []}'),
    "rest-json": (Question(REGION, "lambda", "ListFunctions", {}), b'{"Functions": []}'),
}
XML_ERROR = b"<Response><Errors><Error><Code>%s</Code><Message>no</Message></Error></Errors></Response>"
QUERY_ERROR = b"<ErrorResponse><Error><Code>%s</Code><Message>no</Message></Error></ErrorResponse>"
REST_ERROR = b"<Error><Code>%s</Code><Message>no</Message></Error>"
JSON_ERROR = b'{"__type": "%s", "message": "no"}'
ERRORS = {"ec2": XML_ERROR, "query": QUERY_ERROR, "rest-xml": REST_ERROR, "json": JSON_ERROR, "rest-json": JSON_ERROR}


class Raw:
    """A body as urllib3 hands it over."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def stream(self, **_: object) -> Iterator[bytes]:
        yield self._body


class Wire:
    """Clients whose requests are answered here."""

    def __init__(self, answer: Callable[[Any], tuple[int, bytes]], *, attempts: int = 1) -> None:
        self.clients = Clients(AwsTarget(attempts=attempts), allowed(), rate=Rate(None), workers=2)
        self.sent = 0
        self._answer = answer
        events = self.clients._session.get_component("event_emitter")
        events.register("before-send", self._send)

    def _send(self, request: Any, **_: object) -> AWSResponse:
        self.sent += 1
        status, body = self._answer(request)
        return AWSResponse(request.url, status, {"content-type": "application/x-amz-json-1.0"}, Raw(body))

    def ask(self, question: Question) -> Page:
        pages = MemoryPages()
        Asker(pages, ACCOUNT, self.clients, "us-east-1").ask(question)
        return pages.log[-1]


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)


@pytest.mark.parametrize("protocol", QUESTIONS)
def test_whole(protocol: str) -> None:
    question, body = QUESTIONS[protocol]
    page = Wire(lambda _: (200, body)).ask(question)
    assert page.error is None
    assert all(not value for value in page.body.values())


@pytest.mark.parametrize("cut", [0.0, 0.5, 0.95])
@pytest.mark.parametrize("protocol", QUESTIONS)
def test_cut_off(protocol: str, cut: float) -> None:
    """Never an empty list: what was cut off is an error."""
    question, body = QUESTIONS[protocol]
    page = Wire(lambda _: (200, body[: int(len(body) * cut)])).ask(question)
    assert page.error is not None
    assert page.error["code"] in ("UnreadableAnswer", "500")  # botocore takes S3's for a failure of the server


@pytest.mark.parametrize("protocol", QUESTIONS)
def test_refused(protocol: str) -> None:
    question, _ = QUESTIONS[protocol]
    page = Wire(lambda _: (403, ERRORS[protocol] % b"AccessDenied")).ask(question)
    assert page.error is not None
    assert page.error["code"] == "AccessDenied"
    assert page.error["action"]


@pytest.mark.parametrize("protocol", QUESTIONS)
def test_no_page_of_that_name(protocol: str) -> None:
    """Whatever answers, it is not the service: an HTML page is not an empty list."""
    question, _ = QUESTIONS[protocol]
    page = Wire(lambda _: (404, b"<!doctype html><html><h1>Not Found</h1></html>")).ask(question)
    assert page.error is not None
    assert page.error["code"] in ("404", "UnreadableAnswer")


@pytest.mark.parametrize("protocol", QUESTIONS)
def test_server_error(protocol: str) -> None:
    question, _ = QUESTIONS[protocol]
    page = Wire(lambda _: (500, b"oops")).ask(question)
    assert page.error is not None
    assert page.error["code"] in ("500", "InternalFailure", "UnreadableAnswer")


def test_throttled_until_it_gives_up() -> None:
    wire = Wire(lambda _: (400, JSON_ERROR % b"ThrottlingException"), attempts=2)
    page = wire.ask(QUESTIONS["json"][0])
    assert page.error is not None
    assert page.error["code"] == "ThrottlingException"
    assert wire.sent == 2


def test_throttled_once() -> None:
    answers = iter([(400, JSON_ERROR % b"ThrottlingException"), (200, b'{"TableNames": ["a"]}')])
    page = Wire(lambda _: next(answers), attempts=2).ask(QUESTIONS["json"][0])
    assert page.body == {"TableNames": ["a"]}


@pytest.mark.parametrize(
    ("raised", "code"),
    [
        (ReadTimeoutError(endpoint_url="https://x"), "Timeout"),
        (EndpointConnectionError(endpoint_url="https://x"), "NoConnection"),
    ],
)
def test_silence(raised: Exception, code: str) -> None:
    def fail(_: Any) -> tuple[int, bytes]:
        raise raised

    page = Wire(fail).ask(QUESTIONS["json"][0])
    assert page.error is not None
    assert page.error["code"] == code


def test_rate_ceiling() -> None:
    now = [0.0]
    slept: list[float] = []
    rate = Rate(10, clock=lambda: now[0], sleep=slept.append)
    for _ in range(5):
        rate.wait()
    assert slept == pytest.approx([0.1, 0.2, 0.3, 0.4])
    unlimited = Rate(None, clock=lambda: now[0], sleep=slept.append)
    for _ in range(1000):
        unlimited.wait()
    assert len(slept) == 4


def test_all_pages() -> None:
    answers = iter([b'{"TableNames": ["a"], "LastEvaluatedTableName": "aaa"}', b'{"TableNames": ["b"]}'])
    wire = Wire(lambda _: (200, next(answers)))
    pages = MemoryPages()
    question = Question(REGION, "dynamodb", "ListTables", {}, "LastEvaluatedTableName>ExclusiveStartTableName")
    answer = Asker(pages, ACCOUNT, wire.clients, "us-east-1").ask(question)
    assert [body["TableNames"] for body in answer.bodies] == [["a"], ["b"]]
    assert [page.token for page in pages.log] == ["", "aaa"]


def test_a_list_broken_off_keeps_its_first_pages_and_says_so() -> None:
    answers = iter(
        [(200, b'{"TableNames": ["a"], "LastEvaluatedTableName": "aaa"}'), (400, JSON_ERROR % b"AccessDenied")]
    )
    wire = Wire(lambda _: next(answers))
    question = Question(REGION, "dynamodb", "ListTables", {}, "LastEvaluatedTableName>ExclusiveStartTableName")
    answer = Asker(MemoryPages(), ACCOUNT, wire.clients, "us-east-1").ask(question)
    assert [body["TableNames"] for body in answer.bodies] == [["a"]]
    assert answer.failure is not None
    assert answer.failure.kind == "denied"


def test_a_list_begun_long_ago_is_begun_again() -> None:
    """A continuation kept in a snapshot expires; the list is then read from its start."""
    pages = MemoryPages()
    question = Question(REGION, "dynamodb", "ListTables", {}, "LastEvaluatedTableName>ExclusiveStartTableName")
    broken = iter([b'{"TableNames": ["old"], "LastEvaluatedTableName": "xxx"}'])

    def once(_: Any) -> tuple[int, bytes]:
        body = next(broken, None)
        return (200, body) if body else (400, JSON_ERROR % b"Throttling")

    Asker(pages, ACCOUNT, Wire(once).clients, "us-east-1").ask(question)
    answers = iter([(400, JSON_ERROR % b"InvalidNextToken"), (200, b'{"TableNames": ["new"]}')])
    answer = Asker(pages, ACCOUNT, Wire(lambda _: next(answers)).clients, "us-east-1").ask(question)
    assert [body["TableNames"] for body in answer.bodies] == [["new"]]


def test_a_token_that_repeats_ends_the_list() -> None:
    wire = Wire(lambda _: (200, b'{"TableNames": ["a"], "LastEvaluatedTableName": "aaa"}'))
    question = Question(REGION, "dynamodb", "ListTables", {}, "LastEvaluatedTableName>ExclusiveStartTableName")
    Asker(MemoryPages(), ACCOUNT, wire.clients, "us-east-1").ask(question)
    assert wire.sent == 2


def test_next_token() -> None:
    assert next_token("", {"NextToken": "x"}) == ""
    assert next_token("NextToken", {}) == ""
    assert next_token("A.NextMarker>Marker", {"A": {"NextMarker": "m"}}) == "m"
    zone = "Cut?Name+Kind>StartName+StartKind"
    assert next_token(zone, {"Cut": True, "Name": "a", "Kind": "TXT"}) == "a\nTXT"
    assert next_token(zone, {"Cut": False, "Name": "a", "Kind": "TXT"}) == ""


def test_a_continuation_of_several_parts() -> None:
    """Records of one name may fill more than a page: the name alone would lead back to its first."""
    page = b"<R><ResourceRecordSets/><IsTruncated>%s</IsTruncated><MaxItems>1</MaxItems>%s</R>"
    following = b"<NextRecordName>a.</NextRecordName><NextRecordType>TXT</NextRecordType>"
    sent: list[str] = []
    answers = iter([page % (b"true", following), page % (b"false", b"")])

    def answer(request: Any) -> tuple[int, bytes]:
        sent.append(request.url.partition("?")[2])
        return 200, next(answers)

    table = next(each for each in tables_of(["AWS::Route53::RecordSet"]) if each.within)
    assert table.finds is not None
    question = Question("global", "route53", "ListResourceRecordSets", {"HostedZoneId": "Z"}, table.finds.more)
    assert Asker(MemoryPages(), ACCOUNT, Wire(answer).clients, "us-east-1").ask(question).failure is None
    assert sent == ["", "name=a.&type=TXT"]


@pytest.mark.parametrize(
    ("service", "why", "there", "code"),
    [
        ("apprunner", EAI_NONAME, "ec2.", "NotOffered"),
        ("apprunner", EAI_NONAME, "none", "NoConnection"),  # the network is down
        ("apprunner", EAI_AGAIN, "ec2.", "NoConnection"),
        ("kms", EAI_NONAME, "ec2.", "NoConnection"),  # botocore knows it there
    ],
)
def test_a_service_that_is_not_in_the_region(
    service: str, why: int, there: str, code: str, aws: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_ENDPOINT_URL")

    def find(host: str, *_: Any, **__: Any) -> list[str]:
        if host.startswith(there):
            return [host]
        raise gaierror(why, "no")

    monkeypatch.setattr("socket.getaddrinfo", find)
    clients = Clients(AwsTarget(attempts=1), allowed(), rate=Rate(None), workers=1)
    pages = MemoryPages()
    operation = {"apprunner": "ListServices", "kms": "ListKeys"}[service]
    answer = Asker(pages, ACCOUNT, clients, "us-east-1").ask(Question("eu-south-2", service, operation, {}))
    assert pages.log[0].error is not None
    assert pages.log[0].error["code"] == code
    assert answer.absent == (code == "NotOffered")
    assert (answer.failure is None) == answer.absent
    assert aws
