"""What the guides tell to write can be written: commands parse, files are those that `remit init` makes."""

from __future__ import annotations

import argparse
import re
import shlex
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from remit.cli import COMMANDS, parser, starters
from tests.integrations.runner import ROOT, action

if TYPE_CHECKING:
    from pathlib import Path

GUIDES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
GUIDE = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(remit [^`\n]+)`")
COMMAND = re.compile(r"(?:^|\s|/)remit (?=[a-z])([^|>&;]*)")


def commands(path: Path) -> list[str]:
    """The command lines in the blocks of a page, whatever starts remit there."""
    found = []
    for language, text in FENCE.findall(path.read_text(encoding="utf-8")):
        if language in ("sh", "groovy"):
            lines = text.replace("\\\n", " ").splitlines()
            found += [
                rest[1].rstrip(" '") if language == "groovy" else rest[1] for rest in map(COMMAND.search, lines) if rest
            ]
    return found


CASES = [pytest.param(line, id=f"{path.name}: {line[:60]}") for path in GUIDES for line in commands(path)]


@pytest.mark.parametrize("line", CASES)
def test_a_command_of_the_guides_is_one(line: str) -> None:
    """The real parser takes it; exiting would mean that it does not."""
    parser().parse_args(shlex.split(line, comments=True))


def test_the_guides_have_commands() -> None:
    """The test above has something to read."""
    assert len(commands(ROOT / "docs/ci.md")) >= 8
    assert len(commands(ROOT / "README.md")) >= 6


def options_of(command: str) -> set[str]:
    """All options of a command."""
    subparsers = next(each for each in parser()._actions if isinstance(each, argparse._SubParsersAction))
    return {word for each in subparsers.choices[command]._actions for word in each.option_strings}


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.name)
def test_what_is_said_in_passing_exists(path: Path) -> None:
    """Commands and options within sentences, which need not be whole."""
    for text in INLINE.findall(FENCE.sub("", path.read_text(encoding="utf-8"))):
        _, command, *words = text.split()
        assert command in COMMANDS, text
        given = {word.partition("=")[0] for word in words if word.startswith("-") and word != "-"}
        assert given <= options_of(command), text


def blocks(language: str) -> list[str]:
    """The blocks of the guide in a language."""
    return [text for name, text in FENCE.findall(GUIDE) if name == language]


def test_the_files_of_the_guide_are_those_of_init() -> None:
    """Word for word, for a remit whose publisher nobody named."""
    source = starters.Source.of("https://github.com/OWNER/remit", None)
    written = blocks("yaml")
    assert written[0] == starters.workflow(source, "main", sam=False)
    assert starters.include(source) in written
    assert f"repos:\n{starters.hook(source)}" in written


def uses(value: Any) -> list[dict[str, Any]]:
    """All steps that use the action, wherever they stand."""
    if isinstance(value, dict):
        own = [value] if str(value.get("uses", "")).startswith("OWNER/remit@") else []
        return own + [step for each in value.values() for step in uses(each)]
    return [step for each in value for step in uses(each)] if isinstance(value, list) else []


def test_the_guide_knows_the_inputs_and_outputs() -> None:
    """Every input has its row with its default, and none is used that is not there."""
    described = action()
    rows = dict(re.findall(r"^\| `([\w-]+)` \| (.*?) \|", GUIDE, re.MULTILINE))
    assert set(rows) == set(described["inputs"])
    for name, each in described["inputs"].items():
        assert each["default"] in rows[name]
    told = GUIDE[GUIDE.index("Outputs:") :].partition("Everything")[0]
    assert set(re.findall(r"`([\w-]+)`", told)) == set(described["outputs"])
    steps = [step for text in blocks("yaml") for step in uses(yaml.safe_load(text))]
    assert len(steps) == 2
    assert all(set(step["with"]) <= set(described["inputs"]) for step in steps)


def test_the_gitlab_variables_are_those_of_the_template() -> None:
    """And the hooks those of the manifest."""
    job = yaml.safe_load((ROOT / "integrations/gitlab/remit.gitlab-ci.yml").read_text("utf-8"))["remit"]
    assert set(re.findall(r"^  (REMIT_\w+):", GUIDE, re.MULTILINE)) <= set(job["variables"])
    hooks = {each["id"] for each in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    assert set(re.findall(r"^ +- id: (\S+)\n(?!  +uses)", GUIDE, re.MULTILINE)) <= hooks
