"""`remit exposed`: everything that the internet reaches, at which ports, and who on the internet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.cli import asked, reaching

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from remit.engines.network.questions import Exposed
    from remit.engines.network.reach import Reach

EPILOG = f"""\
examples:
  remit exposed --in template.yaml
  remit exposed --in aws:production --json
  remit exposed --in . --against main-snapshot

Only what packets reach is told: a rule for 0.0.0.0/0 on something without a
public address, or in a subnet without a way back to the internet, is not here.
What answers outside of a VPC, as a bucket or a function URL, is told by remit
routes and remit shared.
{reaching.EXIT_CODES}"""


MOST_ROWS = 200
"""How many rows are told to people; JSON has all of them."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Where to look."""
    parser.epilog = EPILOG
    reaching.add(parser)


def run(options: argparse.Namespace) -> int:
    """A line for each resource that is exposed, or may be."""
    after, before = reaching.estates(options)
    found = rows(after)
    doubt = reaching.unread(after.topology.inventory, options)
    answers = {row["answer"] for row in found}
    answer = "yes" if "yes" in answers else "possible" if answers or doubt else "no"
    record: dict[str, Any] = {"answer": answer, "paths": found, "because": [doubt] if doubt else []}
    lines = lines_of(record)
    if before is not None:
        record["against"] = change(found, rows(before))
        lines += change_lines(record["against"])
    asked.tell(record, lines, as_json=options.json)
    return asked.whole(after.topology.inventory)


def rows(reach: Reach) -> list[dict[str, Any]]:
    """What is exposed, the certain first."""
    from remit.engines.network.questions import exposed

    found = [row_of(each) for each in exposed(reach)]
    return sorted(found, key=lambda row: (row["answer"] != "yes", row["grade"] != "anyone", row["name"]))


def row_of(found: Exposed) -> dict[str, Any]:
    """One resource, by its first way."""
    from remit.engines.network.explanation import label
    from remit.engines.network.questions import told

    return {
        "key": found.resource.key,
        "type": found.resource.type,
        "name": label(found.resource),
        "grade": found.grade,
        **found.reached.paths[0].record(),
        "answer": found.reached.answer,
        "ports": told(found.reached),
    }


def lines_of(record: dict[str, Any]) -> list[str]:
    """The rows for people."""
    lines = [row_line(row) for row in record["paths"][:MOST_ROWS]]
    more = len(record["paths"]) - MOST_ROWS
    lines += [f"and {more} more: --json has all of them"] if more > 0 else []
    what = "of what was read nothing" if record["because"] else "nothing"
    lines = lines or [f"{what} in a VPC is reached from the internet"]
    return [*lines, *(f"there may be more: {clause}" for clause in record["because"])]


def row_line(row: dict[str, Any]) -> str:
    """One row: answer, name, ports, who."""
    who = row["grade"] if row["grade"] == "anyone" else f"only {', '.join(row['sources'][:3])}"
    because = f"  ({row['because'][0]})" if row["because"] else ""
    return f"{row['answer']:10}{row['name']}  {row['ports']}  {who}{because}"


def change(after: list[dict[str, Any]], before: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The rows that are new or wider, and those that are gone. Resources are the same by type and name."""
    there, then = (
        {(row["type"], row["name"], row["ports"], row["grade"], row["answer"]): row for row in rows}
        for rows in (after, before)
    )
    return {
        "opened": [row for key, row in there.items() if key not in then],
        "closed": [row for key, row in then.items() if key not in there],
    }


def change_lines(record: dict[str, list[dict[str, Any]]]) -> list[str]:
    """What changed, for people."""
    lines = [f"{word}: {row_line(row)}" for word in ("opened", "closed") for row in record[word]]
    return lines or ["nothing opened, nothing closed"]
