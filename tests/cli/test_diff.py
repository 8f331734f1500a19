"""`remit diff`, and `remit scan --baseline`: the real command in a real repository."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

import remit.reports
from tests.cli.repositories import BROKEN, EXPOSED, QUEUE, SHOP, Clone
from tests.cli.templates import BUCKET

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    Remit = Callable[..., subprocess.CompletedProcess[str]]

FOLDER = Path(remit.reports.__path__[0]) / "schema"
SCHEMA = json.loads((FOLDER / "remit-diff-1.schema.json").read_text(encoding="utf-8"))

NESTING = "Resources:\n  In: {{Type: AWS::CloudFormation::Stack, Properties: {{TemplateURL: '{}'}}}}\n"


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """A repository with a shop on `main`, and a branch `work` that is checked out."""
    made = Clone(tmp_path)
    (tmp_path / "bucket.yaml").unlink(missing_ok=True)
    made.commit(infra__shop=SHOP, queue=QUEUE)
    made.git("checkout", "--quiet", "-b", "work")
    return made


def changes(done: subprocess.CompletedProcess[str]) -> Any:
    """The comparison that a command printed as JSON, held against the published schema."""
    assert done.stdout, done.stderr
    report = json.loads(done.stdout)
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(report)
    return report


def failing(report: Any, kind: str) -> set[tuple[str, str]]:
    """Findings of a class: check and resource, as it is now or else as it was."""
    return {
        (each["check"], (each["after"] or each["before"])["resource"])
        for each in report["findings"]
        if each["kind"] == kind
    }


def test_a_renamed_file_is_no_new_finding(remit: Remit, clone: Clone) -> None:
    """Everything in it moved, nothing got worse, and the exit code says so."""
    clone.move("infra/shop.yaml", "stacks/prod/store.yaml")
    clone.commit()
    done = remit("diff", "main..HEAD", "--format", "json")
    report = changes(done)
    assert done.returncode == 0, done.stdout
    assert {kind for kind, count in report["summary"]["findings"].items() if count} == {"moved", "unchanged"}
    assert [each["after"]["key"] for each in report["moved"]] == [
        "stacks/prod/store.yaml#Logs",
        "stacks/prod/store.yaml#Orders",
    ]


def test_what_got_worse_and_what_is_gone(remit: Remit, clone: Clone) -> None:
    """A new failure with its exposure and its duty; a removed queue's failures are fixed; a second bucket is new."""
    clone.git("rm", "--quiet", "queue.yaml")
    clone.commit(infra__shop=EXPOSED, copy=BUCKET)
    done = remit("diff", "main..work", "--format", "json")
    report = changes(done)
    assert done.returncode == 1
    new = failing(report, "new")
    assert ("rds.publicly-accessible", "infra/shop.yaml#Orders") in new
    assert ("s3.plain-http", "copy.yaml#Logs") in new
    assert ("s3.plain-http", "infra/shop.yaml#Logs") in failing(report, "unchanged")
    assert {resource for _, resource in failing(report, "fixed")} == {"queue.yaml#Jobs"}
    exposed = {each["check"].partition(":")[0] for each in report["findings"] if each["exposure"]}
    assert exposed == {"rds.publicly-accessible"}
    assert {"duty": "network-controls", "direction": "worse"}.items() <= report["ledger"][0].items()
    assert [each["key"] for each in report["added"]] == ["copy.yaml#Logs"]
    assert [each["key"] for each in report["removed"]] == ["queue.yaml#Jobs"]
    back = remit("diff", "work..main", "--format", "json")
    assert failing(changes(back), "fixed") == new


def test_three_dots_leave_out_what_the_other_branch_did(remit: Remit, clone: Clone) -> None:
    """`A...B` compares from where B left A; `A..B` the two as they are."""
    clone.commit(more=BUCKET)
    clone.git("checkout", "--quiet", "main")
    clone.commit(infra__shop=EXPOSED)
    clone.git("checkout", "--quiet", "work")
    three = changes(remit("diff", "main...work", "--format", "json"))
    two = changes(remit("diff", "main..work", "--format", "json"))
    assert failing(three, "fixed") == set()
    assert failing(two, "fixed") == {("rds.publicly-accessible", "infra/shop.yaml#Orders")}


