"""The commands that answer questions: explain, checks, policy, version, completion, help."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import remit as package
from remit.cli import COMMANDS
from remit.model import DUTIES

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    Remit = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize(
    ("word", "answers"),
    [
        ("guest-os", ["(guest-os): security in the cloud", "AWS:", "You:", "https://"]),
        ("AWS::RDS::DBInstance", ["guest-os", "What moves the line:", "rds.unencrypted-storage", "https://"]),
        ("rds.unencrypted-storage", ["Why:", "Fix:", "Also known as:", "https://"]),
        ("CKV_AWS_16", ["rds.unencrypted-storage"]),
        ("ckv_aws_16", ["rds.unencrypted-storage"]),
        ("AVD-AWS-0080", ["rds.unencrypted-storage"]),
        ("aws-s3-enable-bucket-encryption", ["AWS-0088", "not asked"]),
    ],
)
def test_explain_knows_every_kind_of_word(remit: Remit, word: str, answers: list[str]) -> None:
    """A duty, a type, a check and any tool's id of one are explained within 80 columns, links aside."""
    done = remit("explain", word)
    assert done.returncode == 0, done.stderr
    assert [each for each in answers if each not in done.stdout] == []
    assert [line for line in done.stdout.splitlines() if len(line) > 80 and "https://" not in line] == []


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("gest-os", "guest-os"),
        ("rds.unencrypted-storag", "rds.unencrypted-storage"),
        ("AWS::S3::Bukcet", "AWS::S3::Bucket"),
        ("xyzzy", "`remit checks` lists the checks"),
    ],
)
def test_explain_says_what_comes_near(remit: Remit, word: str, near: str) -> None:
    """An unknown word is refused with what might have been meant."""
    done = remit("explain", word)
    assert done.returncode == 2
    assert word in done.stderr
    assert near in done.stderr


def test_explain_answers_as_data(remit: Remit) -> None:
    """The sixteen duties of a type with owner, reason, mover and source; a setting moves the line."""
    plain = json.loads(remit("explain", "AWS::RDS::DBInstance", "--json").stdout)
    custom = json.loads(remit("explain", "AWS::RDS::DBInstance", "--with", "Engine=custom-oracle-ee", "--json").stdout)
    assert plain["type"] == "AWS::RDS::DBInstance"
    assert set(plain["duties"]) == set(DUTIES)
    assert {"owner", "because", "moved_by", "source"} <= set(plain["duties"]["guest-os"])
    assert plain["duties"]["guest-os"]["owner"] == "aws"
    assert custom["duties"]["guest-os"]["owner"] in ("customer", "shared")
    assert remit("explain", "AWS::RDS::DBInstance", "--with", "Engine").returncode == 2


@pytest.mark.parametrize("word", ["guest-os", "rds.unencrypted-storage"])
def test_every_explanation_can_be_read_by_a_program(remit: Remit, word: str) -> None:
    """`--json` gives JSON for duties and checks too."""
    assert word in json.loads(remit("explain", word, "--json").stdout).values()


def test_checks_are_listed_and_narrowed(remit: Remit) -> None:
    """The list narrows as a scan does, and tells as data what the text tells."""
    everything = json.loads(remit("checks", "--json").stdout)
    some = json.loads(remit("checks", "--json", "--type", "AWS::S3::*", "--severity", "high").stdout)
    text = remit("checks", "--type", "AWS::S3::*", "--severity", "high").stdout.splitlines()
    assert 0 < len(some) < len(everything)
    assert all(each["severity"] == "high" and each["check"] for each in some)
    assert text[-1] == f"{len(some)} checks"
    assert [line.split()[1] for line in text[:-1]] == [each["check"] for each in some]


def test_a_policy_only_reads_and_follows_the_choice(remit: Remit) -> None:
    """The policy of fewer checks allows less, and none of it writes."""
    actions = []
    for words in ((), ("--check", "s3.*")):
        document = json.loads(remit("policy", *words).stdout)
        allowed = [each["Action"] for each in document["Statement"] if each["Effect"] == "Allow"]
        actions.append({action for each in allowed for action in ([each] if isinstance(each, str) else each)})
    assert actions[1] < actions[0]
    verbs = ("GET", "Get", "List", "Describe", "Lookup", "BatchGet", "Generate", "Search", "Select")
    assert {each for each in actions[0] if not each.partition(":")[2].startswith(verbs)} == set()


@pytest.mark.parametrize("words", [["version"], ["--version"]], ids=str)
def test_version_is_the_packages(remit: Remit, words: list[str]) -> None:
    """Both ways of asking give the same."""
    assert remit(*words).stdout == f"remit {package.__version__}\n"


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_teaches_by_example(remit: Remit, command: str) -> None:
    """Every command that takes arguments shows examples, within 80 columns."""
    done = remit(*command.split(), "--help")
    assert done.returncode == 0
    assert command == "version" or "examples:" in done.stdout
    assert [line for line in done.stdout.splitlines() if len(line) > 80] == []


def test_no_command_is_a_question_for_help(remit: Remit) -> None:
    """Alone, it prints the help; a misspelt command is refused with the known ones."""
    assert "examples:" in remit().stdout
    wrong = remit("scna")
    assert wrong.returncode == 2
    assert "scan" in wrong.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_completion_is_a_script_or_says_what_it_needs(remit: Remit, shell: str) -> None:
    """The script completes the commands; without its package the answer is what to install."""
    done = remit("completion", shell)
    assert "explain" in done.stdout if done.returncode == 0 else "pip install shtab" in done.stderr


@pytest.mark.parametrize(("file", "said"), [("page.odt", "names no format"), ("nowhere/page.html", "no directory")])
def test_the_demo_refuses_what_it_cannot_write_before_it_starts(remit: Remit, file: str, said: str) -> None:
    done = remit("demo", "-o", file)
    assert done.returncode == 2
    assert said in done.stderr
    assert "stand-in" not in done.stderr
