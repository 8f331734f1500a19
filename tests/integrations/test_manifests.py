"""The files that other tools read are as those tools' documentation says, and name what is there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from remit.cli import parser
from remit.sources.detection import CONFIGURATION
from remit.sources.walk import TEMPLATES
from tests.integrations.runner import EXPRESSION, ROOT, action

if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPTS = sorted((ROOT / "integrations").rglob("*.sh"))
STEPS: list[dict[str, Any]] = action()["runs"]["steps"]
STEP_KEYS = {"id", "name", "if", "shell", "env", "run", "uses", "with", "working-directory", "continue-on-error"}


def read(name: str) -> Any:
    """A YAML file of the repository, parsed."""
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def test_the_action_has_what_github_asks_for() -> None:
    """https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax."""
    described = action()
    assert described["name"]
    assert 0 < len(described["description"]) <= 125  # the marketplace cuts it there
    assert described["runs"]["using"] == "composite"
    assert set(described) <= {"name", "author", "description", "branding", "inputs", "outputs", "runs"}
    assert all(set(each) <= {"description", "required", "default"} for each in described["inputs"].values())
    assert all(set(each) == {"description", "value"} for each in described["outputs"].values())
    assert all(set(each) <= STEP_KEYS for each in STEPS)
    assert all(each["shell"] == "bash" for each in STEPS if "run" in each)
    assert len({each["id"] for each in STEPS}) == len(STEPS)


def test_other_actions_would_be_pinned() -> None:
    """None is used today; one that comes is named by its whole commit id."""
    assert all(re.search(r"@[0-9a-f]{40}$", each["uses"]) for each in STEPS if "uses" in each)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step["id"])
def test_no_expression_stands_in_a_script(step: dict[str, Any]) -> None:
    """It would be put into the text of the script before the shell reads it."""
    assert "${{" not in step["run"]
    assert all(EXPRESSION.fullmatch(each) for each in step["env"].values())


def test_what_is_named_is_there() -> None:
    """Inputs, outputs of steps that went before, scripts: none is missing, and no input is forgotten."""
    described = action()
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"\binputs\.([\w-]+)", text)) == set(described["inputs"])
    for step, name in re.findall(r"\bsteps\.(\w+)\.outputs\.([\w-]+)", text):
        assert name in given_by(step), (step, name)
    for script in re.findall(r'\$GITHUB_ACTION_PATH/([^"]+)"', text):
        assert (ROOT / script).is_file()


def given_by(step: str) -> set[str]:
    """The outputs that the script of a step gives."""
    folder = ROOT / "integrations" / "github"
    found = set(re.findall(r"\bgive ([\w-]+) ", (folder / f"{step}.sh").read_text(encoding="utf-8")))
    return found | (
        set(re.findall(r'"([\w-]+)":', (folder / "counts.py").read_text("utf-8"))) if step == "scan" else set()
    )


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_says_what_it_takes_and_takes_it(script: Path) -> None:
    """Strict from its first command on; each variable that it reads stands in its head, or is the runner's."""
    text = script.read_text(encoding="utf-8")
    if script.name == "words.sh":
        return
    assert text.startswith("#!/usr/bin/env bash\n#")
    head, strict, body = text.partition("\nset -euo pipefail\n")
    assert strict
    words = (script.parent / "words.sh").read_text(encoding="utf-8") if "\noptions\n" in text else ""
    for name in set(re.findall(r"\b(?:REMIT|RUNNER)(?:_[A-Z]+)*\b", body + words)):
        assert name in head


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_shellcheck_has_nothing_to_say(script: Path) -> None:
    """About quoting above all."""
    found = shutil.which("shellcheck", path=str(Path(sys.executable).parent)) or shutil.which("shellcheck")
    if found is None:
        pytest.skip("no shellcheck on this machine")
    done = subprocess.run([found, "-x", "-P", script.parent, script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


HOOKS: list[dict[str, Any]] = read(".pre-commit-hooks.yaml")


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_is_as_pre_commit_asks(hook: dict[str, Any]) -> None:
    """https://pre-commit.com/#new-hooks; its command is one of remit's, and no file names follow it."""
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert set(hook) <= {"id", "name", "description", "entry", "language", "pass_filenames", "files"}
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False
    program, *words = hook["entry"].split()
    assert program == "remit"
    parser().parse_args(words)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_for_every_file_that_a_scan_reads(hook: dict[str, Any]) -> None:
    """And for the settings; not for others."""
    runs = re.compile(hook["files"]).search
    names = [f"infra/a{ending}" for ending in (*TEMPLATES, *CONFIGURATION, ".tfvars", ".YAML")]
    assert [name for name in [*names, "remit.toml", "infra/remit.toml"] if not runs(name)] == []
    assert [name for name in ("main.py", "README.md", "my-remit.toml", "a.yaml.bak") if runs(name)] == []


COPY = re.compile(r"COPY (?!--from)(.+) \S+")


def instructions() -> Iterator[tuple[str, str]]:
    """Name and rest of each instruction of the Containerfile."""
    for line in (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, rest = line.partition(" ")
            yield name, rest


def copied() -> list[str]:
    """What the Containerfile copies from the build context."""
    sources = [COPY.fullmatch(f"{name} {rest}") for name, rest in instructions() if name == "COPY"]
    return [source for found in sources if found for source in found[1].split()]


def test_the_container_is_nobody_and_locked() -> None:
    """A tag by default, a digest if wanted; every pip installs from the lock or the context; remit is its program."""
    steps = list(instructions())
    names = [name for name, _ in steps]
    assert names[0] == "ARG"
    assert steps[0][1].startswith("BASE=docker.io/library/python:3.")
    assert {rest.split()[0] for name, rest in steps if name == "FROM"} == {"${BASE}"}
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", next(rest for name, rest in reversed(steps) if name == "USER"))
    assert json.loads(dict(steps)["ENTRYPOINT"]) == ["/opt/remit/bin/remit"]
    installs = [rest for name, rest in steps if "pip install" in rest]
    assert all("--require-hashes" in each or "--no-deps --no-build-isolation ." in each for each in installs)
    assert set(names) <= {"ARG", "FROM", "WORKDIR", "RUN", "COPY", "USER", "ENV", "ENTRYPOINT", "CMD"}


def test_the_build_gets_what_it_copies_and_nothing_else() -> None:
    """`.containerignore` lets through what the Containerfile names."""
    lines = (ROOT / ".containerignore").read_text(encoding="utf-8").splitlines()
    kept = [each for each in lines if each and not each.startswith("#")]
    assert kept[0] == "*"
    assert sorted(each.removeprefix("!") for each in kept if each.startswith("!")) == sorted(copied())
    assert all((ROOT / each).exists() for each in copied())


def test_the_wheel_can_be_built_from_what_is_copied(tmp_path: Path) -> None:
    """The last step of the build, with this environment in place of the container's: nothing is missing."""
    context = tmp_path / "build"
    unneeded = shutil.ignore_patterns("_built", "stubs", "__pycache__")
    for name in copied():
        place = context / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, place, ignore=unneeded)
        else:
            shutil.copy(ROOT / name, place)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "."]
    done = subprocess.run(command, cwd=context, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert list(context.glob("remit-*.whl"))


def test_the_small_lock_is_a_part_of_the_large_one() -> None:
    """The action installs from either, so both say the same version and hashes of a package."""
    core, run = ((ROOT / "requirements" / f"{name}.txt").read_text("utf-8") for name in ("core", "run"))
    assert locked(core).items() <= locked(run).items()


def locked(text: str) -> dict[str, str]:
    """Requirement → its hashes."""
    return dict(re.findall(r"^(\S+==\S+).*\\\n((?: +--hash=\S+(?: \\)?\n)+)", text, re.MULTILINE))
