"""What a whole cold process costs, beside a Python that does nothing.

Run with the project's interpreter: `.venv/bin/python benchmarks/startup.py [RUNS]`. The goals are those of DESIGN: they
are shown, and nothing fails on a time. `-X importtime` (last lines) says which modules a small scan pays for most.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.templates import template

RUNS = 15
SHOWN = 8
"""How many of the dearest modules to show."""

BARE = "python -c pass"
GOALS = {BARE: None, "remit version": 0.08, "remit scan, 8 resources": 0.2, "remit scan, 500 resources": 0.5}
"""Seconds for the whole process."""


def commands(folder: Path) -> dict[str, list[str]]:
    """What is measured; the templates are written into the folder."""
    for size in (8, 500):
        (folder / f"{size}.yaml").write_text(template(size), encoding="utf-8")
    scan = ["-m", "remit.cli", "scan", "--quiet"]
    words = (["-c", "pass"], ["-m", "remit.cli", "version"], [*scan, "8.yaml"], [*scan, "500.yaml"])
    return dict(zip(GOALS, words, strict=True))


def environment() -> dict[str, str]:
    """The environment of a measured process: an installed remit is compiled, so this one may keep what it compiles."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(words: list[str], folder: Path) -> float:
    """The wall time of one process."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *words], cwd=folder, env=environment(), stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def measured(runs: int, folder: Path) -> dict[str, list[float]]:
    """The times of each command, taken in turns so that a busy moment hits all alike."""
    chosen = commands(folder)
    for words in chosen.values():
        seconds(words, folder)
    times: dict[str, list[float]] = {name: [] for name in chosen}
    for _ in range(runs):
        for name, words in chosen.items():
            times[name].append(seconds(words, folder))
    return times


def imports(folder: Path) -> list[tuple[int, str]]:
    """The modules of a small scan by the microseconds of their own import, dearest first."""
    words = [sys.executable, "-X", "importtime", "-m", "remit.cli", "scan", "--quiet", "8.yaml"]
    told = subprocess.run(words, cwd=folder, env=environment(), capture_output=True, text=True, check=False).stderr
    rows = (
        line.removeprefix("import time:").split("|") for line in told.splitlines() if line.startswith("import time:")
    )
    return sorted(((int(own), name.strip()) for own, _, name in rows if own.strip().isdigit()), reverse=True)


def main(runs: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        times = measured(runs, folder)
        dearest = imports(folder)
    bare = median(times[BARE])
    print(f"median and least of {runs} runs, whole process\n")
    print(f"{'':<28}{'median':>9}{'least':>9}{'× python':>10}{'goal':>8}")
    for name, goal in GOALS.items():
        row = f"{name:<28}{median(times[name]):>8.3f}s{min(times[name]):>8.3f}s{median(times[name]) / bare:>10.1f}"
        print(f"{row}{f'{goal:.2f}s' if goal else '':>8}")
    print(f"\n{len(dearest)} modules; the dearest by their own import:")
    for microseconds, module in dearest[:SHOWN]:
        print(f"  {microseconds / 1000:6.1f} ms  {module}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
