"""An example said in other words gets the verdict of its heading: from elsewhere, by conditions, counted."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from remit.audit.examples import Example, examples, read
from remit.audit.runner import Runner
from remit.sources import terraform
from remit.sources.cloudformation import load_text
from tests.checks.terraform_examples.cases import cases
from tests.checks.terraform_examples.estate import translated
from tests.checks.test_examples import CHECKS
from tests.checks.test_terraform_examples import BY_DEFAULT, NOT_CARRIED
from tests.checks.ways import source, template
from tests.checks.ways.documents import Documents, Heredocs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from remit.audit import Check
    from remit.model import Inventory, Resource

SOAKED = ("words", "variables", "locals", "for_each")
"""Ways of Terraform that find what the others find too: variables are those of a module with defaults."""

ELSEWHERE = {
    ("cloudfront.bypassed-origin", "the load balancer is internal"): "what is around it is under a condition too",
    ("cloudfront.bypassed-origin", "anybody asks the load balancer itself"): "as above",
}
"""Examples that `conditions` makes undetermined: the engine takes what is under a condition as it may not be."""


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_template_says_it_in_other_ways(check: Check) -> None:
    """Found by a parameter, a map, a loop or a condition that holds, it is the same value."""
    wrong: list[str] = []
    for example in examples(check):
        told = template.read(example.text)
        for name, way in template.WAYS.items():
            if name == "conditions" and (check.id, example.title) in ELSEWHERE:
                continue
            made = way(told)
            inventory = load_text(json.dumps(made), "way.json", closed=example.closed, taken=example.taken)
            subject = inventory.get(f"way.json#{example.subject}")
            assert subject is not None, f"{name}: {example.title}"
            wrong += others(check, example.member, example.verdict, (inventory, subject), f"{name}: {example.title}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("name", "check"),
    [
        pytest.param(name, check, id=f"{name}-{check.id}", marks=[pytest.mark.soak] if name in SOAKED else [])
        for name in source.WAYS
        for check in CHECKS
    ],
)
def test_a_root_says_it_in_other_ways(name: str, check: Check, tmp_path: Path) -> None:
    """Of a module, one of a count, made by a dynamic block: it is the same resource."""
    wrong: list[str] = []
    for number, case in enumerate(cases(check)):
        if not case.text or (check.id, case.title) in NOT_CARRIED or not source.sayable(case.text):
            continue
        way = source.WAYS[name](case.text)
        found = loaded(tmp_path / str(number), way.files, way.address(case.subject))
        wanted, _ = BY_DEFAULT.get((check.id, case.title), (case.verdict, ""))
        wrong += others(check, case.member, wanted, found, f"{case.title}\n{way.files}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_document_is_written_in_other_ways(check: Check, tmp_path: Path) -> None:
    """As a heredoc, and as what `aws_iam_policy_document` makes."""
    wrong: list[str] = []
    for number, (example, text, address) in enumerate(documents(check)):
        found = loaded(tmp_path / str(number), {"main.tf": text}, address)
        wrong += others(check, example.member, example.verdict, found, f"{example.title}\n{text}")
    assert not wrong, "\n".join(wrong)


def documents(check: Check) -> Iterator[tuple[Example, str, str]]:
    """Examples with a document, each way of writing it, and the address of the subject."""
    made = {each.title: each for each in cases(check) if each.addresses and "jsonencode(" in each.text}
    for example in examples(check):
        case = made.get(example.title)
        if case is None:
            continue
        inventory, _ = read(example)
        for writer in (Heredocs, Documents):
            text = translated(inventory, writer).text
            if text != case.text:
                yield example, text, case.subject


def loaded(folder: Path, files: source.Files, address: str) -> tuple[Inventory, Resource]:
    """A root written down and read, without a complaint, and the resource at an address."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    inventory = terraform.load([folder])
    assert not [note.text for note in inventory.notes if note.level in ("error", "warning")], files
    everything = chain.from_iterable(inventory.of_type(each) for each in inventory.types())
    return inventory, next(each for each in everything if each.address == address)


def others(check: Check, member: str | None, wanted: str, found: tuple[Inventory, Resource], told: str) -> list[str]:
    """The verdicts that are not the wanted one, for the member that an example speaks about or all of a family."""
    inventory, subject = found
    runner = Runner(inventory)
    findings = [runner.finding(check, each, subject) for each in check.members if member in (None, each.name)]
    return [f"{each.check}: {each.verdict}, {each.reason}\n{told}" for each in findings if each.verdict != wanted]
