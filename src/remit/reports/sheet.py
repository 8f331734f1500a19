"""A Markdown page for GitHub: nothing from the estate means anything in it, and it never grows beyond a comment.

What means something: https://github.github.com/gfm/ (blocks, inlines, autolinks), and in comments also mentions,
issues and commits (https://docs.github.com/en/get-started/writing-on-github). Names stand in `<code>`, where GitHub
makes no links, with every sign of Markdown written as a number.
"""

from __future__ import annotations

import os
import re
from html import escape
from urllib.parse import quote

from remit.reports.terminal import inert, shortened

LIMIT = 65_536
"""Characters of a comment, as GitHub counts them; here a character beyond U+FFFF counts as two."""
RESERVE = 1_000
"""Kept for the sentence about what was cut, and the mark."""
MARK = "<!-- remit:comment -->"
"""By this a bot finds the comment that it updates."""
LONGEST = 120
MEANING = re.compile(r"[&<>\"'`*_~\[\]()!\\|@#$]|:(?=//)|(?<=mailto):|(?<=xmpp):|www", re.IGNORECASE)
SAFE_REPOSITORY = re.compile(r"[\w.-]{1,100}/[\w.-]{1,100}", re.ASCII)
SAFE_COMMIT = re.compile(r"[0-9a-f]{40,64}")


def code(text: str) -> str:
    """A name from the estate, cut where it is too long, on one line and inert."""
    return f"<code>{MEANING.sub(_number, shortened(inert(text), LONGEST))}</code>"


def _number(found: re.Match[str]) -> str:
    """A sign as a number. Addresses are looked for in the finished text as well: an empty comment parts them."""
    first, rest = found[0][0], found[0][1:]
    return f"&#{ord(first)};{'<!---->' if first in '@:' else ''}{rest}"


def cell(text: str) -> str:
    """A sentence of remit's own for the cell of a table: its code spans stay, nothing ends the cell."""
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def place(file: str, line: int, where: str) -> str:
    """`file:line`, as a link to the commit where GitHub Actions says which one it is.

    https://docs.github.com/en/actions/reference/workflows-and-actions/variables
    """
    if not where:
        return ""
    address = _address(file, line)
    return f'<a href="{escape(address)}">{code(where)}</a>' if address else code(where)


def _address(file: str, line: int) -> str:
    """Where GitHub shows a file of the checked-out commit; empty elsewhere, or when that is not sure."""
    server, repository = os.environ.get("GITHUB_SERVER_URL", ""), os.environ.get("GITHUB_REPOSITORY", "")
    commit, top = os.environ.get("GITHUB_SHA", ""), os.environ.get("GITHUB_WORKSPACE", "")
    if not file or not server.startswith("https://") or not top or os.path.realpath(top) != os.path.realpath("."):
        return ""
    if not SAFE_REPOSITORY.fullmatch(repository) or not SAFE_COMMIT.fullmatch(commit):
        return ""
    path = os.path.normpath(file)
    if path.startswith(("/", "..")):
        return ""
    told = quote(path.encode("utf-8", "surrogatepass"))
    return f"{server}/{repository}/blob/{commit}/{told}" + (f"#L{line}" if line else "")


def size(text: str) -> int:
    """Its length as the limit counts it."""
    return len(text) + sum(each > "\uffff" for each in text)


class Sheet:
    """Blocks of Markdown up to the limit. What does not fit is counted, and said at the end."""

    def __init__(self) -> None:
        """Empty."""
        self._blocks: list[str] = []
        self._left = LIMIT - RESERVE
        self._cut: dict[str, int] = {}

    def add(self, text: str, *, of: str = "") -> bool:
        """Add some lines. False when there is no room: then one more `of` (in the plural) is told to be cut."""
        needed = size(text) + 1
        if needed > self._left:
            self.cut(of)
            return False
        self._left -= needed
        self._blocks.append(text)
        return True

    def cut(self, of: str, count: int = 1) -> None:
        """Tell that something was left out."""
        if of and count:
            self._cut[of] = self._cut.get(of, 0) + count

    def room(self, share: float) -> int:
        """A share of the characters that are left."""
        return int(self._left * share)

    def text(self) -> str:
        """The whole page, with what was cut and the mark at its end."""
        blocks = list(self._blocks)
        if self._cut:
            told = ", ".join(f"{count} {what}" for what, count in self._cut.items())
            blocks.append(
                f"\n_Cut to fit into a comment; not shown: {told}. The JSON and HTML reports have all of it._"
            )
        return "\n".join([*blocks, "", MARK, ""])
