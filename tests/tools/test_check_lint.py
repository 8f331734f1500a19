"""tools/check_lint.py lets a check through and stops what looks past an unknown value."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tools import check_lint

if TYPE_CHECKING:
    from pathlib import Path

GOOD = '''"""Volumes are encrypted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, failed, passed

if TYPE_CHECKING:
    from remit.schema.stubs.ec2 import Volume
    from remit.model import Result

META = Meta(type="AWS::EC2::Volume", also=("EC2.3",), rank=-1)
MEMBERS: dict[str, int] = {"22": 1 + 1, **{}}
OPEN = frozenset({"0.0.0.0/0"})


def run(volume: Volume) -> Result:
    return passed() if volume.Encrypted == True else failed("not encrypted")


EXAMPLES = """
# pass: encrypted
"""
'''

BAD = {
    "is": "def f(x):\n return x is None",
    "is-not": "def f(x):\n return x is not None",
    "isinstance": "def f(x):\n return isinstance(x, list)",
    "type": "def f(x):\n return type(x)",
    "hasattr": "def f(x):\n return hasattr(x, 'A')",
    "getattr": "def f(x):\n return getattr(x, 'A')",
    "str-call": "def f(x):\n return str(x)",
    "str-passed": "def f(x):\n return map(str, x)",
    "f-string": "def f(x):\n return f'{x}'",
    "try": "def f(x):\n try:\n  return x\n except Exception:\n  return 1",
    "class": "class A: pass",
    "import": "import os",
    "import-source": "from remit.sources import aws",
    "import-lookalike": "from remit.modelling import x",
    "import-relative": "from . import sibling",
    "import-inside": "def f():\n import json",
    "stub-at-runtime": "from remit.schema.stubs.ec2 import Volume",
    "call-at-import": "A = open('x')",
    "method-at-import": "A = 'x'.upper()",
    "comprehension-at-import": "A = [x for x in ()]",
    "lower-case": "a = 1",
    "loop-at-import": "for x in (): pass",
    "statement-at-import": "print('x')",
    "decorator": "@cache\ndef f(): pass",
    "second-docstring": "'''again'''",
}


def reasons(text: str) -> list[str]:
    return [fault.reason for fault in check_lint.faults(ast.parse(text))]


def test_a_good_check_has_no_fault() -> None:
    assert reasons(GOOD) == []


@pytest.mark.parametrize("body", BAD.values(), ids=BAD)
def test_each_fault_is_found_once(body: str) -> None:
    assert len(reasons(f'"""Page."""\n{body}\n')) == 1


def test_a_check_without_a_page() -> None:
    assert reasons("A = 1") == ["has no docstring: it is the check's page"]


def test_faults_are_printed_with_their_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "s3").mkdir()
    (tmp_path / "s3" / "bad.py").write_text('"""Page."""\nimport os\n', encoding="utf-8")
    assert check_lint.main(tmp_path, tmp_path) == 1
    assert capsys.readouterr().err.startswith("s3/bad.py:2: imports os; ")
