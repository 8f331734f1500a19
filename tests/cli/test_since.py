"""`remit scan --since`: only what a change touches, with the verdicts of a whole scan."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from remit.cli.since import Touched
from tests.cli.repositories import BROKEN, EXPOSED, QUEUE, SHOP, Clone

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    Remit = Callable[..., subprocess.CompletedProcess[str]]

OUTER = """\
Resources:
  Inner: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: parts/inner.yaml}}
  Fn::Transform: {Name: AWS::Include, Parameters: {Location: parts/included.json}}
"""
INCLUDED = '{"Topic": {"Type": "AWS::SNS::Topic"}}'
PARAMETER = "Parameters: {Size: {Type: Number}}\nResources:\n  Q: {Type: AWS::SQS::Queue}\n"


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """Four roots: one with a nested template and an include, one with a parameter, two plain ones."""
    made = Clone(tmp_path)
    (tmp_path / "bucket.yaml").unlink(missing_ok=True)
    made.write("parts/included.json", INCLUDED)
    made.write("size.json", '{"Size": "3"}')
    made.write(".gitignore", "ignored.yaml\n")
    made.commit(outer=OUTER, parts__inner=SHOP, plain=SHOP, queue=QUEUE, sized=PARAMETER)
    return made


def scanned(remit: Remit, *words: str) -> tuple[Any, subprocess.CompletedProcess[str]]:
    """The report of a scan since `main`."""
    done = remit("scan", ".", "--since", "main", "--format", "json", *words)
    assert done.stdout, done.stderr
    return json.loads(done.stdout), done


def keys(report: Any) -> set[str]:
    """The files that the resources of a report stand in."""
    return {each["key"].partition("#")[0] for each in report["resources"]}


OUTER_FILES = {"outer.yaml", "parts/inner.yaml@outer.yaml/Inner"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"queue.yaml": QUEUE.replace("5", "6")}, {"queue.yaml"}),
        ({"parts/inner.yaml": EXPOSED}, OUTER_FILES),
        ({"parts/included.json": INCLUDED.replace("Topic", "Subject", 1)}, OUTER_FILES),
        ({"fresh.yaml": QUEUE}, {"fresh.yaml"}),
        ({"ignored.yaml": QUEUE}, set()),
        ({"README.md": "words"}, set()),
        ({}, set()),
    ],
    ids=[
        "edited",
        "its nested template",
        "its include",
        "untracked",
        "ignored by Git and by scans",
        "no template",
        "nothing",
    ],
)
@pytest.mark.parametrize("committed", [False, True], ids=["in the work tree", "committed"])
def test_a_template_is_touched_with_what_it_rests_on(
    remit: Remit, clone: Clone, change: dict[str, str], expected: set[str], *, committed: bool
) -> None:
    """A changed file touches the roots that read it; the same whether it is committed, on a branch, or not."""
    if committed:
        clone.git("checkout", "--quiet", "-b", "work")
    for name, text in change.items():
        clone.write(name, text)
    if committed:
        clone.commit()
    report, done = scanned(remit)
    assert keys(report) == expected
    assert done.returncode == (1 if expected else 0)
    assert "not touched since main" in done.stderr
    assert any("not touched since main" in each["text"] for each in report["notes"])


def test_verdicts_are_those_of_a_whole_scan(remit: Remit, clone: Clone) -> None:
    """Every finding and line about a touched template is word for word that of a scan without `--since`."""
    clone.write("parts/inner.yaml", EXPOSED)
    report, _ = scanned(remit)
    whole = json.loads(remit("scan", ".", "--format", "json").stdout)
    touched = {each["key"] for each in report["resources"]}
    assert touched
    assert report["findings"] == [each for each in whole["findings"] if each["resource"]["key"] in touched]
    assert report["ledger"] == [each for each in whole["ledger"] if each["resource"] in touched]


def test_a_deleted_nested_template_touches_its_root(remit: Remit, clone: Clone) -> None:
    """The root does not do any more what it did."""
    clone.git("rm", "--quiet", "parts/inner.yaml")
    assert keys(scanned(remit)[0]) == {"outer.yaml"}


def test_a_parameter_file_touches_all(remit: Remit, clone: Clone) -> None:
    """Values decide verdicts, so a changed file of values touches every template."""
    words = ("--parameters", "size.json")
    assert keys(scanned(remit, *words)[0]) == set()
    clone.write("size.json", '{"Size": "4"}')
    assert keys(scanned(remit, *words)[0]) == {*OUTER_FILES, "plain.yaml", "queue.yaml", "sized.yaml"}


def test_what_another_template_configures_touches_the_resource(remit: Remit, clone: Clone) -> None:
    """A bucket's policy in another template decides about the bucket: a change of it touches both."""
    bucket = "Resources:\n  B: {Type: AWS::S3::Bucket}\nOutputs:\n  N: {Value: !Ref B, Export: {Name: shared}}\n"
    policy = (
        "Resources:\n  P:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !ImportValue shared\n"
        '      PolicyDocument: {Statement: [{Effect: Deny, Principal: "*", Action: "s3:*", Resource: "*"}]}\n'
    )
    clone.commit(bucket=bucket, policy=policy)
    clone.git("checkout", "--quiet", "-b", "work")
    clone.write("policy.yaml", policy.replace("Deny", "Allow"))
    report, _ = scanned(remit)
    assert keys(report) == {"bucket.yaml"}
    assert "s3.public-policy:read" in {each["check"] for each in report["findings"] if each["verdict"] == "fail"}


