"""Texts in policies: plain, with wildcards, with policy variables, with parts that are not known, as tuples of letters.

A letter is one character, a wildcard, or a `Symbol`. Symbols that come from the same reference or parameter are equal,
so that `Bucket` and `Bucket/*` are seen to be of one bucket before anyone knows its name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING

from remit.model import Cause, PartialString, Reference, Unknown, cause_of, is_known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Letters = tuple[str, ...]

ANY = "**"
"""The wildcard `*`."""
ONE = "??"
"""The wildcard `?`."""
ANY_INSIDE = "*:"
"""`*` inside one of the first segments of an ARN: anything but a colon."""
ONE_INSIDE = "?:"
"""`?` inside one of the first segments of an ARN."""
FRESH = "\ue001"
"""A letter that no policy holds: it stands for what only the requester has."""

WILDCARDS = {"*": ANY, "?": ONE}
WILD = (ANY, ONE, ANY_INSIDE, ONE_INSIDE)
COLONS = 5
"""The colons of an ARN that part its segments."""

OF_THE_RESOURCE = ("aws:resourceaccount", "aws:resourceorgid", "aws:resourceorgpaths")
"""Policy variables with a fixed value that no requester chooses."""
OF_LETTERS = ("aws:username", "aws:userid", "aws:principalaccount", "aws:principalorgid")
"""Policy variables whose values hold no wildcard:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names."""

WHERE_DEPLOYED = ("AWS::AccountId", "AWS::Region", "AWS::Partition")
"""https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html."""

VARIABLE = re.compile(r"\$\{([^}]*)\}")
serial = count()


class Symbol(str):
    """A letter for a part of a text that is not known: why, and whether it is sure to hold no wildcard.

    `own` marks the account of the policy itself; `target` and `attribute` what a reference points to. `key` is the
    condition key of a policy variable, `default` what it stands for where a request lacks the key.
    """

    __slots__ = ("attribute", "cause", "default", "fixed", "key", "own", "target")

    cause: Cause
    key: str
    default: str | None
    fixed: bool
    own: bool
    target: str
    attribute: str


def symbol(value: Any) -> Symbol:
    """The letter for an Unknown or a Reference.

    The pseudo parameters of CloudFormation, and every reference, have one value without wildcards.
    """
    cause = cause_of(value)
    target, attribute = (value.target, value.attribute) if isinstance(value, Reference) else ("", "")
    name = f"{target}!{attribute}" if target else cause.parameter or str(next(serial))
    return made(
        name, cause, fixed=bool(target) or cause.parameter.startswith("AWS::"), target=target, attribute=attribute
    )


def made(name: str, cause: Cause, *, fixed: bool, target: str = "", attribute: str = "") -> Symbol:
    """A symbol by that name."""
    letter = Symbol(f"\ue000{name}")
    letter.cause, letter.fixed, letter.own = cause, fixed, name == "AWS::AccountId"
    letter.target, letter.attribute = target, attribute
    letter.key, letter.default = "", None
    return letter


class Text:
    """One string of a policy."""

    __slots__ = ("letters",)

    def __init__(self, value: Any, *, variables: bool = True) -> None:
        """Spell a value. `variables` is false for policies of the old version, where `${…}` means itself."""
        self.letters: Letters
        if type(value) is str and not (variables and "${" in value):  # most are no more than their characters
            self.letters = tuple(value)
        else:
            self.letters = bucket_arns(tuple(spell(value, variables=variables)))

    @classmethod
    def of(cls, letters: Letters) -> Text:
        """The text of some letters, as they are."""
        made = cls.__new__(cls)
        made.letters = letters
        return made

    def pattern(self, *, fold: bool = False, arn: bool = False) -> Letters:
        """With `*` and `?` as wildcards; `fold` for names that ignore case, `arn` to keep wildcards in segments."""
        letters = tuple(WILDCARDS.get(letter) or plain(letter) for letter in self.letters)
        letters = inside(letters) if arn else letters
        return folded(letters) if fold else letters

    def literal(self, *, fold: bool = False) -> Letters:
        """With `*` and `?` as themselves."""
        letters = tuple(plain(letter) for letter in self.letters)
        return folded(letters) if fold else letters

    def cause(self) -> Cause | None:
        """Why it is not fully known."""
        return next((letter.cause for letter in self.letters if isinstance(letter, Symbol)), None)

    def __str__(self) -> str:
        """For reasons: unknown parts as `…`."""
        return "".join("…" if isinstance(letter, Symbol) else plain(letter) for letter in self.letters)


def spell(value: Any, *, variables: bool) -> Iterator[str]:
    """The letters of a value, wildcards still as they are written."""
    if isinstance(value, PartialString):
        for part in value.parts:
            yield from spell(part, variables=variables)
    elif isinstance(value, (Unknown, Reference)):
        yield symbol(value)
    else:
        text = str(value).lower() if isinstance(value, bool) else str(value)
        at = 0
        for found in VARIABLE.finditer(text) if variables else ():
            yield from text[at : found.start()]
            yield variable(found[1])
            at = found.end()
        yield from text[at:]


def variable(inner: str) -> str:
    """The letter for a policy variable. `${*}`, `${?}` and `${$}` are those characters, and no wildcards."""
    if inner in ("*", "?", "$"):
        return f"\\{inner}"
    written, comma, default = inner.partition(",")
    name = written.strip().lower()
    cause = Cause(f"the policy variable {name} stands for a value of the request")
    letter = made(f"${name}", cause, fixed=name in OF_THE_RESOURCE or name.startswith("aws:resourcetag/"))
    letter.key = name
    letter.default = default.strip().removeprefix("'").removesuffix("'") if comma else None
    return letter


def plain(letter: str) -> str:
    """A letter without the mark that keeps it from being a wildcard."""
    return letter[1] if letter[0] == "\\" and len(letter) > 1 else letter


def folded(letters: Letters) -> Letters:
    """In lower case, symbols as they are."""
    return tuple(letter if isinstance(letter, Symbol) else letter.lower() for letter in letters)


def inside(letters: Letters) -> Letters:
    """With the wildcards of an ARN's first segments kept inside them, but for one that ends the text."""
    found, colons, last = [], 0, len(letters) - 1
    for at, letter in enumerate(letters):
        if colons < COLONS and letter in (ANY, ONE) and not (letter == ANY and at == last):
            found.append(ANY_INSIDE if letter == ANY else ONE_INSIDE)
        else:
            found.append(letter)
        colons += COLONS if is_arn(letter) else letter == ":"
    return tuple(found)


