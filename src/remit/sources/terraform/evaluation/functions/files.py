"""Functions that read files, and where they may.

https://developer.hashicorp.com/terraform/language/functions/file
"""

from __future__ import annotations

import os
import posixpath
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from remit.model import PartialString, Unknown, cause_of
from remit.sources.terraform import limits
from remit.sources.terraform.evaluation.values import Exceeded, Malformed, Set, known

if TYPE_CHECKING:
    from collections.abc import Iterator

_MACHINE = "a path of the machine differs between machines"


class Files:
    """The files that a configuration may read: those below `root`, links followed. Paths are relative to `base`.

    `asked` are the files and directories that it asked for, whether they are there or not.
    """

    def __init__(self, root: Path, base: Path) -> None:
        """`base` is the root module's directory, in or below `root`."""
        self.root = Path(os.path.realpath(root))
        self.base = base
        self.asked: set[Path] = set()

    def place(self, path: str) -> Path:
        """Where a path leads, links followed. Malformed when that lies outside of the root."""
        if "\0" in path or path.startswith("~"):
            raise Malformed("the path is none, or lies outside of what is read")
        try:
            real = Path(os.path.realpath(self.base / path))
        except (OSError, ValueError) as error:
            raise Malformed("the path is none") from error
        if real != self.root and self.root not in real.parents:
            raise Malformed("the file lies outside of the directory that is read")
        self.asked.add(Path(os.path.normpath(self.base / path)))
        return real

    def read(self, path: str) -> bytes:
        """What a file holds. Malformed when it is absent, no file, too large, or outside of the root."""
        real = self.place(path)
        try:
            about = real.stat()
            if not stat.S_ISREG(about.st_mode):
                raise Malformed("the path leads to no file")
            if about.st_size > limits.BYTES:
                raise Exceeded("the file is too large")
            return real.read_bytes()
        except OSError as error:
            raise Malformed("there is no such file, or it cannot be read") from error

    def read_text(self, path: str) -> str:
        """The text of a file in UTF-8. Malformed as for `read`, and when it is in no UTF-8."""
        try:
            return normalize("NFC", self.read(path).decode())
        except UnicodeDecodeError as error:
            raise Malformed("the file is no text in UTF-8") from error


def _digest(name: str, files: Files, path: str) -> bytes:
    from remit.sources.terraform.evaluation.functions.hashes import digest

    return digest(name, files.read(path))


def _base64(data: bytes) -> str:
    from base64 import b64encode

    return b64encode(data).decode()


def text(files: Files, path: str) -> str:
    """`file`."""
    return files.read_text(path)


def base64(files: Files, path: str) -> str:
    """`filebase64`."""
    return _base64(files.read(path))


def exists(files: Files, path: str) -> bool:
    """`fileexists`: Malformed when something else than a file is there."""
    real = files.place(path)
    if not real.exists():
        return False
    if not real.is_file():
        raise Malformed("the path leads to no file")
    return True


def md5(files: Files, path: str) -> str:
    """`filemd5`."""
    return _digest("md5", files, path).hex()


def sha1(files: Files, path: str) -> str:
    """`filesha1`."""
    return _digest("sha1", files, path).hex()


def sha256(files: Files, path: str) -> str:
    """`filesha256`."""
    return _digest("sha256", files, path).hex()


def sha512(files: Files, path: str) -> str:
    """`filesha512`."""
    return _digest("sha512", files, path).hex()


def base64_sha256(files: Files, path: str) -> str:
    """`filebase64sha256`."""
    return _base64(_digest("sha256", files, path))


def base64_sha512(files: Files, path: str) -> str:
    """`filebase64sha512`."""
    return _base64(_digest("sha512", files, path))


def absolute(_files: Files, path: str) -> Any:
    """`abspath`: of a relative path it tells where the machine has it."""
    return posixpath.normpath("/" + path.lstrip("/")) if path.startswith("/") else Unknown(_MACHINE)


def expanded(_files: Files, path: str) -> Any:
    """`pathexpand`: `~` is somebody's home."""
    if path != "~" and not path.startswith("~/"):
        if path.startswith("~"):
            raise Malformed("only one's own home can be expanded")
        return path
    return Unknown(_MACHINE)


