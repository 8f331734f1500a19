"""`remit routes` and `remit attacks`: what is told fits a terminal, is JSON where asked, and never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from remit.cli import main
from remit.demo import TEMPLATE

TWIN = Path(__file__).parents[1] / "demo" / "twin"
SEED = ["Browser", "Distribution", "Balancer", "WebServerA", "orders"]
IN_TERRAFORM = ["Browser", "aws_cloudfront_distribution.distribution", "aws_lb.balancer", "aws_instance.web_server_a"]


@pytest.mark.parametrize("command", ["routes", "attacks"])
def test_lines_fit_a_terminal(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--in", str(TEMPLATE)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 20
    assert max(map(len, lines)) <= 80


def test_the_way_of_the_seed_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    for target, labels in ((TEMPLATE, SEED), (TWIN, [*IN_TERRAFORM, "module.orders.aws_db_instance.this"])):
        assert main(["routes", "--in", str(target), "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        paths = {tuple(hop["label"] for hop in path["hops"]): path for each in told["routes"] for path in each["paths"]}
        assert paths[tuple(labels)]["answer"] == "yes"


def test_one_entry_point_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["routes", "Balancer", "--in", str(TEMPLATE), "--json"]) == 0
    assert [each["entry"].rpartition("#")[2] for each in json.loads(capsys.readouterr().out)["routes"]] == ["Balancer"]
    assert main(["routes", "Orders", "--in", str(TEMPLATE)]) == 2
    assert "no entry point Orders" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["routes", "attacks", "exposed"])
def test_a_list_of_what_was_read_is_no_whole_answer(command: str, tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text("Resources: {Bucket: {Type: 'AWS::S3::Bucket'}}", encoding="utf-8")
    assert main([command, "--in", str(tmp_path)]) == 0
    (tmp_path / "bad.yaml").write_text("Resources: {Bucket: {Type: 'AWS::S3::Bucket'", encoding="utf-8")
    assert main([command, "--in", str(tmp_path)]) == 4


def test_attacks_name_what_is_gained_and_what_cuts_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["attacks", "--in", str(TEMPLATE), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["attacks"]
    [images] = {(each["gains"], each["cut"]) for each in told if (each["of"] or "").endswith("ImagesBucket")}
    assert images == ("read", "take read access to remit-demo-shop-images from shop-web")
    order = ["admin", "write", "read", "connect"]
    assert [each["gains"] for each in told] == sorted((each["gains"] for each in told), key=order.index)


def test_a_hostile_name_is_shown_and_not_obeyed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = tmp_path / "t.json"
    name = "a\u001b[31m\u202e" + "b" * 300
    listed = {"Subject": {"Type": "AWS::Cognito::UserPool", "Properties": {"UserPoolName": name}}}
    listed["Bucket"] = {
        "Type": "AWS::CloudFront::Distribution",
        "Properties": {"DistributionConfig": {"Enabled": True, "Origins": [{"Id": name, "DomainName": name}]}},
    }
    template.write_text(json.dumps({"Resources": listed}), encoding="utf-8")
    assert main(["routes", "--in", str(template)]) == 0
    out = capsys.readouterr().out
    assert "\u001b" not in out
    assert "\u202e" not in out
    assert max(map(len, out.splitlines())) <= 80


def test_what_was_not_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.yaml").write_text(TEMPLATE.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "bad.yaml").write_text("Resources: {A: {Type: AWS::S3::Bucket, Properties: [}}", encoding="utf-8")
    assert main(["routes", "--in", str(tmp_path), "--json", "--partial"]) == 4
    gaps = json.loads(capsys.readouterr().out)["gaps"]
    assert any("bad.yaml" in gap for gap in gaps)
    assert any("--partial" in gap for gap in gaps)


def test_a_waiver_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    waiver = ['check = "*"', 'resource = "*Balancer"', 'owner = "a"', 'reason = "b"', "expires = 2099-01-01"]
    (tmp_path / "remit.toml").write_text("\n".join(["[[waiver]]", *waiver]), encoding="utf-8")
    assert main(["routes", "Balancer", "--in", str(TEMPLATE), "--json"]) == 0
    hop = json.loads(capsys.readouterr().out)["routes"][0]["paths"][0]["hops"][1]
    assert "waived" in {each["state"] for each in hop["duties"]}
    assert "not-done" not in {each["state"] for each in hop["duties"]}


@pytest.mark.parametrize("command", ["routes", "attacks"])
def test_bad_input_is_told(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--in", str(tmp_path / "absent.yaml")]) == 2
    assert "absent.yaml" in capsys.readouterr().err


def test_an_empty_template_has_no_way_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = tmp_path / "t.yaml"
    template.write_text("Resources:\n  Wait: {Type: AWS::CloudFormation::WaitConditionHandle}\n", encoding="utf-8")
    assert main(["routes", "--in", str(template)]) == 0
    assert capsys.readouterr().out.startswith("0 entry points")


DOORS = """
Parameters: {Auth: {Type: String}}
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"]
  Code: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Role.Arn, Code: {ZipFile: x}}}
  Door: {Type: AWS::Lambda::Url, Properties: {TargetFunctionArn: !GetAtt Code.Arn, AuthType: !Ref Auth}}
  Cache: {Type: AWS::ElastiCache::ReplicationGroup, Properties: {ReplicationGroupDescription: x}}
"""


def test_a_sign_in_that_is_not_known_is_told_and_none_is_made_up(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    template = tmp_path / "doors.yaml"
    template.write_text(DOORS, encoding="utf-8")
    assert main(["attacks", "--in", str(template)]) == 0
    assert "? Door: parameter Auth has no value" in capsys.readouterr().out
    assert main(["routes", "--in", str(template)]) == 0
    assert "its own users sign in" not in capsys.readouterr().out