def is_arn(letter: str) -> bool:
    """Whether a letter stands for a whole ARN."""
    return isinstance(letter, Symbol) and letter.attribute.endswith("Arn")


def bucket_arns(letters: Letters) -> Letters:
    """`arn:aws:s3:::` and a bucket's name as one letter, the bucket's ARN, so that both ways to write it are equal."""
    if len(letters) < 2 or letters[0] != "a":  # noqa: PLR2004 — a prefix and a name
        return letters
    head = next(
        (at for at, letter in enumerate(letters) if isinstance(letter, Symbol) and letter.attribute == "Ref"), 0
    )
    before = "".join("*" if isinstance(letter, Symbol) else letter for letter in letters[:head])
    name = letters[head]
    if not isinstance(name, Symbol) or not re.fullmatch(r"arn:(aws[a-z-]*|\*):s3:::", before):
        return letters
    arn = made(f"{name.target}!Arn", name.cause, fixed=True, target=name.target, attribute="Arn")
    return (arn, *letters[head + 1 :])


def symbols(letters: Letters) -> list[Symbol]:
    """The letters that are not known. Few are, and few texts have any: they are found quickest by their types."""
    kinds = [*map(type, letters)]
    found: list[Any] = []
    at = -1
    for _ in range(kinds.count(Symbol)):
        at = kinds.index(Symbol, at + 1)
        found.append(letters[at])
    return found


def widened(letters: Letters, *, fixed: bool = True) -> Letters:
    """With every symbol as a wildcard: all that the text can be. `fixed` false leaves those that hold no wildcard."""
    if fixed:
        return widest(letters)
    return tuple(anything(letter) if isinstance(letter, Symbol) and not letter.fixed else letter for letter in letters)


@lru_cache(maxsize=8192)
def widest(letters: Letters) -> Letters:
    """See `widened`; kept, since patterns are compared with many others."""
    return tuple(anything(letter) if isinstance(letter, Symbol) else letter for letter in letters)


def anything(letter: Symbol) -> str:
    """The wildcard for all that a part which is not known can be; where a template is deployed to has no colon."""
    return ANY_INSIDE if letter.cause.parameter in WHERE_DEPLOYED else ANY


def texts(value: Any, *, variables: bool = True) -> tuple[Text, ...]:
    """The strings of an element that may be one or a list."""
    if is_known(value) and isinstance(value, (list, tuple)):
        return tuple(Text(item, variables=variables) for item in value)
    return (Text(value, variables=variables),)
