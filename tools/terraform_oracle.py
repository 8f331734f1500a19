"""What Terraform itself makes of expressions: `python -m tools.terraform_oracle write | check`; needs a `terraform`.

The expressions are in tests/sources/terraform/oracle/expressions.toml. Each becomes an output of one configuration
without providers, which is applied once, offline; `recorded.json` keeps the type and value of each, or that Terraform
refuses it. `check` asks again and says what differs.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

ORACLE = Path(__file__).parent.parent / "tests" / "sources" / "terraform" / "oracle"
EXPRESSIONS = ORACLE / "expressions.toml"
RECORDED = ORACLE / "recorded.json"

FIXTURES = {
    "data.txt": "hello\nwörld\n".encode(),
    "binary.bin": bytes(range(256)),
    "dir/a.txt": b"a",
    "dir/b.json": b"{}",
    "dir/sub/c.txt": b"c",
    "dir/sub/deep/d.txt": b"d",
    "greeting.tftpl": b"Hello ${name}\n%{ for item in items ~}\n- ${upper(item)}\n%{ endfor ~}\n",
    "single.tftpl": b"${v}",
}
"""The files that expressions read, by their path from the configuration."""


def expressions() -> list[str]:
    """Every expression, as it is written in the file of them."""
    groups = tomllib.loads(EXPRESSIONS.read_text(encoding="utf-8"))
    return [each for group in groups.values() for each in group]


def write_fixtures(folder: Path) -> None:
    """Put the files that expressions read into a folder."""
    for name, data in FIXTURES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def ask(asked: list[str]) -> dict[str, Any]:
    """For each expression its type and value as Terraform writes them in JSON, or `{"error": true}`."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        write_fixtures(folder)
        for number, expression in enumerate(asked):
            _output_file(folder, number).write_text(_output(number, expression), encoding="utf-8")
        _drop_refused(folder)
        _terraform(folder, "apply", "-auto-approve", "-input=false", "-no-color", "-compact-warnings")
        outputs = json.loads(_terraform(folder, "output", "-json"), parse_float=Decimal)
    return {expression: _answer(outputs.get(f"e{number}")) for number, expression in enumerate(asked)}


def _output_file(folder: Path, number: int) -> Path:
    return folder / f"e{number}.tf"


def _output(number: int, expression: str) -> str:
    """An output that is a tuple of the expression alone, or null when evaluating it fails."""
    return f'output "e{number}" {{\n  sensitive = true\n  value     = try([(\n{expression}\n)], null)\n}}\n'


def _drop_refused(folder: Path) -> None:
    """Take out the expressions that Terraform refuses before it evaluates anything, as long as there are any."""
    while True:
        told = json.loads(_terraform(folder, "validate", "-json", fails=True))
        wrong = {each["range"]["filename"] for each in told["diagnostics"] if each["severity"] == "error"}
        if not wrong:
            return
        for name in wrong:
            (folder / name).unlink()


def _answer(output: dict[str, Any] | None) -> dict[str, Any]:
    if output is None or output["value"] is None:
        return {"error": True}
    return {"type": output["type"][1][0], "value": output["value"][0]}


def _terraform(folder: Path, *arguments: str, fails: bool = False) -> str:
    """What `terraform` prints in a folder."""
    program = shutil.which("terraform")
    if program is None:
        raise SystemExit("terraform is not on the PATH")
    environment = {**os.environ, "CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1"}
    environment.pop("TF_CLI_CONFIG_FILE", None)
    done = subprocess.run(
        [program, *arguments],
        cwd=folder,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode and not fails:
        raise SystemExit(f"terraform {arguments[0]} failed:\n{done.stderr}")
    return done.stdout


def recorded() -> dict[str, Any]:
    """What was recorded; numbers that are not whole as Decimal."""
    told: dict[str, Any] = json.loads(RECORDED.read_text(encoding="utf-8"), parse_float=Decimal)
    return told


def as_lines(answers: dict[str, Any]) -> str:
    """The answers as JSON, in order, one a line."""
    from remit.sources.terraform.evaluation.values import encode_json

    entries = [f"{encode_json(expression)}: {encode_json(answers[expression])}" for expression in sorted(answers)]
    return "{\n" + ",\n".join(entries) + "\n}\n"


def main(arguments: list[str]) -> int:
    """`write` records; `check` asks again and fails with what differs."""
    if arguments not in (["write"], ["check"]):
        print(__doc__)
        return 2
    answers = ask(expressions())
    if arguments == ["write"]:
        RECORDED.write_text(as_lines(answers), encoding="utf-8")
        return 0
    before = recorded()
    wrong = [each for each in sorted({*before, *answers}) if before.get(each) != answers.get(each)]
    for each in wrong:
        print(f"differs: {each}\n  recorded {before.get(each)}\n  now      {answers.get(each)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
