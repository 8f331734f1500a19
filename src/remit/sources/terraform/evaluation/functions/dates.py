"""Date and time functions.

https://developer.hashicorp.com/terraform/language/functions/formatdate and its neighbours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from remit.model import Unknown
from remit.sources.terraform.evaluation.values import Malformed

if TYPE_CHECKING:
    from collections.abc import Callable

_STAMP = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,30}))?(?:Z|([+-])(\d\d):(\d\d))",
    re.ASCII,
)
_SECONDS = {
    "ns": "1e-9",
    "us": "1e-6",
    "\u00b5s": "1e-6",
    "\u03bcs": "1e-6",
    "ms": "1e-3",
    "s": "1",
    "m": "60",
    "h": "3600",
}
_STEP = re.compile(r"(\d{0,30}(?:\.\d{0,30})?)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)", re.ASCII)
_TOKEN = re.compile(r"'(?:[^']|'')*('?)|([A-Za-z])\2*|[^A-Za-z']+")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A point in time as RFC 3339 writes it: day, second of the day with its fraction, minutes east of UTC."""

    day: date
    second: Decimal
    offset: int

    @property
    def point(self) -> Decimal:
        """Seconds since the first day of the calendar, in UTC."""
        return Decimal(self.day.toordinal()) * 86_400 + self.second - self.offset * 60

    def clock(self) -> tuple[int, int, int]:
        """Hour, minute and second."""
        whole = int(self.second)
        return whole // 3600, whole // 60 % 60, whole % 60


def now() -> Unknown:
    """`timestamp` and `plantimestamp`."""
    return Unknown("known only when Terraform runs")


def parsed(text: str) -> Stamp:
    """A timestamp by RFC 3339; Malformed when it is none."""
    found = _STAMP.fullmatch(text)
    if found is None:
        raise Malformed("a timestamp by RFC 3339 is needed, such as 2030-01-31T12:00:00Z")
    hour, minute, second, east, west = (int(found[place] or 0) for place in (4, 5, 6, 9, 10))
    if hour > 23 or minute > 59 or second > 59 or east > 24 or west > 60:  # noqa: PLR2004 — a clock
        raise Malformed("the timestamp has a time that no clock shows")
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError as error:
        raise Malformed("the timestamp has a day that no calendar has") from error
    offset = (east * 60 + west) * (-1 if found[8] == "-" else 1)
    return Stamp(day, hour * 3600 + minute * 60 + second + Decimal(f"0.{(found[7] or '0')[:9]}"), offset)


def add(text: str, duration: str) -> str:
    """`timeadd`: a timestamp in the same zone, in whole seconds."""
    stamp = parsed(text)
    second = stamp.second + _duration(duration)
    days, second = divmod(second, 86_400)
    if second < 0:
        days, second = days - 1, second + 86_400
    try:
        moved = Stamp(stamp.day + timedelta(days=int(days)), second, stamp.offset)
    except OverflowError as error:
        raise Malformed("the timestamp would leave the calendar") from error
    hour, minute, whole = moved.clock()
    return f"{moved.day.isoformat()}T{hour:02d}:{minute:02d}:{whole:02d}{_zone(moved, 'Z')}"


def _duration(text: str) -> Decimal:
    """Seconds of a duration such as `1h30m`."""
    sign = -1 if text[:1] == "-" else 1
    rest = text[1:] if text[:1] in {"+", "-"} else text
    if rest == "0":
        return Decimal(0)
    seconds, at = Decimal(0), 0
    while found := _STEP.match(rest, at):
        if found[1] in {"", "."}:
            break
        seconds += Decimal(found[1]) * Decimal(_SECONDS[found[2]])
        at = found.end()
    if not rest or at < len(rest) or seconds >= Decimal(2**63) / 10**9:
        raise Malformed("a duration is needed, such as 1h30m")
    return sign * seconds


def compare(left: str, right: str) -> int:
    """`timecmp`: -1, 0 or 1."""
    one, other = parsed(left).point, parsed(right).point
    return (one > other) - (one < other)


def formatted(form: str, text: str) -> str:
    """`formatdate`."""
    stamp = parsed(text)
    pieces: list[str] = []
    at = 0
    while at < len(form):
        found = _TOKEN.match(form, at)
        if found is None or (found[0][0] == "'" and (not found[1] or len(found[0]) == 1)):
            raise Malformed("the format has a quote without an end")
        at = found.end()
        pieces.append(_token(found[0], stamp))
    return "".join(pieces)


def _token(token: str, stamp: Stamp) -> str:
    if token[0] == "'":
        return token[1:-1].replace("''", "'")
    if not token[0].isascii() or not token[0].isalpha():
        return token
    if token not in _VERBS:
        raise Malformed("the format has letters that formatdate does not know; fixed text stands in single quotes")
    return _VERBS[token](stamp)


def _zone(stamp: Stamp, utc: str, colon: str = ":") -> str:
    if not stamp.offset and utc:
        return utc
    hours, minutes = divmod(abs(stamp.offset), 60)
    return f"{'-' if stamp.offset < 0 else '+'}{hours:02d}{colon}{minutes:02d}"


_VERBS: dict[str, Callable[[Stamp], str]] = {
    "YYYY": lambda at: f"{at.day.year:04d}",
    "YY": lambda at: f"{at.day.year % 100:02d}",
    "MMMM": lambda at: MONTHS[at.day.month - 1],
    "MMM": lambda at: MONTHS[at.day.month - 1][:3],
    "MM": lambda at: f"{at.day.month:02d}",
    "M": lambda at: str(at.day.month),
    "DD": lambda at: f"{at.day.day:02d}",
    "D": lambda at: str(at.day.day),
    "EEEE": lambda at: WEEKDAYS[at.day.weekday()],
    "EEE": lambda at: WEEKDAYS[at.day.weekday()][:3],
    "hh": lambda at: f"{at.clock()[0]:02d}",
    "h": lambda at: str(at.clock()[0]),
    "HH": lambda at: f"{(at.clock()[0] + 11) % 12 + 1:02d}",
    "H": lambda at: str((at.clock()[0] + 11) % 12 + 1),
    "AA": lambda at: "PM" if at.clock()[0] > 11 else "AM",  # noqa: PLR2004 — noon
    "aa": lambda at: "pm" if at.clock()[0] > 11 else "am",  # noqa: PLR2004 — noon
    "mm": lambda at: f"{at.clock()[1]:02d}",
    "m": lambda at: str(at.clock()[1]),
    "ss": lambda at: f"{at.clock()[2]:02d}",
    "s": lambda at: str(at.clock()[2]),
    "Z": lambda at: _zone(at, "Z"),
    "ZZZ": lambda at: _zone(at, "UTC", ""),
    "ZZZZ": lambda at: _zone(at, "", ""),
    "ZZZZZ": lambda at: _zone(at, ""),
}