def test_a_branch_is_a_branch_although_a_file_has_its_name(remit: Remit, clone: Clone) -> None:
    """In a range both words are revisions; elsewhere a path comes first."""
    clone.commit(infra__shop=EXPOSED)
    clone.write("main", QUEUE)
    assert failing(changes(remit("diff", "main..work", "infra", "--format", "json")), "fixed") == set()
    assert {each["key"] for each in changes(remit("diff", "main", "work", "--format", "json"))["removed"]} == {
        "main#Jobs"
    }


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["main..work"], 1),
        (["main...work", "infra"], 1),
        (["main", "work"], 1),
        (["main", "infra"], 1),
        (["main..work", "--fail-on", "never"], 0),
        (["main..work", "--check", "rds.unencrypted-storage"], 0),
        (["main..work", "queue.yaml"], 0),
        (["work..main"], 0),
        (["main..work", "nowhere"], 3),
        (["main", "nosuch"], 2),
        (["main..--output=stolen"], 2),
        (["main"], 2),
        (["main", "work", "infra"], 2),
        (["main..work", "/etc"], 2),
        (["main..work..main"], 2),
        (["main..work", "-o", "x.pdf"], 2),
        (["../nowhere.json", "queue.yaml"], 2),
    ],
    ids=str,
)
def test_the_exit_code_of_a_diff(remit: Remit, clone: Clone, words: list[str], code: int) -> None:
    """0 nothing worse, 1 something is, 2 bad input, 3 nothing on either side."""
    clone.commit(infra__shop=EXPOSED)
    done = remit("diff", *words)
    assert done.returncode == code, done.stdout + done.stderr
    assert code < 2 or (done.stderr.startswith("remit: ") and not done.stdout)
    assert not (clone.top / "stolen").exists()


def test_the_terminal_says_it_in_80_columns(remit: Remit, clone: Clone) -> None:
    """New, exposed, fixed, duties, counts: readable and narrow."""
    clone.git("rm", "--quiet", "queue.yaml")
    name = "a/very/long/way/to/a/template/that/somebody/has/put/deep/into/the/tree/of/the/repository"
    clone.move("infra/shop.yaml", f"{name}.yaml")
    clone.commit(**{name.replace("/", "__"): EXPOSED})
    text = remit("diff", "main..HEAD").stdout
    assert [line for line in text.splitlines() if len(line) > 80] == []
    for word in ("main → HEAD", "NEW\n", "NEWLY EXPOSED\n  Orders", "FIXED\n", "DUTIES\n", "REMOVED\n", "MOVED\n"):
        assert word in text
    assert "1 new failure (1 critical)" in text


def test_the_work_tree_is_left_alone(remit: Remit, clone: Clone) -> None:
    """Neither branch, index nor files change, and no hook or monitor of the repository is run."""
    clone.commit(infra__shop=EXPOSED)
    clone.write("queue.yaml", "Resources: {}\n")
    trap = clone.top / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {clone.top}/sprung\n", encoding="utf-8")
    trap.chmod(0o755)
    clone.git("config", "core.fsmonitor", str(trap))
    before = (clone.top / ".git" / "index").read_bytes(), (clone.top / ".git" / "HEAD").read_bytes()
    assert remit("diff", "main..work").returncode == 1
    assert remit("scan", ".", "--since", "main", "-q").returncode == 1
    assert ((clone.top / ".git" / "index").read_bytes(), (clone.top / ".git" / "HEAD").read_bytes()) == before
    assert (clone.top / "queue.yaml").read_text(encoding="utf-8") == "Resources: {}\n"
    assert not (clone.top / "sprung").exists()


