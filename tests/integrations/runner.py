"""Runs the steps of `action.yml` as GitHub's runner does, as far as this action needs it.

What a runner does: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax (shells, `if`),
https://docs.github.com/en/actions/reference/workflows-and-actions/variables (the environment).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[2]
REMIT = Path(sys.executable).parent / "remit"
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")
SECONDS = 60


def action() -> dict[str, Any]:
    """`action.yml`, parsed."""
    parsed: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return parsed


@dataclass
class Job:
    """A job that has checked out `workspace`: its event, and how the action ended."""

    workspace: Path
    temporary: Path
    event: dict[str, Any] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)
    steps: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    log: str = ""
    code: int = 0

    def use(self, **inputs: str) -> Job:
        """Run the action to its end, or to the step that fails. `_` in a name stands for `-`."""
        described = action()
        given = {name: each.get("default", "") for name, each in described["inputs"].items()}
        given |= {name.replace("_", "-"): text for name, text in inputs.items()}
        self._summary.write_text("", encoding="utf-8")
        for step in described["runs"]["steps"]:
            context = {"inputs": given, "steps": self.steps, "github": {"event": self.event}}
            if self.code == 0 and holds(step.get("if", ""), context):
                self._run(step, context)
        return self

    @property
    def outputs(self) -> dict[str, str]:
        """What the action gives to the workflow."""
        context = {"steps": self.steps}
        return {name: filled(each["value"], context) for name, each in action()["outputs"].items()}

    @property
    def summary(self) -> str:
        """What stands in the job summary."""
        return self._summary.read_text(encoding="utf-8")

    @property
    def _summary(self) -> Path:
        return self.temporary / "summary.md"

    def _run(self, step: dict[str, Any], context: Mapping[str, Any]) -> None:
        assert step["shell"] == "bash"
        script, output = self.temporary / "step.sh", self.temporary / "output"
        script.write_text(step["run"], encoding="utf-8")
        output.write_text("", encoding="utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],  # noqa: S607 — as the runner starts it
            cwd=self.workspace,
            env=self._environment({name: filled(text, context) for name, text in step["env"].items()}),
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        self.log += done.stdout + done.stderr
        self.code = done.returncode
        self.steps[step["id"]] = {"outputs": parsed(output.read_text(encoding="utf-8"))}

    def _environment(self, step: dict[str, str]) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.temporary),
            "GIT_CONFIG_NOSYSTEM": "1",
            "AWS_EC2_METADATA_DISABLED": "true",
            "REMIT_COMMAND": str(REMIT),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_OUTPUT": str(self.temporary / "output"),
            "GITHUB_STEP_SUMMARY": str(self._summary),
            "GITHUB_WORKSPACE": str(self.workspace),
            "RUNNER_TEMP": str(self.temporary),
            **self.environment,
            **step,
        }


def parsed(text: str) -> dict[str, str]:
    """The outputs in a file of `NAME=VALUE` and `NAME<<MARK` … `MARK`."""
    found = {}
    lines = iter(text.splitlines())
    for line in lines:
        name, several, mark = line.partition("<<")
        if several:
            found[name] = "\n".join(takewhile(mark.__ne__, lines))
        else:
            name, _, found[name] = line.partition("=")
    return found


def filled(text: str, context: Mapping[str, Any]) -> str:
    """A text with its expressions evaluated: names, and `||`."""
    return EXPRESSION.sub(lambda found: first(found[1], context), text)


def first(alternatives: str, context: Mapping[str, Any]) -> str:
    """The first of `a || b` that is there."""
    return next(filter(None, (value(each, context) for each in alternatives.split("||"))), "")


def value(name: str, context: Any) -> str:
    """What a dotted name stands for; empty where something on the way is missing."""
    for part in name.strip().split("."):
        context = context.get(part, {})
    return str(context) if context != {} else ""


def holds(condition: str, context: Mapping[str, Any]) -> bool:
    """`a != '' && b`, as `action.yml` writes it."""
    return all(value(each.replace("!= ''", ""), context) for each in condition.split("&&") if each.strip())
