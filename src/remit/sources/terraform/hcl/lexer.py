"""The tokens of HCL, one at a time, as the parser asks for them.

One regular expression finds a token with the blanks before it. Whether a newline is a token or a blank depends on where
the parser is, so it chooses the expression. What is inside quotes and heredocs is read by `template_reader`.
https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#lexical-elements
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NoReturn

    from remit.sources.terraform.hcl.nodes import File

WORD, NUMBER, STRING, QUOTE, HEREDOC, NEWLINE, END = "word", "number", "string", "quote", "heredoc", "newline", "end"
"""Kinds of token. Any other kind is the operator or bracket itself. A STRING is quoted text with nothing to expand."""

IDENTIFIER = r"[^\x00-@\[-^`{-\x7f][^\x00-,./:-@\[-^`{-\x7f]*+"
"""A word; whether the characters beyond ASCII in it are letters is looked at later. Said so, it compiles fast."""

_PUNCTUATION = r"\.\.\.|=>|==|!=|<=|>=|&&|\|\||::|~\}|[{}()\[\].,=:?+\-*/%<>!]"
_TOKEN = (
    rf"(?:({IDENTIFIER})"  # 1 word
    r'|"([^"\\$%\n\r]*+)"'  # 2 string
    r"|(\r?\n)"  # 3 newline
    r"|(\#[^\n]*+|//[^\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/)"  # 4 comment
    r"|([0-9]++(?:\.++[0-9]++|[eE][+-]?[0-9]++)*+)"  # 5 number
    rf"|(<<-?{IDENTIFIER}\r?\n)"  # 6 heredoc
    rf"|(/\*)|({_PUNCTUATION})"  # 7 comment without end, 8 punctuation
    r'|(")|(\Z)|(.))'  # 9 quote, 10 end, 11 anything else
)
LINES = re.compile(r"[ \t]*+" + _TOKEN, re.DOTALL).match
"""A newline is a token: in bodies and objects."""
SPANS = re.compile(r"(?:[ \t\n]++|\r\n)*+" + _TOKEN, re.DOTALL).match
"""A newline is a blank: in parentheses, square brackets and templates."""

_WORD, _STRING, _COMMENT, _UNCLOSED, _PUNCT, _BAD = 1, 2, 4, 7, 8, 11
_KINDS = ("", WORD, STRING, NEWLINE, "", NUMBER, HEREDOC, "", "", QUOTE, END, "")
_NAMES = {
    WORD: "a name", NUMBER: "a number", STRING: "a string", QUOTE: "a string", HEREDOC: "a heredoc",
    NEWLINE: "the end of the line", END: "the end of the file",
}  # fmt: skip
_ADVICE = {
    "“": 'write straight quotes: "',
    "”": 'write straight quotes: "',
    "'": 'HCL quotes with "',
    ";": "write one argument a line",
    "`": 'HCL quotes with "',
    "&": "write && for and",
    "|": "write || for or",
    "^": "HCL has no such operator; use pow()",
}


class SyntaxFault(Exception):  # noqa: N818 — never leaves the reader; a RemitError is made of it
    """A place where the text is not HCL. `unclosed` when something that opened before never ends.

    The message never quotes names, strings or numbers of the file: they may be secrets.
    """

    def __init__(self, at: int, message: str, hint: str = "", *, unclosed: bool = False) -> None:
        """`at` is the offset."""
        super().__init__(message)
        self.at = at
        self.message = message
        self.hint = hint
        self.unclosed = unclosed


class Lexer:
    """Where the reading stands. `kind`, `value`, `start` and `end` are the token's; `limit` is where the text ends.

    `value` is the text of a word, a number, or a string without its quotes. `comments` are offsets of start and end.
    """

    __slots__ = ("comments", "end", "file", "kind", "limit", "match", "start", "text", "value")

    def __init__(self, file: File, start: int = 0, limit: int | None = None) -> None:
        """Nothing is read yet; `advance` reads the first token."""
        self.file = file
        self.text = file.text
        self.limit = len(file.text) if limit is None else limit
        self.start = self.end = start
        self.kind = END
        self.value = ""
        self.match = LINES
        self.comments: list[tuple[int, int]] = []

    def advance(self) -> None:
        """Go to the next token."""
        text, limit = self.text, self.limit
        found = self.match(text, self.end, limit)
        group: int = found.lastindex  # type: ignore[union-attr, assignment]  # one alternative always matches
        while group == _COMMENT:
            self.comments.append(found.span(group))  # type: ignore[union-attr]
            found = self.match(text, found.end(), limit)  # type: ignore[union-attr]
            group = found.lastindex  # type: ignore[union-attr, assignment]
        self.start, self.end = found.span(group)  # type: ignore[union-attr]
        if group == _PUNCT:
            self.kind = found[group]  # type: ignore[index]
            return
        self.kind = _KINDS[group]
        self.value = value = found[group]  # type: ignore[index]
        if group == _STRING:
            self.start -= 1
            self.end += 1
        elif (group == _WORD and not value.isascii()) or not self.kind:
            self._refuse(value)

    def _refuse(self, value: str) -> None:
        """Raise when a word is no identifier, or a character nothing that HCL knows.

        Identifiers are those of Unicode's annex 31, with dashes.
        """
        if value == "/*":
            raise SyntaxFault(self.start, "this comment never ends", "end it with */", unclosed=True)
        if self.kind == WORD and value.replace("-", "_").isidentifier():
            return
        at = next((at for at, char in enumerate(value) if not f"_{char}".isidentifier() and char != "-"), 0)
        char = value[at]
        shown = char if char.isprintable() else f"U+{ord(char):04X}"
        hint = _ADVICE.get(char, "remove it, or put it into quotes")
        raise SyntaxFault(self.start + at, f"the character {shown} means nothing here", hint)

    def unexpected(self, wanted: str, hint: str = "") -> NoReturn:
        """Raise: the token is not what should stand here."""
        kind = self.kind
        if kind == END:
            what = "file" if self.limit == len(self.text) else "string"
            message, hint = f"the {what} ends where {wanted} is expected", hint or "is a bracket or a quote not closed?"
            raise SyntaxFault(self.start, message, hint, unclosed=True)
        found = _NAMES.get(kind) or kind
        raise SyntaxFault(self.start, f"expected {wanted}, found {found}", hint)

    def take(self, kind: str, wanted: str) -> None:
        """Go past a token of that kind, or raise."""
        if self.kind != kind:
            self.unexpected(wanted)
        self.advance()
