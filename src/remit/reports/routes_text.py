"""Paths for the terminal, 80 columns wide: each entry point as a tree, a station told in full where it comes first."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from remit.engines.paths.workloads import TYPES as WORKLOADS
from remit.reports.phrases import cut, plain
from remit.reports.words import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.audit.routes import Routes
    from remit.engines.paths.attacks import Attack
    from remit.engines.paths.requests import Route
    from remit.engines.paths.route import Fact, Hop

WIDTH = 80
STEP = 2
MARKS = {True: "+", False: "-", None: "?"}
"""How a fact stands: it holds, it does not, it is not known. No colour is needed to read them."""

GAINED = {
    "admin": "every permission there is",
    "write": "{} can be changed",
    "read": "{} can be read",
    "connect": "{} takes connections",
}
MOST_ATTACKS = 50
"""A terminal shows the worst; nobody reads more."""
MOST_LINES = 6
"""As many states of duties are named one by one; the rest is counted."""


def routes(found: Routes) -> Iterator[str]:
    """Lines for every entry point that the internet can use."""
    told: set[str] = set()
    for each in found.routes:
        yield from route(each, found, told)
        yield ""
    yield from closing(found, f"{len(found.routes)} entry points the internet can use, or may")


def route(each: Route, found: Routes, told: set[str]) -> Iterator[str]:
    """One entry point: its chains share their beginnings, so they are a tree. What was told is not told again."""
    before: tuple[Hop, ...] = ()
    closed: tuple[Hop, ...] = ()
    for chain in each.chains:
        if closed and chain.hops[: len(closed)] == closed:
            continue
        shared = common(before, chain.hops)
        for depth in range(shared, len(chain.hops)):
            hop = chain.hops[depth]
            known = bool(hop.key) and hop.key in told
            yield from station(hop, depth, found, known=known)
            told.add(hop.key)
            if known and hop.type in WORKLOADS:
                closed = chain.hops[: depth + 1]  # what it reaches is the same, whichever way it is reached
                break
        before = chain.hops
    if each.cut:
        yield f"  … and more than {len(each.chains)} paths"


def common(one: Sequence[Hop], other: Sequence[Hop]) -> int:
    """How many hops two chains share from the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


def station(hop: Hop, depth: int, found: Routes, *, known: bool) -> Iterator[str]:
    """One hop: how it is reached, and unless it was told before what guards it and how its duties stand."""
    margin = " " * (STEP * depth)
    arrow = "-> " if depth else ""
    spoken = " ".join(filter(None, (hop.protocol, str(hop.port or ""))))
    marks = "as above" if known else "", "" if hop.certain else "possible"
    kind = hop.type.removeprefix("AWS::")
    parts = (part for part in (f"{margin}{arrow}{hop.label}", kind, spoken, *marks) if part)
    yield cut(plain("  ".join(parts)), WIDTH)
    inner = margin + " " * (STEP + len(arrow))
    if not hop.certain:
        yield from wrapped(f"? {hop.why}", inner)
    for mark, clause in [each for each in facts(hop) if not known or each[1].startswith("transit")]:
        yield from wrapped(f"{mark} {clause}", inner)
    if hop.key and not known:
        yield from duties(hop, found, inner)


def facts(hop: Hop) -> Iterator[tuple[str, str]]:
    """What guards a hop, each as a mark and a clause."""
    named: Sequence[tuple[str, Fact | None]] = (
        ("transit", hop.transit),
        ("web ACL", hop.web_acl),
        ("sign-in", hop.sign_in),
        ("at rest", hop.rest),
        ("by this way alone", hop.only_way),
    )
    for name, fact in named:
        if fact is not None:
            yield MARKS[fact.holds], f"{name}: {fact.told}"
        if name == "transit" and hop.certificate is not None:
            shown = hop.certificate
            more = [shown.issuer and f"issued by {shown.issuer}", shown.expires and f"until {shown.expires}"]
            yield " ", f"certificate: {'; '.join(filter(None, (shown.label, *more)))}"
    if hop.groups:
        yield " ", f"through {', '.join(key.rpartition('#')[2] for key in hop.groups)}"


def duties(hop: Hop, found: Routes, inner: str) -> Iterator[str]:
    """The customer's duties that are not done, and how many are whose."""
    lines = found.lines(hop)
    mine = [line for line in lines if line.owner != "aws"]
    undone = [LABELS[line.duty] for line in mine if line.state == "not-done"]
    if undone:
        rest = len(undone) - MOST_LINES
        more = f" and {rest} more" if rest > 0 else ""
        yield from wrapped(f"! you, not done: {', '.join(undone[:MOST_LINES])}{more}", inner)
    others = [
        f"{count} {state}"
        for state in ("unknown", "unassessed", "waived", "attested", "done")
        if (count := sum(line.state == state for line in mine))
    ]
    if others:
        yield from wrapped(f"  you: {', '.join(others)}", inner)
    theirs = len(lines) - len(mine)
    if theirs:
        yield from wrapped(f"  AWS: {theirs} inherited", inner)


def attacks(found: Routes) -> Iterator[str]:
    """Lines for every attack path, worst first; other ways in to the same are told beside the worst."""
    alike: dict[tuple[str, ...], list[Attack]] = {}
    for each in found.attacks:
        alike.setdefault((each.gains, *each.chain.keys[-STEP:]), []).append(each)
    for at, (first, *others) in enumerate(list(alike.values())[:MOST_ATTACKS], start=1):
        yield from attack(at, first, [other.chain.hops[1].label for other in others])
        yield ""
    if len(alike) > MOST_ATTACKS:
        yield f"… and {len(alike) - MOST_ATTACKS} more; --json has them all"
    yield from closing(found, f"{len(found.attacks)} attack paths, worst first")


def attack(at: int, each: Attack, others: list[str]) -> Iterator[str]:
    """One attack path, and by what else the same is gained."""
    last = each.chain.hops[-1].label
    possible = "" if each.chain.certain else "  possible"
    yield cut(plain(f"{at}. {GAINED[each.gains].format(last)}{possible}"), WIDTH)
    yield from wrapped(" -> ".join(spelled(hop) for hop in each.chain.hops), "   ")
    if each.chain.why:
        yield from wrapped(f"? {each.chain.why}", "   ")
    asks = ((hop.label, hop.sign_in) for hop in each.chain.hops if hop.sign_in is not None)
    for label, sign_in in asks:
        if sign_in.holds is None:
            yield from wrapped(f"? {label}: {sign_in.told}", "   ")
    for guard in each.guards:
        yield from wrapped(f"+ {guard}", "   ")
    if each.eased:
        yield from wrapped(f"- {each.eased}", "   ")
    if others:
        yield from wrapped(f"also by {', '.join(others)}", "   ")
    yield from wrapped(f"cut: {each.cut}", "   ")


def spelled(hop: Hop) -> str:
    """A hop in a line: its name, and the port where it has one."""
    return f"{hop.label}:{hop.port}" if hop.port else hop.label


def closing(found: Routes, summary: str) -> Iterator[str]:
    """The count, and why there may be more."""
    yield summary
    gaps = found.gaps()
    for gap in gaps[:MOST_LINES]:
        yield from wrapped(f"there may be more: {gap}", "  ")
    if len(gaps) > MOST_LINES:
        yield f"  and {len(gaps) - MOST_LINES} reasons more (--json has them)"


def wrapped(text: str, margin: str) -> list[str]:
    """A text within the width, its later lines set in."""
    return textwrap.wrap(
        plain(text), WIDTH, initial_indent=margin, subsequent_indent=f"{margin}  ", break_on_hyphens=False
    )
