"""`remit reach`: whether packets get from one thing to another, by which way, and what would cut it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.cli import asked, reaching

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from remit.engines.network.reach import Reach

EPILOG = f"""\
examples:
  remit reach internet Database --in template.yaml
  remit reach WebServer Database --port 5432 --in infra
  remit reach cidr:10.0.0.0/8 Database --in aws
  remit reach WebServer internet --port 443
  remit reach internet Database --through --in template.yaml
  remit reach internet Database --in . --against main-snapshot

Security groups, network ACLs, routes both ways, gateways, peering, transit
gateways and VPC Block Public Access are followed. `possible` says that
something on the way is not known, and what. With --through whatever is reached
is taken over and reaches on.
{reaching.EXIT_CODES}"""


def configure(parser: argparse.ArgumentParser) -> None:
    """From, to, at which ports."""
    parser.epilog = EPILOG
    ends = "by name, logical id, address or ARN; internet; cidr:BLOCK"
    parser.add_argument("source", metavar="FROM", help=ends)
    parser.add_argument("target", metavar="TO", help=ends)
    parser.add_argument("--port", metavar="PORT", help="443, udp/53, tcp/8000-8080 or icmp/8 (default: any)")
    parser.add_argument("--through", action="store_true", help="also over machines on the way, each taken over")
    reaching.add(parser)


def run(options: argparse.Namespace) -> int:
    """Answer with the ways, or with what changed."""
    from remit.engines.network import questions

    if options.port is not None:
        questions.ports_of(options.port)
    after, before = reaching.estates(options)
    record = answer(after, options)
    lines = reaching.lines_of(record)
    if before is not None:
        record["against"] = change(record, answer(before, options, missing=True))
        lines += change_lines(record["against"])
    asked.tell(record, lines, as_json=options.json)
    return asked.whole(after.topology.inventory)


def answer(reach: Reach, options: argparse.Namespace, *, missing: bool = False) -> dict[str, Any]:
    """The answer in one estate. `missing`: what is not there is reached by nothing."""
    from remit.engines.network import questions
    from remit.model import RemitError

    ports = None if options.port is None else questions.ports_of(options.port)
    try:
        source, target = questions.ends(reach, options.source, options.target)
    except RemitError:
        if not missing:
            raise
        return {"answer": "no", "paths": [], "because": ["it is not there"], "ports": ""}
    if options.through:
        from remit.engines.network.stepping import stepping

        found = stepping(reach, source, target, ports)
    else:
        found = questions.ask(reach, source, target, ports)
    record = reaching.record_of(found, reaching.unread(reach.topology.inventory, options))
    if not found.most:
        record["because"] += questions.obstacles(reach, source, target, ports)
    return {**record, "ports": questions.told(found)}


def change(after: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """What the answer was, and which ways are new or gone."""
    there, then = ({key_of(path): path for path in record["paths"]} for record in (after, before))
    return {
        "answer": before["answer"],
        "opened": [path for key, path in there.items() if key not in then],
        "closed": [path for key, path in then.items() if key not in there],
    }


def key_of(path: dict[str, Any]) -> tuple[object, ...]:
    """What makes a way the same in two states: its hops and ports, wherever they are declared."""
    return path["ports"], path["answer"], *((hop["kind"], hop["name"], hop["rule"]) for hop in path["hops"])


def change_lines(record: dict[str, Any]) -> list[str]:
    """What changed, for people."""
    lines = [f"before: {record['answer']}"]
    for word in ("opened", "closed"):
        for path in record[word]:
            lines += [word, *reaching.path_lines(path)]
    return lines if len(lines) > 1 else [*lines, "nothing opened, nothing closed"]
