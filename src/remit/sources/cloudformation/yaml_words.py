"""What the words of a YAML file mean in CloudFormation: functions, booleans, numbers.

The dialect is YAML 1.1 without timestamps, sexagesimal and octal numbers, so that `2012-10-17`, `12:30:45` and the
account `012345678901` stay the text that they were meant as.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from remit.sources.cloudformation.nodes import Scalar

_NAMES = (
    *("And", "Base64", "Cidr", "Contains", "EachMemberEquals", "EachMemberIn", "Equals", "FindInMap", "ForEach"),
    *("GetAtt", "GetAZs", "GetStackOutput", "If", "ImportValue", "Join", "Length", "Not", "Or", "RefAll", "Select"),
    *("Split", "Sub", "ToJsonString", "Transform", "ValueOf", "ValueOfAll"),
)

FUNCTIONS = {"!Ref": "Ref", "!Condition": "Condition", **{f"!{name}": f"Fn::{name}" for name in _NAMES}}
"""Each short form with its long form."""

WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"), True),
    **dict.fromkeys(("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"), False),
}
"""Unquoted words that mean no text."""

_NUMBER_STARTS = frozenset("+-.0123456789")
_INTEGER = re.compile(r"([-+]?)(?:(0|[1-9][0-9_]*)|0b([01_]+)|0x([0-9a-fA-F_]+))")
_FLOAT = re.compile(r"(?:[-+]?[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+][0-9]+)?")


def plain(text: str) -> Scalar:
    """The value of an unquoted scalar.

    >>> [plain("yes"), plain("0x1F"), plain("1_000"), plain("5.10"), plain("012"), plain("2012-10-17")]
    [True, 31, 1000, 5.1, '012', '2012-10-17']
    """
    if text in WORDS:
        return WORDS[text]
    return _number(text) if text[0] in _NUMBER_STARTS else text


def _number(text: str) -> str | int | float:
    """A number, or the text when it only begins like one."""
    try:
        if found := _INTEGER.fullmatch(text):
            sign, decimal, binary, hexadecimal = found.groups()
            digits, base = (decimal, 10) if decimal else (binary, 2) if binary else (hexadecimal, 16)
            return int(sign + digits.replace("_", ""), base)
        if _FLOAT.fullmatch(text):
            return float(text.replace("_", ""))
    except ValueError:  # digits were all underscores, or more than sys.get_int_max_str_digits()
        pass
    return text