def test_a_template_cannot_hide_itself(remit: Remit, clone: Clone) -> None:
    """What `.gitattributes` keeps out of archives is compared all the same."""
    clone.write(".gitattributes", "infra/ export-ignore\n*.yaml export-subst\n")
    clone.commit(infra__shop=EXPOSED)
    report = changes(remit("diff", "main..work", "--format", "json"))
    assert ("rds.publicly-accessible", "infra/shop.yaml#Orders") in failing(report, "new")


def test_links_of_a_revision_lead_nowhere_else(remit: Remit, clone: Clone, tmp_path_factory: Any) -> None:
    """A link out of the repository is not followed, straight or by way of another; one within it is."""
    secret = tmp_path_factory.mktemp("outside") / "secret.yaml"
    secret.write_text(BUCKET, encoding="utf-8")
    depth = "/".join([".."] * 30)
    (clone.top / "absolute.yaml").symlink_to(secret)
    (clone.top / "relative.yaml").symlink_to(f"{depth}{secret}")
    (clone.top / "up").symlink_to(depth)
    (clone.top / "through.yaml").symlink_to(f"up{secret}")
    (clone.top / "self.yaml").symlink_to("self.yaml")
    clone.write("kept.txt", QUEUE)
    (clone.top / "twin.yaml").symlink_to("kept.txt")
    clone.commit()
    report = changes(remit("diff", "main..work", "--format", "json"))
    assert [each["key"] for each in report["added"]] == ["twin.yaml#Jobs"]


def test_a_revision_and_the_work_tree_leave_out_the_same(remit: Remit, clone: Clone) -> None:
    """A template that an ignore rule keeps out of a scan is kept out of the revision too, though Git tracks it."""
    clone.write(".gitignore", "infra/made.yaml\n")
    clone.write("infra/made.yaml", BUCKET)
    clone.git("add", "--force", "infra/made.yaml")
    clone.commit()
    report = changes(remit("diff", "work", "infra", "--format", "json"))
    assert (report["added"], report["removed"], report["moved"]) == ([], [], [])
    assert report["summary"]["findings"]["unchanged"]


def test_a_revision_is_seen_from_where_the_user_stands(remit: Remit, clone: Clone) -> None:
    """In a directory of the repository, paths are those that a scan there would show."""
    clone.commit(infra__shop=EXPOSED, infra__new=BUCKET)
    done = remit("diff", "main..HEAD", "--format", "json", PWD=str(clone.top))
    assert {each["key"] for each in changes(done)["added"]} == {"infra/new.yaml#Logs"}
    from remit.cli import main

    here = os.getcwd()  # noqa: PTH109 — to come back to
    os.chdir(clone.top / "infra")
    try:
        assert main(["diff", "main..HEAD", "-q", "-o", "../inner.json"]) == 1
    finally:
        os.chdir(here)
    report = json.loads((clone.top / "inner.json").read_text(encoding="utf-8"))
    assert {each["key"] for each in report["added"]} == {"new.yaml#Logs"}


def test_a_broken_template_is_told_and_nothing_in_it_is_fixed(remit: Remit, clone: Clone) -> None:
    """A side that cannot be read as a whole ends in 4, and its missing resources are undecided."""
    clone.commit(infra__shop=BROKEN)
    done = remit("diff", "main..work", "--format", "json")
    assert done.returncode == 4
    assert "infra/shop.yaml:" in done.stderr
    report = changes(done)
    assert failing(report, "fixed") == set()
    assert {resource for _, resource in failing(report, "undecided")} == {
        "infra/shop.yaml#Logs",
        "infra/shop.yaml#Orders",
    }