def folder_name(_files: Files, path: str) -> str:
    """`dirname`."""
    return _clean(path[: path.rfind("/") + 1])


def _clean(path: str) -> str:
    """A path without what leads back, as Go's filepath.Clean has it."""
    cleaned = posixpath.normpath(path) if path else "."
    return cleaned[1:] if cleaned.startswith("//") else cleaned


def base_name(_files: Files, path: Any) -> Any:
    """`basename`: known when the known end of a path has a slash."""
    if isinstance(path, PartialString):
        last = path.parts[-1]
        told = isinstance(last, str) and "/" in last.rstrip("/")
        return base_name(_files, last) if told else Unknown(cause_of(path))
    if not known(path):
        return Unknown(cause_of(path))
    if not path:
        return "."
    return path.rstrip("/").rpartition("/")[2] or "/"


def matching(files: Files, path: str, pattern: str) -> Any:
    """`fileset`: the files below a path whose path from there matches, as a set; links to folders are not followed."""
    from remit.sources.terraform.evaluation.functions.patterns import Pattern, Tired

    start = files.place(path)
    matcher = Pattern(_expression(_clean(pattern)))
    found: list[str] = []
    try:
        for name, certain in _below(files, start, ""):
            if not certain:
                return Unknown("a link to a folder is not followed")
            if matcher.search(name) is not None:
                files.asked.add(start / name)
                found.append(name)
    except Tired as error:
        return Unknown(error.cause)
    return Set(sorted(found, key=str.encode))


def _below(files: Files, folder: Path, prefix: str) -> Iterator[tuple[str, bool]]:
    """The files below a folder by their path from it; a link to a folder, or out of the root, as not certain."""
    stack, count = [(folder, prefix)], 0
    while stack:
        at, before = stack.pop()
        for entry in _entries(at):
            count += 1
            if count > limits.ITEMS:
                raise Exceeded("there are too many files")
            name = before + entry.name
            if entry.is_dir(follow_symlinks=False):
                stack.append((Path(entry.path), name + "/"))
            elif entry.is_symlink():
                yield name, _leads_to_file(files, entry.path)
            elif entry.is_file():
                yield name, True


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except NotADirectoryError:
        return []
    except FileNotFoundError:
        return []
    except OSError as error:
        raise Malformed("a folder cannot be read") from error


def _leads_to_file(files: Files, path: str) -> bool:
    real = Path(os.path.realpath(path))
    return files.root in real.parents and real.is_file()


def _expression(pattern: str) -> str:
    """A pattern of file names as a regular expression: `*`, `**`, `?`, `[…]`, `{a,b}`, and a backslash before one."""
    made, at, braces = ["^"], 0, 0
    while at < len(pattern):
        piece, at, braces = _glob(pattern, at, braces)
        made.append(piece)
    if braces:
        raise Malformed("the pattern has a brace without an end")
    return "".join(made) + "$"


def _glob(pattern: str, at: int, braces: int) -> tuple[str, int, int]:
    """One piece of a pattern, where the next begins, and how many braces are open then."""
    char = pattern[at]
    if pattern.startswith("**", at) and (at == 0 or pattern[at - 1] == "/"):
        if pattern.startswith("/", at + 2):
            return "(?:(?s:.)*/)?", at + 3, braces
        return "(?s:.)*", at + 2, braces
    if char == "[":
        return _brackets(pattern, at, braces)
    if char == "\\" and at + 1 < len(pattern):
        return _literal(pattern[at + 1]), at + 2, braces
    if char == "{" or (char in ",}" and braces):
        return {"{": "(?:", ",": "|", "}": ")"}[char], at + 1, braces + {"{": 1, ",": 0, "}": -1}[char]
    return {"*": "[^/]*", "?": "[^/]"}.get(char) or _literal(char), at + 1, braces


def _brackets(pattern: str, at: int, braces: int) -> tuple[str, int, int]:
    end = pattern.find("]", at + 2)
    if end < 0:
        raise Malformed("the pattern has a bracket without an end")
    inner = pattern[at + 1 : end].replace("[", "\\[")
    return f"[{inner}]", end + 1, braces


def _literal(char: str) -> str:
    return "\\" + char if char.isascii() and not char.isalnum() else char
