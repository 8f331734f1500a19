"""The honest stand-ins for what is not known: unknown, absent, a reference, a string of which a part is known.

They raise `Undetermined` as soon as a decision is taken from what they do not hold, so that no verdict can be made from
missing data by oversight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, NoReturn


class Cause:
    """Why a value is not known: `reason` for people, and what would make it known.

    `action` is the IAM action that was refused; `parameter` the template parameter without a value, `hidden` when
    it is never shown; `shown` says where others read the value, whatever it is; `condition` is the key of an undecided
    condition, which the runner may try both ways.
    """

    __slots__ = ("action", "condition", "hidden", "parameter", "reason", "shown")

    def __init__(
        self,
        reason: str,
        *,
        action: str = "",
        parameter: str = "",
        condition: str = "",
        hidden: bool = False,
        shown: str = "",
    ) -> None:
        """Keep the reason and whichever of the others is at fault."""
        self.reason = reason
        self.action = action
        self.parameter = parameter
        self.condition = condition
        self.hidden = hidden
        self.shown = shown

    def __repr__(self) -> str:
        """The reason, for debuggers only."""
        return f"Cause({self.reason!r})"


class Undetermined(Exception):  # noqa: N818 — it is an answer, not an error
    """A decision was about to be taken from a value that is not known. The runner turns it into that verdict."""

    def __init__(self, cause: Cause | str) -> None:
        """Carry the cause of the value that was used."""
        self.cause = Cause(cause) if isinstance(cause, str) else cause

    def __str__(self) -> str:
        """The reason."""
        return self.cause.reason


class Unknown:
    """A value that exists or may exist, and cannot be read from here. Only sources create it.

    Reading deeper (`.Attribute`, `["item"]`) stays unknown; every use that would decide something raises
    `Undetermined`.
    """

    __slots__ = ("_cause",)

    def __init__(self, cause: Cause | str) -> None:
        """Remember the cause; a string is a reason alone."""
        object.__setattr__(self, "_cause", Cause(cause) if isinstance(cause, str) else cause)

    def __getattr__(self, name: str) -> Unknown:
        """A part of an unknown value is unknown for the same cause."""
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, key: object) -> Unknown:
        """An item of an unknown value is unknown for the same cause."""
        return self

    def __repr__(self) -> str:
        """For debuggers and test failures; never shown as a value."""
        return f"<unknown: {self._cause.reason}>"

    def _refuse(self, *_: object) -> NoReturn:
        raise Undetermined(self._cause)

    if TYPE_CHECKING:
        _cause: Cause

        def __bool__(self) -> bool: ...
        def __iter__(self) -> Iterator[Any]: ...
        def __len__(self) -> int: ...
        def __contains__(self, item: object) -> bool: ...
        def __call__(self, *args: object) -> Any: ...  # noqa: D102 — as every special method here
    else:
        __bool__ = __iter__ = __len__ = __contains__ = __call__ = __hash__ = _refuse
        __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse
        __str__ = __format__ = __int__ = __float__ = __index__ = _refuse
        __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __mod__ = __neg__ = _refuse


class Filled(Unknown):
    """A text that is not known and surely there: an account's number, the id of a VPC that somebody has to name.

    So it is truthy, and no empty text; never made of what may stand for a switch, as the text `false` may. Of what it
    names nothing is known.
    """

    __slots__ = ()

    def __getattr__(self, name: str) -> Unknown:
        """A part of what it names may be absent, or empty."""
        return Unknown(self._cause).__getattr__(name)

    def __getitem__(self, key: object) -> Unknown:
        """An item of what it names likewise."""
        return Unknown(self._cause)

    def __bool__(self) -> bool:
        """A text that is not empty."""
        return True

    if not TYPE_CHECKING:

        def __eq__(self, other: object) -> bool:
            """It is not absent, and not empty; for anything else undetermined."""
            if isinstance(other, Missing) or other == "":
                return False
            raise Undetermined(self._cause)

        __ne__ = object.__ne__
        __hash__ = Unknown._refuse  # noqa: SLF001 — as for every unknown value


class StoredSecret(Filled):
    """A secret that is only named here: nobody reads it from the code, and it is surely one.

    A store keeps it, or it is made when the code is carried out. So it is there, whatever it says: true, and present.
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        """A secret is a value, whatever it will be."""
        return True


