"""`remit paths`: how a principal becomes another, or able to do everything, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.cli import asked, wanted
from remit.cli.asked import NO, UNKNOWN, YES, Told
from remit.model import RemitError

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from remit.engines.iam.escalation import Escalation
    from remit.engines.iam.escalation.chains import Cut, Hop
    from remit.engines.iam.escalation.escalation import Chain
    from remit.engines.iam.escalation.permissions import Permit
    from remit.engines.iam.escalation.standings import Standing
    from remit.engines.iam.estate import Estate

MOST_CUTS = 5
"""How many steps are told that cut chains."""

EPILOG = f"""\
examples:
  remit paths --in template.yaml              who can become an administrator
  remit paths ci --in infra                   the same of one principal
  remit paths ci Deploy --json                how ci becomes Deploy

An administrator is whoever can do everything that the organization lets
anybody in the account do, whatever the policies are called. A chain is
certain, or possible with what is not known about it.
{asked.EXIT_CODES}"""


def configure(parser: argparse.ArgumentParser) -> None:
    """From whom, to whom."""
    parser.epilog = EPILOG
    parser.add_argument(
        "source", nargs="?", metavar="FROM", help="a user or role (default: everybody who is no administrator)"
    )
    parser.add_argument("target", nargs="?", metavar="TO", help="a user or role (default: every administrator)")
    asked.add(parser)


def run(options: argparse.Namespace) -> int:
    """Answer with the chains, shortest first, and the steps that cut the most of them."""
    from remit.engines.iam.escalation import Escalation

    where = asked.estate(options, wanted.for_escalation())
    found = Escalation(where)
    sources = [named(found, where, options.source)] if options.source else found.sources
    targets = [named(found, where, options.target)] if options.target else None
    chains = found.chains(sources, targets)
    cuts = found.cuts(sources, targets)[:MOST_CUTS]
    told = asked.complete(asked.honest(answer(found, chains, options), where), where)
    record = told.record() | {
        "paths": [record_of(chain, where) for chain in chains],
        "cuts": [cut_record(cut) for cut in cuts],
    }
    asked.tell(record, [*lines_of(told, chains, where), *cut_lines(cuts)], as_json=options.json)
    return asked.exit_code(told.answer)


def named(found: Escalation, where: Estate, word: str) -> Standing:
    """The principal that a word means. `RemitError` when it means none of the estate."""
    known = where.principal(word)
    standing = found.standing(known.key) if known is not None else None
    outside = next((each for each in found.everyone if each.name == word), None)
    if standing is None and outside is None:
        raise RemitError(f"no user or role is called {word}", hint="use its name, logical id, address or ARN")
    return standing or outside  # type: ignore[return-value]  # one of them is there


def answer(found: Escalation, chains: list[Chain], options: argparse.Namespace) -> Told:
    """Whether there is a chain."""
    certain = next((chain for chain in chains if chain.doubt is None), None)
    if certain is not None:
        return Told(YES, (f"{certain.source} becomes {certain.target}",), witness_of(certain))
    possible = next((chain for chain in chains if chain.doubt is not None), None)
    if possible is not None and possible.doubt is not None:
        return Told(UNKNOWN, (f"{possible.source} may become {possible.target}", possible.doubt.reason))
    if not found.whole:
        return Told(UNKNOWN, ("the steps are too many to be followed to the end",))
    return Told(NO, (f"nobody becomes {options.target or 'an administrator'} by a known path",))


def witness_of(chain: Chain) -> dict[str, Any]:
    """The chain in short."""
    return {"from": str(chain.source), "to": str(chain.target), "by": [hop.move.path.id for hop in chain.hops]}


def record_of(chain: Chain, where: Estate) -> dict[str, Any]:
    """A chain as JSON has it."""
    return {
        "from": str(chain.source),
        "to": str(chain.target),
        "certain": chain.doubt is None,
        "doubt": chain.doubt.reason if chain.doubt else None,
        "hops": [hop_record(hop, where) for hop in chain.hops],
    }


def hop_record(hop: Hop, where: Estate) -> dict[str, Any]:
    """A step as JSON has it."""
    move = hop.move
    return {
        "from": str(hop.source),
        "to": str(move.target),
        "path": move.path.id,
        "name": str(move.path),
        "how": move.path.how,
        "link": move.path.link,
        "certain": move.doubt is None,
        "doubt": move.doubt.reason if move.doubt else None,
        "permissions": [permit_record(permit, where) for permit in move.permits],
        "also": [each.path.id for each in hop.others],
    }


def permit_record(permit: Permit, where: Estate) -> dict[str, Any]:
    """A permission as JSON has it: what it is on, and which statement gives it."""
    return {
        "action": permit.action,
        "resource": asked.spelled(permit.target),
        "after": permit.before or None,
        "statement": statement_of(permit, where),
    }


def statement_of(permit: Permit, where: Estate) -> str | None:
    """The statement that gives a permission, with its place."""
    if permit.grounds is None:
        return None
    at = where.place(permit.grounds)
    return asked.placed(permit.grounds, permit.action) + (f" ({at})" if at and str(at) else "")


def cut_record(cut: Cut) -> dict[str, Any]:
    """A step that cuts chains as JSON has it."""
    return {"from": str(cut.source), "to": str(cut.target), "sources": cut.sources}


def lines_of(told: Told, chains: list[Chain], where: Estate) -> list[str]:
    """An answer for people."""
    lines = [told.answer, *(f"  {clause}" for clause in told.because)]
    for chain in chains:
        ends = f"{chain.source} → {chain.target}" if chain.hops else f"{chain.source} may be an administrator already"
        lines += ["", f"{'possible' if chain.doubt else 'certain'}  {ends}"]
        if chain.doubt:
            lines.append(f"  {chain.doubt.reason}")
        for hop in chain.hops:
            lines += hop_lines(hop, where)
    return lines


def hop_lines(hop: Hop, where: Estate) -> list[str]:
    """A step for people."""
    move = hop.move
    also = f" (or {', '.join(each.path.id for each in hop.others)})" if hop.others else ""
    lines = [f"  {hop.source} → {move.target}: {move.path.how}", f"    {move.path.id}: {move.path}{also}"]
    if move.doubt:
        lines.append(f"    possible: {move.doubt.reason}")
    statements = dict.fromkeys(filter(None, (statement_of(permit, where) for permit in move.permits)))
    return [*lines, *(f"    by {statement}" for statement in statements)]


def cut_lines(cuts: list[Cut]) -> list[str]:
    """The steps that cut the most, for people."""
    if not cuts:
        return []
    told = [f"  {cut.sources:>5}  {cut.source} → {cut.target}" for cut in cuts]
    return ["", "taking a step away stops so many principals", *told]
