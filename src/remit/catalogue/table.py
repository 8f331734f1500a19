"""Strict reading of TOML: what is unknown, missing or of the wrong kind is refused, with the place and the remedy."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from remit.catalogue.errors import CatalogueError, near, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Any

AWS_PAGE = re.compile(r"https://(docs\.aws\.amazon\.com|aws\.amazon\.com)/[^\s#]*[a-z0-9/](#\S+)?")
"""A source: one of AWS's own pages."""


class Document:
    """A TOML file, with its text at hand so that a refusal can point to a line."""

    def __init__(self, path: Path) -> None:
        """Read it. `CatalogueError` when it is no TOML or no text."""
        self.name = f"{path.parent.name}/{path.name}"
        try:
            self.text = path.read_text(encoding="utf-8")
            values = tomllib.loads(self.text)
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as raised:
            hint = "see the other files for the form"
            raise CatalogueError(f"not a TOML file: {raised}", hint=hint, file=self.name) from raised
        self.root = Table(self, values)
        self._pages: dict[str, str] = {}
        self._cited: set[str] = set()
        self._read_pages()

    def line_of(self, trail: Iterable[str]) -> int:
        """The line on which the last word of a trail stands, each searched after the one before.

        The head of the third entry of a list stands in the trail three times.
        """
        at = after = 0
        for word in trail:
            found = self.text.find(word, after)
            at = at if found < 0 else found
            after = at + (len(word) if word.startswith("[[") else 0)
        return self.text.count("\n", 0, at) + 1

    def page(self, word: str, table: Table, key: str = "source") -> str:
        """The address that a source names: an entry of `[pages]`, or an address itself."""
        if word in self._pages:
            self._cited.add(word)
            return self._pages[word]
        if not AWS_PAGE.fullmatch(word):
            hint = near(word, self._pages) or "write an address of docs.aws.amazon.com, or a name of [pages]"
            raise table.refusal(f"`{key}` is no page of AWS: {word}", hint, key, word)
        return word

    def done(self) -> None:
        """Every page named is cited somewhere, every key was read."""
        self.root.done()
        for name in self._pages:
            if name not in self._cited:
                hint = "cite it as a source or remove it"
                raise self.root.refusal(f"page `{name}` is cited nowhere", hint, "[pages]", name)

    def _read_pages(self) -> None:
        pages = self.root.table("pages")
        for name in pages.keys() if pages else ():
            address = pages.text(name) if pages else ""
            self._pages[name] = self.page(address, self.root, name)


class Table:
    """One table of a file, which remembers what was asked of it. `trail` leads a reader of the file to it."""

    def __init__(self, document: Document, values: dict[str, Any], trail: tuple[str, ...] = ()) -> None:
        """`values` as tomllib gives them."""
        self._document = document
        self._values = values
        self._trail = trail
        self._asked: set[str] = set()

    def keys(self) -> tuple[str, ...]:
        """The names that are given."""
        return tuple(self._values)

    def has(self, key: str) -> bool:
        """Whether a key is given."""
        return key in self._values

    def named(self, word: str) -> Table:
        """The same table, found in the file by a word of its own (an id, its first name)."""
        self._trail = (*self._trail, f'"{word}"')
        return self

    def text(self, key: str, default: str | None = None) -> str:
        """A text. Refused when empty, or missing without a default."""
        value = self._value(key, str, default)
        if value == "" and default != "":
            raise self.refusal(f"`{key}` is empty", "write it, in one clause", key)
        return str(value)

    def clause(self, key: str, default: str | None = None) -> str:
        """A text of one clause: a line without full stop, since others put it into their sentences."""
        text = self.text(key, default)
        if "\n" in text or text.endswith("."):
            raise self.refusal(f"`{key}` is more than a clause", "write one line without a full stop", key)
        return text

    def source(self, default: str | None = None) -> str:
        """The address of the AWS page that says so."""
        return self._document.page(self.text("source", default), self)

    def texts(self, key: str, default: list[str] | None = None) -> tuple[str, ...]:
        """A list of texts, none twice."""
        values = self._value(key, list, default)
        for value in values:
            if not isinstance(value, str) or not value:
                raise self.refusal(f"`{key}` holds {value!r}, which is no text", 'write a list like ["a", "b"]', key)
            if values.count(value) > 1:
                raise self.refusal(f"`{key}` holds {value} twice", "write it once", key, f'"{value}"')
        return tuple(values)

    def flag(self, key: str) -> bool:
        """True or false; false when not given."""
        return bool(self._value(key, bool, default=False))

    def one_of(self, key: str, words: Iterable[str], default: str | None = None) -> str:
        """A text that is one of the given words."""
        return self.known(self.text(key, default), words, key)

    def known(self, word: str, words: Iterable[str], what: str) -> str:
        """The word, if it is one of the words."""
        words = tuple(words)
        if word not in words:
            hint = near(word, words) or f"use one of: {', '.join(words[:20])}"
            raise self.refusal(f"`{what}` cannot be `{word}`", hint, what, word)
        return word

    def table(self, key: str) -> Table | None:
        """A table inside; None when not given."""
        value = self._value(key, dict, default={})
        return Table(self._document, value, (*self._trail, key)) if key in self._values else None

    def tables(self, key: str) -> list[Table]:
        """A list of tables (`[[key]]`), none when not given."""
        values = self._value(key, list, default=[])
        if not all(isinstance(value, dict) for value in values):
            raise self.refusal(f"`{key}` is no list of tables", f"write [[{key}]] above each entry", key)
        heads = [(*self._trail, *[f"[[{key}]]"] * place) for place in range(1, len(values) + 1)]
        return [Table(self._document, value, trail) for value, trail in zip(values, heads, strict=True)]

    def done(self) -> None:
        """Refuse every key that nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                hint = near(key, self._asked) or f"use one of: {', '.join(sorted(self._asked))}"
                raise self.refusal(f"`{key}` is no key here", hint, key)

    def refusal(self, message: str, hint: str, *words: str) -> CatalogueError:
        """The error for something in this table; `words` lead to it from the beginning of the table."""
        line = self._document.line_of((*self._trail, *words))
        entry = " ".join(word.strip('"') for word in dict.fromkeys(self._trail))
        told = f"{entry}: {message}" if entry else message
        return CatalogueError(told, hint=hint, file=self._document.name, line=line)

    def _value(self, key: str, kind: type, default: Any) -> Any:
        self._asked.add(key)
        value = self._values.get(key, default)
        if value is None:
            misspelt = nearest(key, self._values.keys() - self._asked)
            hint = f"did you mean it by `{misspelt}`?" if misspelt else f"write `{key} = …`"
            raise self.refusal(f"`{key}` is missing", hint, *filter(None, [misspelt]))
        if not isinstance(value, kind):
            raise self.refusal(f"`{key}` should be {_KINDS[kind]}, not {value!r}", f"write {_KINDS[kind]}", key)
        return value


_KINDS: dict[type, str] = {str: "a text", list: "a list", bool: "true or false", dict: "a table"}