def test_reports_and_paths_compare_too(remit: Remit, tmp_path: Path) -> None:
    """Two reports, and a report with a path; no repository is needed."""
    remit("scan", "bucket.yaml", "-q", "-o", "before.json")
    (tmp_path / "bucket.yaml").write_text(
        BUCKET + "      VersioningConfiguration: {Status: Enabled}\n", encoding="utf-8"
    )
    remit("scan", "bucket.yaml", "-q", "-o", "after.json")
    for after in ("after.json", "bucket.yaml"):
        report = changes(remit("diff", "before.json", after, "--format", "json"))
        assert failing(report, "fixed") == {("s3.no-versioning", "bucket.yaml#Logs")}
        assert failing(report, "new") == {("s3.versions-without-lifecycle", "bucket.yaml#Logs")}
    assert remit("diff", "after.json", "before.json").returncode == 1
    assert "there is no file main, and . is in no Git repository" in remit("diff", "main..HEAD").stderr


def test_outputs_of_a_diff(remit: Remit, clone: Clone) -> None:
    """`-o` chooses the format by the ending, several at once; the terminal stays unless told otherwise."""
    clone.commit(infra__shop=EXPOSED)
    done = remit("diff", "main..work", "-o", "c.md", "-o", "c.json", "-o", "c.txt")
    assert done.stdout == (clone.top / "c.txt").read_text(encoding="utf-8")
    assert (clone.top / "c.md").read_text(encoding="utf-8").startswith("### remit: 1 new failure, 0 fixed")
    assert json.loads((clone.top / "c.json").read_text(encoding="utf-8"))["schema"] == "remit-diff/1"
    assert remit("diff", "main..work", "-q").stdout == ""
    assert remit("diff", "main..work", "-o", "no/such/dir.json").returncode == 2


TERRAFORM = 'resource "aws_s3_bucket" "logs" {\n  for_each = toset(["a"])\n  bucket   = "logs-${each.key}"\n}\n'


def test_terraform_moves_into_a_module(remit: Remit, clone: Clone) -> None:
    """What moves into a module is known again by its address within it; one more instance is new."""
    clone.git("checkout", "--quiet", "main")
    clone.write("tf/main.tf", TERRAFORM)
    clone.commit()
    clone.git("checkout", "--quiet", "-b", "modules")
    clone.write("tf/app/main.tf", TERRAFORM.replace('["a"]', '["a", "b"]'))
    clone.write("tf/main.tf", 'module "app" {\n  source = "./app"\n}\n')
    clone.commit()
    report = changes(remit("diff", "main..modules", "tf", "--format", "json"))
    moved = [(each["before"]["key"], each["after"]["key"]) for each in report["moved"]]
    assert moved == [('tf/main.tf#aws_s3_bucket.logs["a"]', 'tf/main.tf#module.app.aws_s3_bucket.logs["a"]')]
    assert {resource for _, resource in failing(report, "new")} == {'tf/main.tf#module.app.aws_s3_bucket.logs["b"]'}
    assert failing(report, "fixed") == set()


# --baseline


def test_with_a_baseline_only_what_is_new_fails(remit: Remit, clone: Clone) -> None:
    """Known failures stay, marked; a moved file changes nothing; a second bucket fails alone."""
    remit("scan", ".", "-q", "-o", "known.json")
    same = remit("scan", ".", "--baseline", "known.json")
    assert same.returncode == 0
    assert ", 0 new, " in same.stdout.replace("\n", " ")
    clone.move("infra/shop.yaml", "moved/shop.yaml")
    assert remit("scan", ".", "--baseline", "known.json", "-q").returncode == 0
    clone.write("copy.yaml", BUCKET)
    done = remit("scan", ".", "--baseline", "known.json", "--format", "json")
    report = json.loads(done.stdout)
    assert done.returncode == 1
    new = {each["resource"]["key"] for each in report["findings"] if each["new"]}
    known = {each["resource"]["key"] for each in report["findings"] if each["verdict"] == "fail" and not each["new"]}
    assert new == {"copy.yaml#Logs"}
    assert known == {"moved/shop.yaml#Logs", "moved/shop.yaml#Orders", "queue.yaml#Jobs"}
    text = remit("scan", ".", "--baseline", "known.json").stdout
    assert re.search(r"logs copy\.yaml:\d+ PublicAccessBlockConfiguration \(new\)", " ".join(text.split()))
    assert "(known)" in text


