"""Which files Git would ignore, by the `.gitignore` files from the repository's root down. pathspec knows the patterns.

https://git-scm.com/docs/gitignore: a deeper file outweighs those above, within a file the last match counts, and what
lies in an ignored directory cannot be taken back, so ignored directories are not entered.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from pathspec import GitIgnoreSpec

FILE_NAME = ".gitignore"


class Rules:
    """The patterns of the `.gitignore` files that hold in one directory, the outermost first.

    Paths are given relative to where the walk began, with `/`. `strip` characters of them are cut off, or `prefix` is
    put before them, to make them relative to the directory of each `.gitignore`.
    """

    __slots__ = ("_layers",)

    def __init__(self, layers: tuple[tuple[GitIgnoreSpec, int, str], ...] = ()) -> None:
        """Each layer is `(patterns, strip, prefix)`."""
        self._layers = layers

    def ignore(self, path: str) -> bool:
        """Whether Git would ignore the path. A directory's ends with `/`."""
        for spec, strip, prefix in reversed(self._layers):
            verdict = spec.check_file(prefix + path[strip:]).include
            if verdict is not None:
                return verdict
        return False

    def within(self, directory: Path, *, strip: int = 0, prefix: str = "") -> Rules:
        """The rules that hold in a directory: these, and its own `.gitignore` if there is one to read."""
        try:
            text = (directory / FILE_NAME).read_text("utf-8", "surrogateescape")
        except OSError:
            return self
        return Rules((*self._layers, (_spec(text.splitlines()), strip, prefix)))


def rules_above(root: Path) -> Rules:
    """The rules from the repository's root down to above `root`. None of them outside of a repository.

    None also when `root` itself is ignored: whoever names an ignored directory wants it.
    """
    inside = root.absolute()
    levels: list[tuple[Path, str]] = []
    prefix = ""
    for directory in (inside, *inside.parents):
        if directory != inside:
            levels.append((directory, prefix))
        if (directory / ".git").exists():
            break
        prefix = f"{directory.name}/{prefix}"
    else:
        return Rules()
    rules = Rules()
    for directory, to_root in reversed(levels):
        rules = rules.within(directory, prefix=to_root)
    return Rules() if rules.ignore("") else rules


def _spec(lines: list[str]) -> GitIgnoreSpec:
    """The patterns; a line that is none is passed over, as Git does."""
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        return GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))


def _is_pattern(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
