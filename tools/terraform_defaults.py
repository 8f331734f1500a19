"""Record the provider's defaults: `python -m tools.terraform_defaults write PLUGINS`, or `check PLUGINS`.

For every Terraform type that has a table, configurations are made from the provider's schema (`terraform_minimal.py`),
one with what is required and one for each optional block, repaired by what the provider says of them
(`terraform_repairs.py`) and planned. What a plan knows beside what is written are the provider's defaults. They become
`tests/sources/terraform/provider/defaults.json`: a list for each type, of configurations and what is set beside them.
No account is asked. Takes about ten minutes.

`PLUGINS` is a folder laid out as a mirror of providers that holds hashicorp/aws 5.100 (`terraform providers mirror`
makes one). Without it, or without `terraform` on the path, nothing is done, and the reason is told.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from remit.sources.terraform.mapping import tables
from tools.terraform_minimal import DEEPEST, Learnt, blocks, by_hand, fill, holds
from tools.terraform_repairs import Fault, Subject, repair

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = Path(__file__).parent.parent / "tests/sources/terraform/provider/defaults.json"
VERSION = "5.100.0"
SOURCE = "registry.terraform.io/hashicorp/aws"
ROUNDS = 5
BATCH = 150
"""Resources of one run. The time that Terraform takes grows with the square of them."""

SILENT = frozenset({"id", "arn", "region", "tags_all", "timeouts"})
CRASHES = frozenset({"aws_ami_copy", "aws_ami_from_instance"})
"""Types whose nested blocks make the provider end, and with it the plans of all others."""

LEVELS = {"aws_wafv2_rule_group": 3, "aws_wafv2_web_acl": 3}
"""Levels of blocks of types whose statements nest in each other: each takes the provider a second and more."""

ROOT = {
    "terraform": {"required_providers": {"aws": {"source": "hashicorp/aws", "version": VERSION}}},
    "provider": {
        "aws": {
            "region": "eu-west-1",
            "access_key": "recorder",
            "secret_key": "recorder",  # nobody is asked with it
            "max_retries": 1,
            "skip_credentials_validation": True,
            "skip_metadata_api_check": "true",
            "skip_region_validation": True,
            "skip_requesting_account_id": True,
        }
    },
}
LATER: dict[str, Any] = {"terraform_data": {"later": {}}}
"""Its id is known after apply only: `terraform_values.toml` has it where the provider would look a value up in AWS."""


class Case(NamedTuple):
    """One configuration: its type, and the path of the optional block that it has (`""`: none)."""

    type: str
    extra: str


class Terraform:
    """Runs commands in a root module. Neither a configuration of the user nor variables of the shell reach them."""

    def __init__(self, folder: Path, plugins: Path) -> None:
        """The folder becomes the root module."""
        self._root = folder / "root"
        self._root.mkdir()
        (folder / "terraformrc").touch()
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("TF_", "AWS_"))}
        own = {"TF_CLI_CONFIG_FILE": str(folder / "terraformrc"), "CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1"}
        # No request is answered: what a plan would look up fails at once.
        self._environment = {**kept, **own, "HTTPS_PROXY": "http://127.0.0.1:9", "AWS_MAX_ATTEMPTS": "1"}
        (self._root / "provider.tf.json").write_text(json.dumps(ROOT), encoding="utf-8")
        self.run("init", "-input=false", f"-plugin-dir={plugins}")

    def run(self, *arguments: str) -> str:
        """What the command writes, also when it finds errors."""
        command = ["terraform", f"-chdir={self._root}", *arguments]
        done = subprocess.run(command, check=False, capture_output=True, text=True, env=self._environment)
        if done.returncode and not done.stdout:
            raise SystemExit(done.stderr)
        return done.stdout

    def schema(self) -> dict[str, Any]:
        """The schema of every resource type, by name."""
        told = json.loads(self.run("providers", "schema", "-json"))
        return {name: each["block"] for name, each in told["provider_schemas"][SOURCE]["resource_schemas"].items()}

    def faults(self, made: dict[Case, dict[str, Any]]) -> dict[Case, list[Fault]]:
        """What is wrong with configurations."""
        names, lines = self._write(made)
        found: dict[Case, list[Fault]] = {}
        for each in json.loads(self.run("validate", "-json"))["diagnostics"]:
            if each["severity"] == "error":
                line = each.get("range", {}).get("start", {}).get("line", 0)
                name, path = lines.get(line, ("", ""))
                case = names.get(each.get("address", name))
                if case is not None:
                    found.setdefault(case, []).append(Fault(path, f"{each['summary']}\n{each.get('detail', '')}"))
        return found

    def plan(self, made: dict[Case, dict[str, Any]]) -> tuple[dict[Case, dict[str, Any]], dict[Case, str]]:
        """The changes that a plan tells, and why others have none."""
        names, _ = self._write(made)
        messages = self.run("plan", "-refresh=false", "-input=false", "-lock=false", "-json", "-out=plan")
        wrong: dict[Case, str] = {}
        for line in messages.splitlines():
            told = json.loads(line).get("diagnostic", {})
            case = names.get(told.get("address", ""))
            if case is not None and told["severity"] == "error":
                wrong[case] = str(told["summary"])
        changes = json.loads(self.run("show", "-json", "plan")).get("resource_changes", [])
        return {names[each["address"]]: each["change"] for each in changes if each["address"] in names}, wrong

    def _write(self, made: dict[Case, dict[str, Any]]) -> tuple[dict[str, Case], dict[int, tuple[str, str]]]:
        """The cases by address, and what stands in which line: the address, and the path of the attribute."""
        resources: dict[str, dict[str, Any]] = {}
        names = {}
        for at, (case, values) in enumerate(made.items()):
            resources.setdefault(case.type, {})[f"n{at}"] = values
            names[f"{case.type}.n{at}"] = case
        text = json.dumps({"resource": {**resources, **LATER}}, indent=1)
        (self._root / "resources.tf.json").write_text(text, encoding="utf-8")
        return names, dict(_places(text))


def _places(text: str) -> Iterator[tuple[int, tuple[str, str]]]:
    """The address and the attribute's path of every line, by the indentation of what `json.dumps` writes."""
    stack: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        depth = len(line) - len(line.lstrip())
        found = re.match(r'\s*"([^"]+)":', line)
        stack = [each for each in stack if each[0] < depth]
        if found is not None:
            stack.append((depth, found[1]))
        steps = [name for _, name in stack[1:]]
        yield number, (".".join(steps[:2]), ".".join(steps[2:]))


