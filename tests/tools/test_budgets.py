"""tools/budgets.py measures as the design says."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tools import budgets

if TYPE_CHECKING:
    from pathlib import Path

ELIF = "def f(a):\n if a == 1:\n  pass\n elif a == 2:\n  pass\n elif a == 3:\n  pass\n else:\n  pass\n"
ELSE_IF = "def f(a):\n if a == 1:\n  pass\n else:\n  if a == 2:\n   pass\n"
DEEP = "def f(a):\n for x in a:\n  with x:\n   while x:\n    if x:\n     pass\n"
INNER = "def f(a):\n for x in a:\n  def g(y):\n   if y:\n    pass\n"
TRY = "def f():\n try:\n  pass\n except E:\n  if x:\n   pass\n"
MATCH = "def f(x):\n match x:\n  case 1:\n   if x:\n    pass\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [(ELIF, 1), (ELSE_IF, 2), (DEEP, 4), (INNER, 1), (TRY, 2), (MATCH, 2), ("def f():\n pass\n", 0)],
    ids=["elif", "else-if", "deep", "inner-function", "try", "match", "flat"],
)
def test_depth(text: str, expected: int) -> None:
    assert budgets.depth(next(budgets.functions(ast.parse(text)))) == expected


def test_summary_takes_the_nearest_rank() -> None:
    assert budgets.summary(list(range(1, 101))) == (100, 50.5, 95)
    assert budgets.summary([]) == (0, 0, 0)


def test_offenders_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checks = tmp_path / "checks" / "s3"
    checks.mkdir(parents=True)
    (checks / "long.py").write_text("x = 1\n" * 101, encoding="utf-8")
    (tmp_path / "deep.py").write_text(DEEP, encoding="utf-8")
    (tmp_path / "long.py").write_text("def f():\n" + " x = 1\n" * 60, encoding="utf-8")
    assert budgets.main(tmp_path, tmp_path) == 1
    named = capsys.readouterr().err
    assert "checks/s3/long.py: check lines 101, at most 100" in named
    assert "deep.py:1 f: nesting 4, at most 3" in named
    assert "long.py:1 f: function lines 61, at most 60" in named
    assert "function lines: median 33.5, at most 10" in named


def test_a_small_house_is_within(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.py").write_text(ELIF, encoding="utf-8")
    assert budgets.main(tmp_path, tmp_path) == 0
    assert capsys.readouterr().err == ""