class Missing:
    """An absent property: falsy, empty, equal only to itself; its own properties are absent too.

    Ordering, arithmetic and `str()` raise `TypeError`, because absence has no place in an order: say
    `or_default(value, 7)`.
    """

    __slots__ = ()

    def __getattr__(self, name: str) -> Missing:
        """What hangs below an absent property is absent."""
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, key: object) -> Missing:
        """An item of an absent property is absent."""
        return self

    def __bool__(self) -> bool:
        """Absent is false."""
        return False

    def __iter__(self) -> Iterator[Any]:
        """Nothing to walk over."""
        return iter(())

    def __len__(self) -> int:
        """No items."""
        return 0

    def __contains__(self, item: object) -> bool:
        """Nothing is in it."""
        return False

    def __eq__(self, other: object) -> bool:
        """Absent equals absent."""
        return isinstance(other, Missing)

    def __hash__(self) -> int:
        """One value, one hash."""
        return 0

    def __repr__(self) -> str:
        """For debuggers."""
        return "MISSING"

    def __str__(self) -> str:
        """Absence has no text."""
        message = "an absent property has no text; use or_default()"
        raise TypeError(message)


MISSING = Missing()


OF_AWS = ":aws:policy/"
"""What the ARNs of AWS's managed policies hold, and no other's: an account's own have its number there."""


class Reference:
    """The `attribute` of another resource, whose value is not known before it exists.

    `target` is the key of that resource in the inventory. `attribute` is `Ref` for the physical id, else the name that
    `Fn::GetAtt` takes. Truthy; two references to the same thing are equal; to a literal it compares only if the literal
    cannot possibly be that value.
    """

    __slots__ = ("attribute", "target")

    def __init__(self, target: str, attribute: str = "Ref") -> None:
        """Point to `attribute` of the resource with key `target`."""
        self.target = target
        self.attribute = attribute

    def __bool__(self) -> bool:
        """A reference is a value, whatever it will be."""
        return True

    def __eq__(self, other: object) -> bool:
        """Same target and attribute.

        Equal; other references differ; a literal is undetermined unless it cannot be it.
        """
        if isinstance(other, Reference):
            if self.target == other.target and self.attribute == other.attribute:
                return True
            if self.attribute == other.attribute and self.attribute in ("Ref", "Arn", "Id"):
                return False  # ids and ARNs are unique to their resource
            raise Undetermined(self.cause())
        if isinstance(other, Unknown):
            raise Undetermined(cause_of(other))
        if not isinstance(other, str) or self._cannot_be(other):
            return False
        raise Undetermined(self.cause())

    def _cannot_be(self, text: str) -> bool:
        """Whether no identifier that AWS hands out reads like this literal."""
        if not text or "*" in text or " " in text or text.lower() in ("true", "false", "none", "enabled", "disabled"):
            return True
        if text.startswith("alias/aws/") or OF_AWS in text:
            return True  # AWS's own alias or policy, which nobody can make
        if self.attribute.endswith("Arn"):
            return not text.startswith("arn:")
        address, slash, bits = text.partition("/")
        return bool(slash and bits.isdigit() and not address.strip("0123456789abcdefABCDEF.:"))  # a CIDR block

    def endswith(self, suffix: str) -> bool:
        """False where that is how policies of AWS's own end, which no reference leads to; else undetermined."""
        if OF_AWS in suffix:
            return False
        raise Undetermined(self.cause())

    def cause(self) -> Cause:
        """Why its value is not known."""
        return Cause(f"the value of {self.attribute} of {self.target} is known only once it exists")

    def __getattr__(self, name: str) -> Unknown:
        """Its parts (and string methods) are as unknown as its value."""
        if name.startswith("__"):
            raise AttributeError(name)
        return Unknown(self.cause())

    def __repr__(self) -> str:
        """For debuggers."""
        return f"<{self.attribute} of {self.target}>"

    def _refuse(self, *_: object) -> NoReturn:
        raise Undetermined(self.cause())

    if TYPE_CHECKING:

        def __hash__(self) -> int: ...
    else:
        __hash__ = __iter__ = __len__ = __contains__ = __getitem__ = _refuse
        __lt__ = __le__ = __gt__ = __ge__ = __str__ = __format__ = __add__ = __radd__ = _refuse