def build(plugins: Path) -> str:
    """The text of the recording. `SystemExit` with what Terraform says when it cannot be run."""
    wanted = sorted({name for table in tables.all_tables() for name in table.names})
    with tempfile.TemporaryDirectory() as folder:
        terraform = Terraform(Path(folder), plugins)
        schema = terraform.schema()
        told = by_hand()
        bare = {Case(name, ""): Learnt(told.get(name, {})) for name in wanted if name in schema}
        made, wrong = _valid(bare, schema, terraform)
        nested = {
            Case(case.type, path): bare[case].copy()
            for case, values in made.items()
            if case.type not in CRASHES
            for path in blocks(schema[case.type], depth=LEVELS.get(case.type, DEEPEST))
            if not holds(values, path)
        }
        made |= _valid(nested, schema, terraform)[0]
        planned, refused = _planned(made, terraform)
    absent = {name: "the provider has no such type" for name in wanted if name not in schema}
    unplanned = absent | {case.type: why for case, why in {**wrong, **refused}.items() if not case.extra}
    return _text(_defaults(made, planned), unplanned)


def _valid(
    learnt: dict[Case, Learnt], schema: dict[str, Any], terraform: Terraform
) -> tuple[dict[Case, dict[str, Any]], dict[Case, str]]:
    """Configurations that the provider accepts, each repaired as often as that helps; and what is wrong with others."""
    valid: dict[Case, dict[str, Any]] = {}
    wrong: dict[Case, str] = {}
    left = list(learnt)
    for _ in range(ROUNDS):
        made = {case: fill(schema[case.type], learnt[case], case.extra) for case in left}
        found = {case: told for part in _batches(made) for case, told in terraform.faults(part).items()}
        valid |= {case: values for case, values in made.items() if case not in found}
        wrong = {case: why for case, why in wrong.items() if case not in valid}
        wrong |= {case: faults[0].text.partition("\n")[0] for case, faults in found.items()}
        left = []
        for case, faults in found.items():
            subject = Subject(schema[case.type], learnt[case], made[case])
            if sum(repair(fault, subject) for fault in faults):  # each of them is read, unlike with `any`
                left.append(case)
        if not left:
            break
    return valid, wrong


