"""What the checks cost: each of them, all of them on a large estate, and a small template in a process of its own.

Run with the interpreter of the project: `.venv/bin/python benchmarks/checks.py [RESOURCES]` (100,000 if not told). It
is made of the checks' own examples, so that every check has something to pass and to fail. The goals are those of the
design: they are shown, and nothing fails on a time.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.startup import environment
from benchmarks.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.audit import Check, Registry
    from remit.audit.registry import Member
    from remit.model import Inventory, Resource

RESOURCES = 100_000
GOAL_ALL, GOAL_SMALL = 10.0, 0.2
"""Seconds for all checks on the whole estate, and for the process of a small template."""

SCARCE = {"AWS::Backup::BackupVault", "AWS::Backup::BackupPlan"}
"""Types beside those of `few` that an account has a handful of, and that are looked through for each of many others."""

SHOWN = 8
RUNS = 9
ACCOUNT, REGION = "123456789012", "eu-west-1"


def subjects(registry: Registry) -> list[Resource]:
    """What the examples are about, those that show a whole account left out."""
    from remit.audit.examples import examples, read

    found = (read(each)[1] for check in registry for each in examples(check) if not each.closed)
    return [each for each in found if registry.for_type(each.type)]


def few(registry: Registry) -> set[str]:
    """The types of which an account has one or a few: facts, and what is asked for the account as a whole."""
    about = [check for check in registry if any(name.startswith("Remit::") for name in check.types)]
    return SCARCE | {name for check in about for name in (*check.types, *check.needs)}


def estate(registry: Registry, count: int) -> Inventory:
    """As many resources of one account, in turns of each kind; of what an account has few of, one of each kind."""
    from remit.model import Location, MemoryInventory, Resource

    kinds = subjects(registry)
    scarce = few(registry)
    single = [each for each in kinds if each.type in scarce]
    many = [each for each in kinds if each.type not in scarce]
    chosen = [*single, *(many[number % len(many)] for number in range(count - len(single)))]
    made = (
        Resource(
            kind.type,
            f"id-{number}",
            f"{ACCOUNT}/{REGION}#id-{number}",
            dict(vars(kind.properties)),
            scope=ACCOUNT,
            account=ACCOUNT,
            region=REGION,
            location=Location(detail="benchmark"),
        )
        for number, kind in enumerate(chosen)
    )
    return MemoryInventory(made, whole=True)


def evaluations(registry: Registry, inventory: Inventory) -> Iterator[tuple[Check, Member, Resource]]:
    """Every check and member of every resource."""
    for name in inventory.types():
        checks = [(check, member) for check in registry.for_type(name) for member in check.members]
        for resource in inventory.of_type(name):
            for check, member in checks:
                yield check, member, resource


def whole(count: int) -> None:
    """Print what all checks cost on an estate of as many resources, and the dearest of them.

    The whole is measured first, in one go; each of them by itself in a second run, since two looks at a clock cost as
    much as some of the checks.
    """
    from remit import audit
    from remit.audit.runner import Runner

    registry = audit.load()
    inventory = estate(registry, count)
    gc.disable()  # as the scan does
    verdicts: dict[str, int] = defaultdict(int)
    runner, start = Runner(inventory), time.process_time()
    for check, member, resource in evaluations(registry, inventory):
        verdicts[runner.finding(check, member, resource).verdict] += 1
    cpu, number = time.process_time() - start, sum(verdicts.values())
    spent: dict[str, list[float]] = defaultdict(list)
    runner, clock = Runner(inventory), time.perf_counter
    for check, member, resource in evaluations(registry, inventory):
        begun = clock()
        runner.finding(check, member, resource)
        spent[check.id].append(clock() - begun)
    print(f"{count:,} resources of {len(list(inventory.types()))} types, {len(spent)} checks: {number:,} evaluations")
    print(f"  {cpu:.1f} s of one core (goal {GOAL_ALL:.0f} s), {cpu / number * 1e6:.1f} us each")
    print(f"  {', '.join(f'{told:,} {verdict}' for verdict, told in sorted(verdicts.items()))}")
    print("\nthe dearest, median of each:")
    for name in sorted(spent, key=lambda each: -median(spent[each]))[:SHOWN]:
        print(f"  {median(spent[name]) * 1e6:8.1f} us  {name}")


def small() -> None:
    """Print what a template of 20 resources costs, the whole process."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "20.yaml").write_text(template(20), encoding="utf-8")
        words = [sys.executable, "-m", "remit.cli", "scan", "--quiet", "20.yaml"]
        times = []
        for _ in range(RUNS + 1):  # the first one writes what Python compiles
            start = time.perf_counter()
            subprocess.run(words, cwd=folder, env=environment(), stdout=subprocess.DEVNULL, check=False)
            times.append(time.perf_counter() - start)
    told = f"median {median(times[1:]):.3f} s, least {min(times[1:]):.3f} s (goal {GOAL_SMALL} s)"
    print(f"\na template of 20 resources, cold: {told}")


if __name__ == "__main__":
    whole(int(sys.argv[1]) if len(sys.argv) > 1 else RESOURCES)
    small()
