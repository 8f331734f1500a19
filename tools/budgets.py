"""Measures src/remit against the budgets of the design: prints the table, names what is over, exits 1 if anything is.

A file is measured in all its lines, a function from `def` to its last line, docstring included. Nesting counts blocks
inside one function; `elif` adds no level.
"""

from __future__ import annotations

import ast
import math
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "remit"
GENERATED = SOURCE / "_built"

BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match)
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


@dataclass(frozen=True)
class Measure:
    """One measured thing: where it stands and how much of it there is."""

    where: str
    amount: int


@dataclass(frozen=True)
class Budget:
    """What a set of measures may come to. A median or p95 of 0 is not limited."""

    name: str
    maximum: int
    median: int = 0
    p95: int = 0

    def row(self, measures: Sequence[Measure]) -> str:
        """The line of the table: each figure beside its limit."""
        found, median, p95 = summary([measure.amount for measure in measures])
        cells = [cell(median, self.median), cell(p95, self.p95), cell(found, self.maximum)]
        return f"{self.name:<16}{len(measures):>7}" + "".join(f"{text:>13}" for text in cells)

    def excesses(self, measures: Sequence[Measure]) -> Iterator[str]:
        """What breaks the budget, each with its place; for a median or p95, the places that raise it most."""
        largest = sorted(measures, key=lambda measure: -measure.amount)
        yield from (
            f"{m.where}: {self.name} {m.amount}, at most {self.maximum}" for m in largest if m.amount > self.maximum
        )
        _, median, p95 = summary([measure.amount for measure in measures])
        for label, found, limit in (("median", median, self.median), ("p95", p95, self.p95)):
            if limit and found > limit:
                top = ", ".join(f"{measure.where} ({measure.amount})" for measure in largest[:5])
                yield f"{self.name}: {label} {found:g}, at most {limit}; the largest: {top}"


FILE = Budget("file lines", maximum=500, median=120, p95=300)
CHECK = Budget("check lines", maximum=100)
FUNCTION = Budget("function lines", maximum=60, median=10, p95=40)
NESTING = Budget("nesting", maximum=3)


def summary(amounts: Sequence[int]) -> tuple[int, float, int]:
    """The maximum, the median and the 95th percentile (nearest rank); zeros when there is nothing."""
    if not amounts:
        return 0, 0, 0
    ordered = sorted(amounts)
    return ordered[-1], statistics.median(ordered), ordered[math.ceil(0.95 * len(ordered)) - 1]


def cell(found: float, limit: int) -> str:
    """One figure of the table with its limit."""
    return f"{found:g} ≤ {limit}" if limit else f"{found:g}"


def depth(node: ast.AST) -> int:
    """How many blocks the deepest statement below `node` lies in, without entering another function or class."""
    return max(
        (level(child, node) + depth(child) for child in ast.iter_child_nodes(node) if not isinstance(child, SCOPES)),
        default=0,
    )


def level(child: ast.AST, parent: ast.AST) -> int:
    """1 if `child` opens a block of its own, 0 if not; an `elif` goes on with its parent's."""
    goes_on = (
        isinstance(parent, ast.If) and parent.orelse == [child] and isinstance(child, ast.If) and is_elif(child, parent)
    )
    return int(isinstance(child, BLOCKS) and not goes_on)


def is_elif(child: ast.If, parent: ast.If) -> bool:
    """Whether the parser read `elif`: it stands in the column of its `if`, where a nested `if` cannot stand."""
    return child.col_offset == parent.col_offset


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module, nested ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The function's lines, from `def` to the last."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def measure(source: Path, root: Path) -> dict[Budget, list[Measure]]:
    """Every measure of every module below `source`, generated ones left out; places are told from `root`."""
    found: dict[Budget, list[Measure]] = {budget: [] for budget in (FILE, CHECK, FUNCTION, NESTING)}
    for path in sorted(source.rglob("*.py")):
        if GENERATED in path.parents:
            continue
        text, place = path.read_text(encoding="utf-8"), path.relative_to(root).as_posix()
        total = Measure(place, text.count("\n"))
        found[FILE].append(total)
        found[CHECK] += [total] if is_check(path.relative_to(source)) else []
        for function in functions(ast.parse(text, place)):
            where = f"{place}:{function.lineno} {function.name}"
            found[FUNCTION].append(Measure(where, lines(function)))
            found[NESTING].append(Measure(where, depth(function)))
    return found


def is_check(path: Path) -> bool:
    """Whether a path below src/remit is a check: `checks/<namespace>/<problem>.py`."""
    return path.match("checks/*/*.py") and path.name != "__init__.py"


def main(source: Path = SOURCE, root: Path = ROOT) -> int:
    """Print the table, then what is over budget."""
    found = measure(source, root)
    print(f"{'budget':<16}{'count':>7}{'median':>13}{'p95':>13}{'max':>13}")
    for budget, measures in found.items():
        print(budget.row(measures))
    excesses = [text for budget, measures in found.items() for text in budget.excesses(measures)]
    print(*excesses, sep="\n", end="\n" if excesses else "", file=sys.stderr)
    return 1 if excesses else 0


if __name__ == "__main__":
    sys.exit(main())