def test_a_directory_is_touched_by_any_file_in_it(clone: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    """A root that rests on a directory, as Terraform's do, is touched when a file there is changed or deleted."""
    clone.write("module/main.tf", "")
    clone.write("module/deep/other.tf", "")
    clone.commit()
    monkeypatch.chdir(clone.top)
    (clone.top / "module" / "main.tf").unlink()
    touched = Touched("HEAD", Path())
    assert touched.touches([Path("module")])
    assert touched.touches([clone.top / "module"])
    assert touched.touches([Path()])
    assert not touched.touches([Path("module/deep"), Path("parts")])


def test_a_terraform_root_is_touched_with_the_modules_that_it_calls(remit: Remit, clone: Clone) -> None:
    """A file of a local module touches the roots that call it, and no others; so does one that is deleted."""
    bucket = 'resource "aws_s3_bucket" "b" {\n  bucket = "b"\n}\n'
    clone.write("one/main.tf", 'module "m" {\n  source = "../common"\n}\n' + bucket)
    clone.write("two/main.tf", bucket)
    clone.write("two/more.tf", "# nothing")
    clone.write("common/main.tf", bucket)
    clone.commit()
    assert keys(scanned(remit)[0]) == set()
    clone.write("common/main.tf", bucket + "# a word\n")
    assert keys(scanned(remit)[0]) == {"one/main.tf"}
    clone.git("checkout", "--quiet", "common/main.tf")
    (clone.top / "two" / "more.tf").unlink()
    assert keys(scanned(remit)[0]) == {"two/main.tf"}


def test_main_moving_on_touches_nothing(remit: Remit, clone: Clone) -> None:
    """It counts what this branch did since it left main, not what main did since."""
    clone.git("checkout", "--quiet", "-b", "work")
    clone.git("checkout", "--quiet", "main")
    clone.commit(plain=EXPOSED)
    clone.git("checkout", "--quiet", "work")
    report, done = scanned(remit)
    assert (keys(report), done.returncode) == (set(), 0)


def test_nothing_touched_is_said_and_passes(remit: Remit, clone: Clone) -> None:
    """Exit code 0 with a sentence; a directory without templates is still nothing to audit."""
    done = remit("scan", ".", "--since", "HEAD")
    assert done.returncode == 0
    assert "remit: nothing to audit: 4 templates and roots are not touched since HEAD" in done.stderr
    (clone.top / "void").mkdir()
    assert remit("scan", "void", "--since", "HEAD").returncode == 3


def test_a_broken_template_counts_when_it_is_touched(remit: Remit, clone: Clone) -> None:
    """One that was broken before is not this change's; one that this change broke is."""
    clone.commit(broken=BROKEN)
    clone.git("checkout", "--quiet", "-b", "work")
    assert remit("scan", ".", "--since", "main").returncode == 0
    clone.write("queue.yaml", BROKEN)
    done = remit("scan", ".", "--since", "main")
    assert done.returncode == 2
    assert "queue.yaml" in done.stdout
    assert "broken.yaml" not in done.stdout


def test_with_a_baseline_the_untouched_is_not_compared(remit: Remit, clone: Clone) -> None:
    """What is left out is not taken for fixed."""
    remit("scan", ".", "-q", "-o", "known.json")
    clone.write("plain.yaml", EXPOSED)
    done = remit("scan", ".", "--since", "main", "--baseline", "known.json", "--format", "markdown")
    assert done.returncode == 1
    assert done.stdout.startswith("### remit: 1 new failure (1 critical)")
    assert "**Better:** 0 fixed, 0 duties" in done.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--since", "nosuch"], "there is no revision 'nosuch'"),
        (["--since", "--output=stolen"], "expected one argument"),
        (["--since=--output=stolen"], "there is no revision '--output=stolen'"),
        (["--since", ""], "there is no revision ''"),
    ],
    ids=["unknown", "an option", "an option's likeness", "empty"],
)
def test_a_bad_revision_is_told(remit: Remit, clone: Clone, words: list[str], message: str) -> None:
    """Exit code 2, and Git never takes it for an option."""
    done = remit("scan", ".", *words)
    assert done.returncode == 2
    assert message in done.stderr
    assert not (clone.top / "stolen").exists()


