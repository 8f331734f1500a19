"""Fixed values as HCL writes them."""

from __future__ import annotations

import re

from remit.sources.terraform.hcl.lexer import SyntaxFault
from remit.sources.terraform.hcl.nodes import Literal

_NUMBER = re.compile(r"-?[0-9]++(?:\.[0-9]++)?+(?:[eE][+-]?[0-9]++)?+")
KEYWORDS = {"true": True, "false": False, "null": None}
"""Names that are values."""

_FEW = 18
"""Digits that need no thought."""


def text_literal(text: str, at: int) -> Literal:
    """A text. Terraform normalises every text to Unicode's form C.

    https://developer.hashicorp.com/terraform/language/expressions/types
    """
    return Literal(text if text.isascii() else _normalized(text), at)


def _normalized(text: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", text)


def number_literal(text: str, at: int) -> Literal:
    """A number with the precision of Terraform's: an int when it is whole, else a Decimal."""
    if text.isdigit() and len(text) <= _FEW:
        return Literal(int(text), at)
    if not _NUMBER.fullmatch(text):
        raise SyntaxFault(at, "this is no number", "put an address or a version into quotes")
    from remit.sources.terraform.evaluation.values import PRECISION, tidy

    try:
        return Literal(tidy(PRECISION.create_decimal(text)), at)
    except ArithmeticError:
        raise SyntaxFault(at, "a number beyond all bounds", "write a smaller exponent") from None