class PartialString:
    """A string of which some parts are known: `arn:aws:s3:::` + unknown + `/*`.

    `parts` holds str, Unknown and Reference.

    Questions that the known parts answer are answered (`==`, `in`, `startswith`, `endswith`), the others raise.
    """

    __slots__ = ("parts",)

    def __init__(self, parts: Iterable[object]) -> None:
        """Keep the parts, known neighbours joined."""
        joined: list[object] = []
        for part in parts:
            if isinstance(part, PartialString):
                joined.extend(part.parts)
            elif isinstance(part, str) and joined and isinstance(joined[-1], str):
                joined[-1] += part
            elif part != "" if isinstance(part, str) else True:
                joined.append(part)
        self.parts: tuple[object, ...] = tuple(joined)

    def cause(self) -> Cause:
        """Why the whole is not known: the cause of its first unknown part."""
        for part in self.parts:
            if not isinstance(part, str):
                return cause_of(part)
        return Cause("a part of this text is not known")

    def __bool__(self) -> bool:
        """True when any known part has text."""
        if any(isinstance(part, str) and part for part in self.parts):
            return True
        raise Undetermined(self.cause())

    def __eq__(self, other: object) -> bool:
        """False when the known parts rule the literal out; undetermined otherwise."""
        if isinstance(other, PartialString) and _same_parts(self.parts, other.parts):
            return True
        if isinstance(other, Missing) or (isinstance(other, str) and not self._may_be(other)):
            return False
        raise Undetermined(self.cause())

    def _may_be(self, text: str) -> bool:
        """Whether some value of the unknown parts would make this text."""
        first, last = self.parts[0], self.parts[-1]
        if isinstance(first, str) and not text.startswith(first):
            return False
        if isinstance(last, str) and not text.endswith(last):
            return False
        at = 0
        for part in self.parts:
            if isinstance(part, str):
                found = text.find(part, at)
                if found < 0:
                    return False
                at = found + len(part)
        return True

    def __contains__(self, text: object) -> bool:
        """True when a known part contains the text."""
        if any(isinstance(part, str) and str(text) in part for part in self.parts):
            return True
        raise Undetermined(self.cause())

    def startswith(self, prefix: str) -> bool:
        """As for `str`, decided by the known beginning when that is enough."""
        first = self.parts[0]
        if isinstance(first, str) and (first.startswith(prefix) or not prefix.startswith(first)):
            return first.startswith(prefix)
        raise Undetermined(self.cause())

    def endswith(self, suffix: str) -> bool:
        """As for `str`, decided by the known end when that is enough."""
        last = self.parts[-1]
        if isinstance(last, str) and (last.endswith(suffix) or not suffix.endswith(last)):
            return last.endswith(suffix)
        raise Undetermined(self.cause())

    def __getattr__(self, name: str) -> Unknown:
        """Other string methods cannot answer."""
        if name.startswith("__"):
            raise AttributeError(name)
        return Unknown(self.cause())

    def __repr__(self) -> str:
        """For debuggers; unknown parts as `…`."""
        return "<" + "".join(part if isinstance(part, str) else "…" for part in self.parts) + ">"

    def _refuse(self, *_: object) -> NoReturn:
        raise Undetermined(self.cause())

    if TYPE_CHECKING:

        def __hash__(self) -> int: ...
    else:
        __hash__ = __iter__ = __len__ = __getitem__ = _refuse
        __lt__ = __le__ = __gt__ = __ge__ = __str__ = __format__ = __add__ = __radd__ = _refuse


def cause_of(value: object) -> Cause:
    """The cause for which an Unknown, Reference or PartialString has no value."""
    if isinstance(value, Unknown):
        return value._cause  # noqa: SLF001 — a public name would be a property name
    if isinstance(value, (Reference, PartialString)):
        return value.cause()
    return Cause("not known")


def is_known(value: object) -> bool:
    """Whether a value is a plain one: for sources and engines, never for checks."""
    return not isinstance(value, (Unknown, Reference, PartialString))


def _same_parts(left: tuple[object, ...], right: tuple[object, ...]) -> bool:
    """Whether two partial strings are made of the same known text and the same references."""
    if len(left) != len(right):
        return False
    for one, other in zip(left, right, strict=True):
        if isinstance(one, Reference) and isinstance(other, Reference):
            if (one.target, one.attribute) != (other.target, other.attribute):
                return False
        elif not (isinstance(one, str) and isinstance(other, str) and one == other):
            return False
    return True
