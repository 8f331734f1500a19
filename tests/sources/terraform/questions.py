"""Random calls of functions and uses of operators over a small stock of values, to be put to Terraform as well."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from remit.sources.terraform.evaluation.functions import FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS = (
    *('""', '"a"', '"b"', '"a-b"', '"Hello World"', '"é"', '"10"', '"true"', '" x "', '"a,b,c"', '"x\\ny\\n"', '"1.5"'),
    *('"A1b2"', '"-"', '"aa"', '"10.0.0.0/16"', '"2024-05-06T07:08:09Z"', '"0"', '"/a+/"', '"k: [v, 1]"', '"[1, {}]"'),
)
NUMBERS = ("0", "1", "2", "3", "-1", "2.5", "10", '"2"', "0.1", "100", "7")
VERBS = ("%s", "%d", "%v", "%q", "%5s", "%-4d|", "%.1f", "%05.2f", "%x", "%t", "x", "%%", "%e", "%g", "%#v", "%[1]v")
ATOMS = ("a", "b", ".", "[a-c]", r"\\d", r"\\w", "(a)", "(?:ab)", "(b|a)", "^", "[^a]", r"\\b", r"\\s", "(?P<n>a)", "x")
REPEATS = ("", "", "*", "+", "?", "{1,2}", "*?", "+?")
OPERATORS = ("==", "!=", "+", "-", "*", "%", "<", ">=", "&&", "||")

LEFT_OUT = frozenset({"timestamp", "plantimestamp", "uuid", "bcrypt", "base64gzip", "issensitive", "rsadecrypt"})
"""Functions whose answers remit does not know; those that read files are left out too."""

ENDLESS = frozenset({"log", "pow"})
"""Functions that come to infinity, which Terraform cannot write down."""

SIGNATURES = {
    "element": "Ln",
    "slice": "Lnn",
    "index": "La",
    "contains": "La",
    "keys": "m",
    "values": "m",
    "lookup": "msa",
    "merge": "m*",
    "concat": "L*",
    "flatten": "L",
    "length": "a",
    "reverse": "L",
    "setproduct": "L*",
    "one": "L",
    "coalescelist": "L*",
    "sum": "L",
    "zipmap": "LL",
    "tomap": "m",
    "tolist": "L",
    "toset": "L",
    "coalesce": "s*",
    "format": "Fx*",
    "formatlist": "FL*",
    "regex": "Rs",
    "regexall": "Rs",
    "parseint": "sn",
}
"""What functions take that say less in `FUNCTIONS`: so that most calls are no errors."""


class Questions:
    """Expressions, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 — for tests
        self.names = sorted(
            name
            for name, told in FUNCTIONS.items()
            if "::" not in name and not told.startswith("files.") and name not in LEFT_OUT | ENDLESS
        )
        choice = self.random.choice
        self.makers: dict[str, Callable[[], str]] = {
            **dict.fromkeys("ax", self.value),
            **dict.fromkeys("LST", self.list),
            "s": lambda: choice(TEXTS),
            "n": lambda: choice(NUMBERS),
            "m": self.map,
            "B": lambda: choice(('[true, "false"]', "[true]", "[]", "[false, null]")),
            "M": lambda: '{a = ["x", "y"], b = ["x"]}',
            "F": lambda: f'"{"".join(choice(VERBS) for _ in range(self.random.randint(0, 3)))}"',
            "R": lambda: f'"{"".join(choice(ATOMS) + choice(REPEATS) for _ in range(self.random.randint(1, 4)))}"',
        }

    def ask(self) -> str:
        """One expression."""
        if self.random.random() < 0.1:
            return f"{self.value()} {self.random.choice(OPERATORS)} {self.value()}"
        name = self.random.choice(self.names)
        signature = SIGNATURES.get(name) or FUNCTIONS[name].partition(" ")[2].removeprefix("~")
        letters = signature.removesuffix("*")
        if letters != signature:
            letters = letters[:-1] + letters[-1] * self.random.randint(0, 3)
        return f"{name}({', '.join(self.makers[letter]() for letter in letters)})"

    def value(self, depth: int = 0) -> str:
        """A scalar, or what holds some."""
        scalars = (*TEXTS, *NUMBERS, "true", "false", "null")
        kind = "scalar" if depth > 2 else self.random.choice(("scalar", "scalar", "list", "map"))
        return (
            self.random.choice(scalars) if kind == "scalar" else self.list(depth) if kind == "list" else self.map(depth)
        )

    def list(self, depth: int = 0) -> str:
        """A tuple, list or set."""
        items = [self.item(depth, self.random.random()) for _ in range(self.random.randint(0, 3))]
        return self.random.choice(("[{}]", "[{}]", "tolist([{}])", "toset([{}])")).format(", ".join(items))

    def item(self, depth: int, chance: float) -> str:
        """Mostly a text."""
        return (
            self.random.choice(TEXTS)
            if chance < 0.6
            else self.random.choice(NUMBERS)
            if chance < 0.7
            else self.value(depth + 1)
        )

    def map(self, depth: int = 0) -> str:
        """An object or map."""
        names = self.random.sample(("a", "b", "c", "d"), self.random.randint(0, 3))
        entries = [f"{name} = {self.item(depth, self.random.random())}" for name in names]
        return self.random.choice(("{{{}}}", "{{{}}}", "tomap({{{}}})")).format(", ".join(entries))
