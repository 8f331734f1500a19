"""Answers of another shape than expected: the scan goes on, and nothing is concluded from what cannot be read."""

from __future__ import annotations

import base64
import copy
import gzip
import json
import random
from typing import TYPE_CHECKING, Any

import pytest

from remit.audit.registry import load
from remit.audit.runner import Runner
from remit.engines.secrets import SecretReader
from remit.model import Cause, Needs, PartialString, Unknown, cause_of, wrap
from remit.schema import describe
from remit.sources.aws.mapping import evaluated, filled, in_words, put, tags_of
from remit.sources.aws.paths import find
from remit.sources.aws.redaction import REDACTED, redact
from remit.sources.aws.table import Call, Each, Fixed, Pick, Table, Via, With
from tests.sources.aws.cases import Answers
from tests.sources.aws.recorded import MemoryPages, Recorded, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.schema import Shape


class Garbled(Recorded):
    """An AWS of whose answers some members are missing, null, empty or of another kind."""

    def __init__(self, estate: MemoryPages, dice: random.Random, odds: float) -> None:
        super().__init__(estate.log)
        self._dice = dice
        self._odds = odds

    def call(self, service: str, region: str, operation: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        try:
            body = super().call(service, region, operation, parameters)
        except KeyError:  # asked with arguments that came of a garbled answer
            return {}
        garble(body, self._dice, self._odds)
        return body


def garble(value: Any, dice: random.Random, odds: float) -> None:
    for holder, key in list(places(value)):
        if dice.random() < odds:
            holder[key] = dice.choice([None, "", [], {}, 0, "x", ["x"], {"x": "x"}])


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from places(value[key])


@pytest.mark.parametrize("seed", range(12))
def test_wrong_shapes_end_nothing(seed: int, estate: MemoryPages) -> None:
    dice = random.Random(seed)  # noqa: S311 — what to break is no secret
    inventory = read(Garbled(copy.deepcopy(estate), dice, [0.002, 0.01, 0.05][seed % 3]), MemoryPages())
    assert sum(1 for _ in inventory.types()) > 10


@pytest.mark.parametrize(
    ("path", "value", "found"),
    [
        ("@", {"a": 1}, {"a": 1}),
        ("a.b", {"a": {"b": 1}}, 1),
        ("a.b", {"a": None}, None),
        ("a.b", {}, None),
        ("a[].b", {"a": [{"b": 1}, {}, {"b": 2}]}, [1, 2]),
        ("a[]", {"a": []}, []),
        ("a[]", {}, None),
        ("a[].b[].c", {"a": [{"b": [{"c": 1}, {"c": 2}]}, {}, {"b": [{"c": 3}]}]}, [1, 2, 3]),
        ("a[0].b", {"a": [{"b": 1}]}, 1),
        ("a[0].b", {"a": []}, None),
        ("a.*.b", {"a": {"x": {"b": 1}, "y": {"b": 2}}}, [1, 2]),
        ("^.a", {"^": {"a": 1}}, 1),
    ],
)
def test_paths(path: str, value: Any, found: Any) -> None:
    assert find(value, path) == found


def test_specs() -> None:
    answer = {"A": {"b": 1}, "L": [{"x": 1}, {"x": 2}]}
    assert evaluated("A.b", answer) == 1
    assert evaluated(Via(str, "A.b"), answer) == "1"
    assert evaluated(Via(str, "nothing"), answer) is None
    assert evaluated(Pick("A", {"B": "b", "C": "c"}), answer) == {"B": 1}
    assert evaluated(Each("L", {"X": "x"}), answer) == [{"X": 1}, {"X": 2}]
    assert evaluated(Each("nothing", {"X": "x"}), answer) is None
    assert evaluated(Fixed("there"), answer) == "there"
    assert evaluated(With(lambda told, known: (told["A"]["b"], known)), answer, "known") == (1, "known")


def test_a_function_that_cannot_read_an_answer_makes_its_property_unknown() -> None:
    call = Call(
        "rds:DescribeDBInstances", fills={"Port": Via(lambda told: told["Port"], "Endpoint"), "Engine": "Engine"}
    )
    told = filled(call, {"Endpoint": [], "Engine": "postgres"}, {})
    assert isinstance(told["Port"], Unknown)
    assert "cannot read" in cause_of(told["Port"]).reason
    assert told["Engine"] == "postgres"


def shape(type_name: str) -> Shape:
    schema = describe(type_name)
    assert schema is not None
    return schema.properties


def test_names_become_the_registrys() -> None:
    told = {
        "containerDefinitions": [{"name": "web", "logConfiguration": {"options": {"awslogs-group": "x"}}, "odd": 1}]
    }
    (container,) = in_words(shape("AWS::ECS::TaskDefinition"), told)["ContainerDefinitions"]
    assert container == {"Name": "web", "LogConfiguration": {"Options": {"awslogs-group": "x"}}}


def test_wrapped_lists_and_tags() -> None:
    distribution = shape("AWS::CloudFront::Distribution")
    told = {"DistributionConfig": {"Aliases": {"Quantity": 1, "Items": ["a"]}, "Comment": None}, "Tags": {"k": "v"}}
    found = in_words(distribution, told)
    assert found == {"DistributionConfig": {"Aliases": ["a"]}, "Tags": [{"Key": "k", "Value": "v"}]}
    assert in_words(shape("AWS::SSM::Parameter"), {"Tags": [{"Key": "k", "Value": "v"}]}) == {"Tags": {"k": "v"}}


def test_unknown_values_stay_what_they_are() -> None:
    unknown = Unknown(Cause("refused"))
    assert in_words(shape("AWS::S3::Bucket"), {"BucketPolicy": unknown})["BucketPolicy"] is unknown


def test_what_was_redacted_is_there_and_not_known() -> None:
    found = in_words(shape("AWS::Lambda::Function"), {"Environment": {"Variables": {"KEY": REDACTED}}})
    value = found["Environment"]["Variables"]["KEY"]
    assert isinstance(value, PartialString)
    assert value


@pytest.mark.parametrize(
    "told",
    [
        [{"Key": "k", "Value": "v"}],
        [{"key": "k", "value": "v"}],
        [{"TagKey": "k", "TagValue": "v"}],
        {"k": "v"},
    ],
)
def test_tags_in_all_forms(told: Any) -> None:
    assert tags_of(told) == {"k": "v"}
    assert tags_of(None) == {}


def test_put() -> None:
    properties: dict[str, Any] = {}
    put(properties, "A.B", 1)
    put(properties, "A.C", 2)
    put(properties, "D", Unknown("refused"))
    put(properties, "D.E", 3)
    assert properties["A"] == {"B": 1, "C": 2}
    assert isinstance(properties["D"], Unknown)


def test_what_is_kept_tells_whether_it_held_a_credential_and_never_which() -> None:
    key = "AKIA" + "IOSFODNN7EXAMPLE"
    body = {"Functions": [{"Environment": {"Variables": {"UPLOADER": key, "HOST": "db.internal"}}}]}
    kept = redact("lambda", "ListFunctions", body)
    assert key not in json.dumps(kept)
    [told] = kept["Functions"]
    found = in_words(shape("AWS::Lambda::Function"), told)["Environment"]["Variables"]
    holds = SecretReader().holds
    assert holds(wrap({"UPLOADER": found["UPLOADER"]}))
    assert not holds(wrap({"HOST": found["HOST"]}))
    assert holds(wrap({"DB_PASSWORD": found["HOST"]}))


def test_redaction() -> None:
    body = {
        "Functions": [{"Environment": {"Variables": {"A": "a", "B": "b"}}}, {"Environment": {}}, {}],
        "ResponseMetadata": {"RequestId": "1"},
    }
    assert redact("lambda", "ListFunctions", body) == {
        "Functions": [{"Environment": {"Variables": {"A": REDACTED, "B": REDACTED}}}, {"Environment": {}}, {}]
    }
    deep = {"WebACL": {"Rules": [{"Statement": {"NotStatement": {"Statement": {"SearchString": b"x"}}}}]}}
    (rule,) = redact("wafv2", "GetWebACL", deep)["WebACL"]["Rules"]
    assert rule["Statement"]["NotStatement"]["Statement"]["SearchString"] == REDACTED
    container = {"command": ["run", "--password=x"], "environment": [{"name": "A", "value": "a"}]}
    told = redact("ecs", "DescribeTaskDefinition", {"taskDefinition": {"containerDefinitions": [container]}})
    assert told["taskDefinition"]["containerDefinitions"][0] == {
        "command": [REDACTED, REDACTED],
        "environment": [{"name": "A", "value": REDACTED}],
    }


def test_bytes_and_other_values_become_json() -> None:
    assert redact("iam", "GetCredentialReport", {"Content": b"user,arn\n", "odd": {1: {2}}}) == {
        "Content": "user,arn\n",
        "odd": {"1": "{2}"},
    }


def test_a_table_fills_a_property_once() -> None:
    call = Call("rds:DescribeDBInstances", "DBInstances[]", same="Engine")
    with pytest.raises(ValueError, match="filled by both"):
        Table("AWS::RDS::DBInstance", call, (Call("rds:DescribeDBClusters", same="Engine"),))


def test_what_hangs_on_a_call() -> None:
    """Not even the presence of an object is taken for granted, unless another call tells a part of it."""
    alone = Call("ssm:DescribeInstanceInformation", fills={"ManagedNode.PingStatus": "PingStatus"})
    part = Call("cloudtrail:GetTrailStatus", fills={"Status.A": "A"})
    rest = Call("cloudtrail:DescribeTrails", fills={"Status.B": "B"})
    assert Table("AWS::EC2::Instance", None, (alone,)).hanging_on(alone) == ("ManagedNode",)
    assert Table("AWS::CloudTrail::Trail", None, (part, rest)).hanging_on(part) == ("Status.A",)


PLAIN = "#!/bin/sh\ndnf install -y nginx\n"
TELLS = "#!/bin/sh\nexport AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\n"


@pytest.mark.parametrize(
    ("sent", "verdict"),
    [
        (PLAIN.encode(), "pass"),
        (TELLS.encode(), "fail"),
        (gzip.compress(PLAIN.encode(), mtime=0), "pass"),
        (gzip.compress(TELLS.encode(), mtime=0), "fail"),
        (gzip.compress(TELLS.encode(), mtime=0)[:-20], "undetermined"),
        (gzip.compress(b"#" * 2_000_000, mtime=0), "undetermined"),
        (b"\xff\xfe\x00binary", "undetermined"),
        (None, "pass"),
    ],
)
def test_whether_user_data_holds_a_secret_survives_that_it_is_not_kept(sent: bytes | None, verdict: str) -> None:
    body = {"UserData": {"Value": base64.b64encode(sent).decode()} if sent else {}}
    pages = MemoryPages()
    answers = {
        "ec2:DescribeInstances": {"Reservations": [{"Instances": [{"InstanceId": "i-1"}]}]},
        "ec2:DescribeInstanceAttribute": body,
    }
    inventory = read(Answers(answers), pages, Needs(["AWS::EC2::Instance"]))
    kept = json.dumps([page.body for page in pages.log])
    assert "AKIA" not in kept
    assert "nginx" not in kept
    assert not sent or base64.b64encode(sent).decode() not in kept
    registry = load()
    check = registry.get("ec2.secret-in-user-data")
    assert check is not None
    (instance,) = inventory.of_type("AWS::EC2::Instance")
    assert Runner(inventory).finding(check, check.members[0], instance).verdict == verdict


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("https://token:x@example.com/web.git", f"https://{REDACTED}@example.com/web.git"),
        ("https://example.com/web@v1.git", "https://example.com/web@v1.git"),
        ("https://example.com/web.git", "https://example.com/web.git"),
        ("web", "web"),
    ],
)
def test_only_what_stands_before_the_host_is_taken_out_of_an_address(told: str, kept: str) -> None:
    body = {"projects": [{"source": {"location": told}}]}
    assert redact("codebuild", "BatchGetProjects", body)["projects"][0]["source"]["location"] == kept