def test_outside_of_a_repository_there_is_no_since(remit: Remit) -> None:
    """It says what is missing."""
    done = remit("scan", ".", "--since", "main")
    assert done.returncode == 2
    assert "is in no Git repository" in done.stderr


def test_a_history_without_a_common_commit_is_told(remit: Remit, clone: Clone) -> None:
    """As in a shallow clone: nothing is guessed."""
    clone.git("checkout", "--quiet", "--orphan", "alone")
    clone.commit("another beginning")
    done = remit("scan", ".", "--since", "main")
    assert done.returncode == 2
    assert "have no commit in common" in done.stderr


BUCKET = 'resource "aws_s3_bucket" "b" {\n  bucket = "b"\n}\n'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("policies/allow.json", '{"Statement": [1]}'),
        ("lists/two.txt", ""),
        ("later.txt", ""),
        ("policies/allow.json", None),
        ("common/main.tf", None),
    ],
    ids=["a file that is read", "one more in a listed folder", "one that was not there", "deleted", "a module deleted"],
)
def test_a_terraform_root_is_touched_with_what_its_functions_read(
    remit: Remit, clone: Clone, name: str, text: str | None
) -> None:
    """Files outside of its directory, found by `file`, `fileset` or `fileexists`, and modules that are gone."""
    reading = (
        'module "m" {\n  source = "../common"\n}\nlocals {\n  there = fileexists("${path.module}/../later.txt")\n}\n'
        'resource "aws_s3_bucket_policy" "p" {\n  bucket = aws_s3_bucket.b.id\n'
        '  policy = file("${path.module}/../policies/allow.json")\n}\nresource "aws_s3_bucket" "b" {\n'
        '  bucket = "b"\n  tags = {\n    L = join(",", fileset("${path.module}/../lists", "*"))\n'
        "    T = local.there\n  }\n}\n"
    )
    clone.write("one/main.tf", reading)
    clone.write("two/main.tf", BUCKET)
    clone.write("common/main.tf", BUCKET)
    clone.write("lists/one.txt", "")
    clone.write("policies/allow.json", '{"Statement": []}')
    clone.commit()
    assert keys(scanned(remit)[0]) == set()
    if text is None:
        (clone.top / name).unlink()
    else:
        clone.write(name, text)
    assert keys(scanned(remit)[0]) == {"one/main.tf"}


def test_a_link_that_leads_elsewhere_touches_what_lies_behind_it(clone: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is the same; that another one is read now is a change."""
    clone.write("old/x.json", "1")
    clone.write("new/x.json", "1")
    (clone.top / "current").symlink_to("old")
    clone.commit()
    monkeypatch.chdir(clone.top)
    assert not Touched("HEAD", Path()).touches([Path("current/x.json")])
    (clone.top / "current").unlink()
    (clone.top / "current").symlink_to("new")
    assert Touched("HEAD", Path()).touches([Path("current/x.json")])


def test_changed_settings_touch_all(remit: Remit, clone: Clone) -> None:
    """A waiver that was taken away lets old failures count, wherever they are."""
    clone.write("remit.toml", 'skip = ["s3.plain-http"]\n')
    clone.commit()
    assert keys(scanned(remit)[0]) == set()
    (clone.top / "remit.toml").unlink()
    assert keys(scanned(remit)[0]) == set(OUTER_FILES) | {"plain.yaml", "queue.yaml", "sized.yaml"}