def test_a_report_without_a_baseline_says_nothing_about_new(remit: Remit) -> None:
    """The key is there only when there is something to compare with."""
    report = json.loads(remit("scan", "bucket.yaml", "--format", "json").stdout)
    assert not any("new" in each for each in report["findings"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "cannot be read"),
        ("{", "not valid JSON"),
        ('{"runs": []}', "is no report of remit"),
        ('{"schema": "remit/7", "findings": []}', "which this remit does not know"),
    ],
    ids=["missing", "broken", "foreign", "later"],
)
def test_a_bad_baseline_is_no_baseline(remit: Remit, tmp_path: Path, text: str | None, message: str) -> None:
    """It ends in 2 before anything is audited: taken for empty or for complete it would mislead."""
    if text is not None:
        (tmp_path / "known.json").write_text(text, encoding="utf-8")
    done = remit("scan", "bucket.yaml", "--baseline", "known.json", "-o", "report.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("remit: known.json")
    assert message in done.stderr
    assert not (tmp_path / "report.json").exists()


@pytest.mark.parametrize(
    ("files", "away"),
    [
        (
            {
                "infra/main.tf": 'module "m" {\n  source = "./m"\n}\n',
                "infra/m/main.tf": 'resource "aws_s3_bucket" "b" {}\n',
            },
            {"infra/main.tf": 'module "m" {\n  source = "git::https://example.com/m"\n}\n', "infra/m/main.tf": None},
        ),
        (
            {"infra/a.yaml": NESTING.format("b.yaml"), "infra/b.yaml": SHOP},
            {"infra/a.yaml": NESTING.format("https://example.com/b.yaml"), "infra/b.yaml": None},
        ),
    ],
    ids=["a module", "a nested stack"],
)
def test_what_moved_out_of_sight_is_not_fixed(
    remit: Remit, clone: Clone, files: dict[str, str], away: dict[str, str | None]
) -> None:
    """Its resources are there as before, only somewhere that cannot be read: also between two reports."""
    for state, name in ((files, "before.json"), (away, "after.json")):
        for path, text in state.items():
            if text is None:
                (clone.top / path).unlink()
            else:
                clone.write(path, text)
        remit("scan", "infra", "-q", "-o", name)
    for words in (["before.json", "after.json"], ["before.json", "infra"]):
        report = changes(remit("diff", *words, "--format", "json"))
        assert failing(report, "undecided")
        assert not failing(report, "fixed")


@pytest.mark.usefixtures("clone")
def test_a_scan_of_less_than_the_baseline_fixes_nothing(remit: Remit) -> None:
    """Other targets, or only some types: what was not looked at is not called fixed."""
    remit("scan", ".", "-q", "-o", "known.json")
    for words in (["queue.yaml"], [".", "--type", "AWS::SQS::*"]):
        done = remit("scan", *words, "--baseline", "known.json", "--format", "markdown")
        assert done.returncode == 0
        assert "**Better:** 0 fixed" in done.stdout
    assert "0 removed" in remit("scan", "queue.yaml", "--baseline", "known.json", "--format", "markdown").stdout


def test_a_submodule_that_changed_is_told(remit: Remit, clone: Clone, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Revisions do not hold its files: nothing may be said of them, and what is gone may have moved there."""
    other = Clone(tmp_path_factory.mktemp("other"))
    other.commit(site=EXPOSED)
    clone.git("rm", "--quiet", "queue.yaml")
    clone.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.top), "sub")
    clone.commit()
    report = changes(remit("diff", "main..HEAD", "--format", "json"))
    assert report["summary"]["after"]["gaps"] == ["the submodule sub changed and is not read"]
    assert failing(report, "undecided")
    assert not failing(report, "fixed")
    assert "**Not seen:** <code>the submodule sub" in remit("diff", "main..HEAD", "--format", "markdown").stdout
    assert changes(remit("diff", "HEAD..HEAD", "--format", "json"))["summary"]["after"]["gaps"] == []