DOCUMENT = {
    "schemaVersion": "2.2",
    "sessionType": "Standard_Stream",
    "inputs": {"kmsKeyId": "alias/sessions", "shellProfile": {"linux": "login --password correct-horse"}},
    "parameters": {"level": {"type": "String", "default": "high"}},
    "mainSteps": [{"action": "aws:runShellScript", "inputs": {"runCommand": ["login --password correct-horse"]}}],
    "files": {"run.sh": "x"},
}


def test_of_a_document_what_its_steps_are_given_is_kept_back() -> None:
    kept = json.loads(redact("ssm", "GetDocument", {"Content": json.dumps(DOCUMENT)})["Content"])
    assert "correct-horse" not in json.dumps(kept)
    assert kept["sessionType"] == "Standard_Stream"
    assert kept["inputs"]["kmsKeyId"] == "alias/sessions"
    assert kept["parameters"]["level"] == {"type": "String", "default": REDACTED}
    [step] = kept["mainSteps"]
    assert step["action"] == "aws:runShellScript"
    assert step["inputs"]["runCommand"][0].startswith(REDACTED[:-1])
    assert kept["files"] == {"run.sh": REDACTED}


@pytest.mark.parametrize(
    "text", ["schemaVersion: '2.2'\nrun: login --password correct-horse", '["correct-horse"]', '"x"']
)
def test_a_document_of_another_form_is_kept_back_as_a_whole(text: str) -> None:
    kept = redact("ssm", "GetDocument", {"Content": text})["Content"]
    assert "correct-horse" not in kept
    assert REDACTED[:-1] in kept


@pytest.mark.parametrize(("password", "verdict"), [("correct-horse", "fail"), ("{{password}}", "pass")])
def test_whether_a_document_holds_a_secret_survives_that_it_is_not_kept(password: str, verdict: str) -> None:
    document = {**DOCUMENT, "inputs": {}, "mainSteps": [{"inputs": {"runCommand": [f"login --password {password}"]}}]}
    answers = {
        "ssm:ListDocuments": {"DocumentIdentifiers": [{"Name": "patch", "DocumentType": "Command"}]},
        "ssm:GetDocument": {"Content": json.dumps(document)},
    }
    inventory = read(Answers(answers), MemoryPages(), Needs(["AWS::SSM::Document"]))
    check = load().get("ssm.secret-in-document")
    assert check is not None
    (found,) = inventory.of_type("AWS::SSM::Document")
    assert Runner(inventory).finding(check, check.members[0], found).verdict == verdict