def _planned(
    made: dict[Case, dict[str, Any]], terraform: Terraform
) -> tuple[dict[Case, dict[str, Any]], dict[Case, str]]:
    """The changes of all configurations, and why some have none."""
    planned: dict[Case, dict[str, Any]] = {}
    refused: dict[Case, str] = {}
    for part in _batches(made):
        changes, wrong = terraform.plan(part)
        planned |= changes
        refused |= wrong
    return planned, refused


def _batches(made: dict[Case, dict[str, Any]]) -> Iterator[dict[Case, dict[str, Any]]]:
    """The configurations in parts, always the same ones."""
    cases = iter(sorted(made))
    while batch := list(islice(cases, BATCH)):
        yield {case: made[case] for case in batch}


def _defaults(made: dict[Case, dict[str, Any]], planned: dict[Case, dict[str, Any]]) -> dict[str, list[list[Any]]]:
    """By type, configurations and what their plans set beside them. What a smaller one has shown is left out."""
    found: dict[str, list[list[Any]]] = {}
    for case in sorted(planned):
        listed = found.setdefault(case.type, [])
        shown = {path: value for _, given in listed for path, value in given.items()}
        written, change = _told(made[case]), planned[case]
        given = dict(_given(change["after"], change["after_unknown"], written))
        new = {path: value for path, value in given.items() if path not in shown or shown[path] != value}
        if new:
            listed.append([written, new])
    return found


def _given(after: dict[str, Any], unknown: dict[str, Any], written: dict[str, Any], at: str = "") -> Iterator[Any]:
    """What a plan knows and the configuration does not set, by path. Only a block that stands alone is looked into."""
    for name, value in after.items():
        late, own = unknown.get(name), written.get(name)
        if name in SILENT or value in (None, "", [], {}) or late is True:
            continue
        if own is None and not _has_unknown(late):
            yield f"{at}{name}", value
        elif isinstance(own, list) and own and isinstance(own[0], dict) and len(value) == 1:
            yield from _given(value[0], late[0] if late else {}, own[0], f"{at}{name}.")


def _has_unknown(late: Any) -> bool:
    """Whether `after_unknown` names anything below a place."""
    if isinstance(late, (list, dict)):
        return any(_has_unknown(each) for each in (late.values() if isinstance(late, dict) else late))
    return bool(late)


def _told(values: Any) -> Any:
    """A configuration without what refers to `terraform_data.later`."""
    if isinstance(values, dict):
        return {name: _told(value) for name, value in values.items() if not str(value).startswith("${")}
    return [_told(value) for value in values] if isinstance(values, list) else values


def _text(defaults: dict[str, list[list[Any]]], unplanned: dict[str, str]) -> str:
    """One type a line."""
    entries: dict[str, Any] = {"provider": f"hashicorp/aws {VERSION}", "unplanned": unplanned, **defaults}
    lines = (f'"{name}":{json.dumps(told, separators=(",", ":"), sort_keys=True)}' for name, told in entries.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _reason(plugins: Path | None) -> str:
    """Why nothing can be recorded here; empty when it can."""
    if shutil.which("terraform") is None:
        return "there is no `terraform` on the path"
    if plugins is None or not any(plugins.glob(f"*/hashicorp/aws/{VERSION}")):
        return f"no folder of plugins that holds hashicorp/aws {VERSION} is named"
    return ""


def main(arguments: list[str]) -> int:
    """Exit code 0 when all is as it should be or nothing can be done, 1 for a stale file, 2 for wrong usage."""
    if arguments[:1] not in (["write"], ["check"]) or len(arguments) > 2:  # noqa: PLR2004 — a mode and a folder
        sys.stderr.write(f"{__doc__}\n")
        return 2
    plugins = Path(arguments[1]).resolve() if len(arguments) > 1 else None
    reason = _reason(plugins)
    if reason or plugins is None:
        sys.stderr.write(f"skipped: {reason}\n")
        return 0
    text = build(plugins)
    if arguments[0] == "write":
        FILE.write_text(text, encoding="utf-8")
    elif FILE.read_text(encoding="utf-8") != text:
        sys.stderr.write("stale: run `python -m tools.terraform_defaults write PLUGINS` and commit the result\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
