"""What to write instead: for options that Checkov, Trivy and Prowler have by another name, and for words misplaced.

https://www.checkov.io/2.Basics/CLI%20Command%20Reference.html
https://trivy.dev/latest/docs/references/configuration/cli/trivy_config/
https://docs.prowler.com/projects/prowler-open-source/en/latest/
"""

from __future__ import annotations

import re
from difflib import get_close_matches

ELSEWHERE = {
    ("-d", "--directory", "-f", "--file"): "name the path alone: remit scan PATH (and a format with --format)",
    ("--skip-checks", "--skip-policy", "--excluded-checks", "-e"): "write --skip ID",
    ("-c", "--checks"): "write --check ID, or a glob: --check 's3.*'",
    (
        "-s",
        "--soft-fail",
        "--soft-fail-on",
        "--hard-fail-on",
        "--exit-code",
    ): "write --fail-on LEVEL, or --fail-on never",
    ("-p", "--profile"): "write the profile into the target: remit scan aws:PROFILE",
    ("--compliance", "--list-compliance"): "write --framework NAME; remit frameworks lists them",
    ("--services", "--service"): "write --check 's3.*', or --type 'AWS::S3::*'",
    ("-l", "--list", "--list-checks"): "write remit checks",
    ("-i", "-w", "--ignorefile", "--mutelist-file"): "bring it over once: remit waive --import FILE",
    ("--create-baseline",): "keep a report: remit scan PATH -o known.json, then --baseline known.json",
    ("--tf-vars", "--tfvars"): "write --var-file FILE",
    ("-M", "--output-file-path", "--output-formats", "--output-filename"): "write -o FILE: its ending says the format",
    ("-v", "-V"): "write remit --version",
}
"""Options of theirs → what says the same here."""
DOORS = ("fs", "config", "terraform", "cloudformation")
"""Subcommands and frameworks of theirs that mean files."""
WORDY = 60
"""Characters of a list of choices that nobody reads on."""


def told(message: str) -> str:
    """What argparse says, without a list of all commands."""
    return re.sub(rf" \(choose from .{{{WORDY},}}\)$", "", message, flags=re.DOTALL)


def hint(message: str) -> str:
    """What to write instead; empty when nobody knows."""
    for word in message.partition("unrecognized arguments: ")[2].split():
        if not word.startswith("-"):
            return "write all targets side by side, before the options or after them"
        name = word.partition("=")[0]
        found = next((hint for names, hint in ELSEWHERE.items() if name in names), "")
        if found:
            return found
    chosen = re.match(r"argument (\S+): invalid choice: '(.*)' \(choose from (.*)\)", message, re.DOTALL)
    if chosen is None:
        return ""
    name, word, known = chosen[1], chosen[2], re.findall(r"[\w-]+", chosen[3])
    if name == "COMMAND":
        return _command(word, known)
    if name == "--format" and word == "xlsx":
        return "write -o FILE.xlsx"
    return f"did you mean {near[0]}?" if (near := get_close_matches(word, known, 1)) else ""


def _command(word: str, known: list[str]) -> str:
    if word in DOORS:
        return "to audit files: remit scan PATH"
    if word == "aws" or "/" in word or "." in word:
        return f"to audit it: remit scan {word[:60]!r}" if " " in word else f"to audit it: remit scan {word[:60]}"
    near = get_close_matches(word, known, 1)
    return f"did you mean remit {near[0]}?" if near else ""
