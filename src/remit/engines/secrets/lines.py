"""Secrets within a text, by the names before them: `PASSWORD=…` in a script, `password: "…"`, `--password …`."""

from __future__ import annotations

import base64
import binascii
import re

from remit.engines.secrets import names

SHORTEST = 6
"""Characters of a value in a text below which it is rather a word of the language."""

SHORTEST_BASE64 = 16

_VALUE = (
    r"(?:\"(?P<double>[^\"\n]{1,200})\"|'(?P<single>[^'\n]{1,200})'|"
    r"(?P<bare>[^\s\"';,&|()\[\]{}<>]{1,200})(?![\w(\[]))"
)
_ASSIGNED = r"(?<![\w$.{-])(?P<name>[A-Za-z_][\w.-]{1,80})[\"']?[ \t]{0,3}(?P<sign>[=:])[ \t]{0,3}" + _VALUE
_FLAG = r"(?<![\w-])--(?P<name>[a-z][a-z-]{2,40})(?P<sign>=|[ \t]{1,3})" + _VALUE
_CODE = r"[A-Za-z_]+(?:\.[A-Za-z_]+)+\Z"
"""`args.password`: a variable of a program."""

_BASE64 = r"[A-Za-z0-9+/\s]{16,}={0,2}\s*\Z"


def kind_of(text: str) -> str:
    """What the text assigns; empty when it assigns no secret."""
    lower = text.lower()
    if not any(word in lower for word in names.STEMS):
        return ""  # the usual text; the patterns are not even compiled
    for pattern in (_ASSIGNED, _FLAG):
        if any(_is_secret(found) for found in re.finditer(pattern, text)):
            return "a value that is named like a secret"
    return ""


def _is_secret(found: re.Match[str]) -> bool:
    """Whether name and value make one. After a colon prose may follow: there the value is quoted or has a digit."""
    bare = found["bare"] or ""
    value = bare or found["double"] or found["single"]
    if len(value) < SHORTEST or names.is_place(value) or value == found["name"] or re.match(_CODE, value):
        return False
    prose = found["sign"] == ":" and bare.rstrip(".:!?").isalpha()
    return not prose and names.is_secret(found["name"])


def decoded(text: str) -> str:
    """The text behind Base64, as AWS's APIs have user data; the text itself where it is none."""
    if len(text) < SHORTEST_BASE64 or not re.match(_BASE64, text):
        return text
    try:
        return base64.b64decode("".join(text.split()), validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return text
