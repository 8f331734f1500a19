"""RE2's syntax to a program for `patterns`.

https://github.com/google/re2/wiki/Syntax

A node is a tuple: ("char", test), ("assert", kind), ("cat", nodes), ("alt", nodes), ("group", number, node),
("repeat", node, least, most, greedy). A program is a list of ("char", test), ("split", first, second…), ("save",
place), ("assert", kind), ("match",).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from unicodedata import category

from remit.model import Cause
from remit.sources.terraform import limits
from remit.sources.terraform.evaluation.values import Malformed

if TYPE_CHECKING:
    from collections.abc import Callable

    Test = Callable[[str], bool]
    Code = list[tuple[Any, ...]]

_REPEAT = 1000
"""The highest count that RE2 takes."""

_SIZE = 4000
"""Instructions of one program."""

_COUNT = re.compile(r"\{(\d+)(?:(,)(\d*))?\}", re.ASCII)
_GROUP = re.compile(r"\?(?:P?<([^>]*)>|([imsU]*(?:-[imsU]+)?)([:)]))")
_CODE = re.compile(r"x(?:([0-9a-fA-F]{2})|\{([0-9a-fA-F]{1,6})\})|(0[0-7]{0,2}|[1-7][0-7]{1,2})")
_PROPERTY = re.compile(r"[pP](?:\{(\^?)(\w+)\}|(\w))", re.ASCII)
_CLASS = re.compile(r"\[:(\^?)(\w+):\]", re.ASCII)

_DIGIT = "0123456789"
_LOWER = "abcdefghijklmnopqrstuvwxyz"
_ALNUM = _DIGIT + _LOWER + _LOWER.upper()
_SETS = {"d": _DIGIT, "w": _ALNUM + "_", "s": "\t\n\f\r "}
_ASCII = "".join(map(chr, range(128)))
_NAMED = {
    "alnum": _ALNUM,
    "alpha": _LOWER + _LOWER.upper(),
    "ascii": _ASCII,
    "blank": "\t ",
    "cntrl": "".join(char for char in _ASCII if char < " ") + "\x7f",
    "digit": _DIGIT,
    "graph": _ASCII[33:127],
    "lower": _LOWER,
    "print": _ASCII[32:127],
    "punct": "".join(char for char in _ASCII[33:127] if char not in _ALNUM),
    "space": "\t\n\v\f\r ",
    "upper": _LOWER.upper(),
    "word": _ALNUM + "_",
    "xdigit": _DIGIT + "abcdefABCDEF",
}
_PLAIN = {"a": "\a", "f": "\f", "t": "\t", "n": "\n", "r": "\r", "v": "\v"}


class Unsupported(Exception):  # noqa: N818 — it is an answer, not an error
    """A pattern that RE2 takes and remit does not follow."""

    cause = Cause("the regular expression has something that remit does not follow")


def refused() -> Malformed:
    """What to raise for a pattern that RE2 would refuse."""
    return Malformed("the pattern is no regular expression of RE2's syntax")


class Parser:
    """A pattern as a node. `names` tells for each group its name, or nothing."""

    def __init__(self, pattern: str) -> None:
        """See the class."""
        self.pattern = pattern
        self.at = 0
        self.names: list[str] = []
        self.flags = frozenset[str]()
        self.depth = 0
        if len(pattern) > _SIZE:
            raise Unsupported

    def parsed(self) -> tuple[Any, ...]:
        """The whole pattern."""
        node = self._alternatives()
        if self.at < len(self.pattern):
            raise refused()
        return node

    def _alternatives(self) -> tuple[Any, ...]:
        self.depth += 1
        if self.depth > limits.DEPTH:
            raise Unsupported
        branches = [self._sequence()]
        while self._take("|"):
            branches.append(self._sequence())
        self.depth -= 1
        return branches[0] if len(branches) == 1 else ("alt", branches)

    def _take(self, text: str) -> bool:
        if self.pattern.startswith(text, self.at):
            self.at += len(text)
            return True
        return False

    def _sequence(self) -> tuple[Any, ...]:
        items: list[tuple[Any, ...]] = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            item = self._item()
            if item is not None:
                items.append(self._repeated(item))
        return ("cat", items)

    def _item(self) -> tuple[Any, ...] | None:
        """One atom; None for what only sets flags."""
        char = self.pattern[self.at]
        if char in "*+?" or (char == "{" and _COUNT.match(self.pattern, self.at)):
            raise refused()
        self.at += 1
        if char == "(":
            return self._group()
        if char == "[":
            return ("char", self._folded(self._class()))
        if char == "\\":
            return self._escape()
        if char == ".":
            return ("char", (lambda _: True) if "s" in self.flags else (lambda one: one != "\n"))
        if char in "^$":
            line = "m" in self.flags
            return ("assert", char if line else "A" if char == "^" else "z")
        return ("char", self._folded(_one_of(char)))

    def _repeated(self, item: tuple[Any, ...]) -> tuple[Any, ...]:
        bounds = self._bounds()
        if bounds is None:
            return item
        greedy = not self._take("?")
        if "U" in self.flags:
            greedy = not greedy
        if self.at < len(self.pattern) and (
            self.pattern[self.at] in "*+?" or _COUNT.match(self.pattern, self.at) is not None
        ):
            raise refused()
        return ("repeat", item, *bounds, greedy)

    def _bounds(self) -> tuple[int, int | None] | None:
        for sign, least, most in (("*", 0, None), ("+", 1, None), ("?", 0, 1)):
            if self._take(sign):
                return least, most
        found = _COUNT.match(self.pattern, self.at)
        if found is None:
            return None
        self.at = found.end()
        least = int(found[1][:9])
        most = None if found[2] and not found[3] else int((found[3] or found[1])[:9])
        if max(least, most or 0) > _REPEAT or (most is not None and least > most):
            raise refused()
        return least, most

    def _group(self) -> tuple[Any, ...] | None:
        if not self.pattern.startswith("?", self.at):
            return self._captured("")
        found = _GROUP.match(self.pattern, self.at)
        if found is None:
            raise refused()
        self.at = found.end()
        if found[1] is not None:
            if not re.fullmatch(r"\w+", found[1]):
                raise refused()
            return self._captured(found[1])
        before = self.flags
        on, _, off = found[2].partition("-")
        self.flags = (before | frozenset(on)) - frozenset(off)
        if found[3] == ")":
            if not found[2]:
                raise refused()
            return None
        node = self._alternatives()
        self.flags = before
        self._close()
        return node

    def _captured(self, name: str) -> tuple[Any, ...]:
        self.names.append(name)
        number, before = len(self.names), self.flags
        node = self._alternatives()
        self.flags = before
        self._close()
        return ("group", number, node)

    def _close(self) -> None:
        if not self._take(")"):
            raise refused()

    def _escape(self) -> tuple[Any, ...]:
        char = self.pattern[self.at : self.at + 1]
        if char in {"A", "z", "b", "B"}:
            self.at += 1
            return ("assert", char)
        if char == "Q":
            end = self.pattern.find("\\E", self.at)
            text = self.pattern[self.at + 1 : end if end >= 0 else len(self.pattern)]
            self.at = end + 2 if end >= 0 else len(self.pattern)
            return ("cat", [("char", self._folded(_one_of(each))) for each in text])
        return ("char", self._folded(self._escaped()))

    def _escaped(self) -> Test:
        """What stands behind a backslash, within brackets or not, as a test."""
        char = self.pattern[self.at : self.at + 1]
        if char and char in "dwsDWS":
            self.at += 1
            members = frozenset(_SETS[char.lower()])
            return members.__contains__ if char.islower() else lambda one: one not in members
        if char and char in "pP":
            return self._property()
        return _one_of(self._escaped_char())

    def _escaped_char(self) -> str:
        char = self.pattern[self.at : self.at + 1]
        found = _CODE.match(self.pattern, self.at)
        if found is not None:
            self.at = found.end()
            code = int(found[3], 8) if found[3] else int(found[1] or found[2], 16)
            if code > 0x10FFFF:  # noqa: PLR2004 — Unicode's last
                raise refused()
            return chr(code)
        self.at += 1
        if char in _PLAIN:
            return _PLAIN[char]
        if not char or not char.isascii() or char.isalnum():
            raise refused()
        return char

    def _property(self) -> Test:
        found = _PROPERTY.match(self.pattern, self.at)
        if found is None:
            raise refused()
        name = found[2] or found[3]
        if not re.fullmatch(r"[LMNPSZC][a-z]?", name):
            raise Unsupported
        negated = (self.pattern[self.at] == "P") is not bool(found[1])
        self.at = found.end()
        return lambda one: category(one).startswith(name) is not negated

    def _class(self) -> Test:
        negated = self._take("^")
        tests: list[Test] = []
        first = True
        while first or not self.pattern.startswith("]", self.at):
            if self.at >= len(self.pattern):
                raise refused()
            tests.append(self._member())
            first = False
        self.at += 1
        return lambda one: any(test(one) for test in tests) is not negated

    def _member(self) -> Test:
        found = _CLASS.match(self.pattern, self.at)
        if found is not None:
            if found[2] not in _NAMED:
                raise refused()
            self.at = found.end()
            members, negated = frozenset(_NAMED[found[2]]), bool(found[1])
            return lambda one: (one in members) is not negated
        if self.pattern[self.at] == "\\" and self.pattern[self.at + 1 : self.at + 2] in {*"dwsDWSpP"}:
            self.at += 1
            return self._escaped()
        low = self._bound()
        if not self.pattern.startswith("-", self.at) or self.pattern.startswith("-]", self.at):
            return _one_of(low)
        self.at += 1
        if self.at >= len(self.pattern):
            raise refused()
        high = self._bound()
        if high < low:
            raise refused()
        return lambda one: low <= one <= high

    def _bound(self) -> str:
        char = self.pattern[self.at]
        self.at += 1
        return self._escaped_char() if char == "\\" else char

    def _folded(self, test: Test) -> Test:
        """The test, for either case of a letter under the flag `i`."""
        if "i" not in self.flags:
            return test
        return lambda one: test(one) or test(one.lower()) or test(one.upper())


def _one_of(char: str) -> Test:
    return lambda one: one == char


def compiled(node: tuple[Any, ...]) -> Code:
    """The program of a pattern."""
    code: Code = []
    _emit(node, code)
    code.append(("match",))
    return code


def _emit(node: tuple[Any, ...], code: Code) -> None:
    if len(code) > _SIZE:
        raise Unsupported
    kind = node[0]
    if kind in {"char", "assert"}:
        code.append(node)
    elif kind == "cat":
        for each in node[1]:
            _emit(each, code)
    elif kind == "alt":
        _emit_alternatives(node[1], code)
    elif kind == "group":
        code.append(("save", 2 * node[1]))
        _emit(node[2], code)
        code.append(("save", 2 * node[1] + 1))
    else:
        _emit_repeat(node, code)


def _emit_alternatives(branches: list[tuple[Any, ...]], code: Code) -> None:
    at = len(code)
    code.append(())
    starts, ends = [], []
    for branch in branches:
        starts.append(len(code))
        _emit(branch, code)
        ends.append(len(code))
        code.append(())
    code[at] = ("split", *starts)
    for end in ends:
        code[end] = ("split", len(code))


def _emit_repeat(node: tuple[Any, ...], code: Code) -> None:
    _, item, least, most, greedy = node
    for _ in range(least):
        _emit(item, code)
    if most is None:
        at = len(code)
        code.append(())
        _emit(item, code)
        code.append(("split", at))
        code[at] = _choice(at + 1, len(code), greedy=greedy)
        return
    opened = []
    for _ in range(most - least):
        opened.append(len(code))
        code.append(())
        _emit(item, code)
    for at in opened:
        code[at] = _choice(at + 1, len(code), greedy=greedy)


def _choice(inside: int, behind: int, *, greedy: bool) -> tuple[Any, ...]:
    return ("split", inside, behind) if greedy else ("split", behind, inside)
