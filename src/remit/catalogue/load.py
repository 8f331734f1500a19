"""Reads the catalogue's TOML files into plain records, refusing what cannot be right. `shelf` builds and keeps them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from remit.catalogue.conditions import checked
from remit.catalogue.table import Document
from remit.model import DUTIES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from remit.catalogue.table import Table

    Record = dict[str, Any]
    Lines = dict[str, list[str]]

OWNERS = ("aws", "customer", "shared", "not-applicable")
HALVES = ("of the cloud", "in the cloud")
OPAQUE = ("opaque", "unclassified")
"""The models whose lines may be `unclassified`."""


def duties(path: Path) -> Record:
    """`duties.toml`: programmes, the 16 duties in their order, the duties of the account."""
    document = Document(path)
    root = document.root
    programmes = {record["id"]: record for record in map(_programme, root.tables("programme"))}
    found = [_duty(table, programmes) for table in root.tables("duty")]
    if (ids := [record["id"] for record in found]) != list(DUTIES):
        wrong = next((got for got, wanted in zip(ids, DUTIES, strict=False) if got != wanted), "the end")
        raise root.refusal("the duties are not the 16, bottom to top", f"the first to differ is {wrong}")
    account = [_account_duty(table) for table in root.tables("account_duty")]
    document.done()
    return {"duties": found, "account": account}


def models(path: Path) -> Record:
    """`models.toml`: for each model its 16 lines, and for `configuration` those of what it configures."""
    document = Document(path)
    root = document.root.table("model")
    found: Record = {}
    for name in root.keys() if root else ():
        table = root.table(name) if root else None
        if table is not None:
            found[name] = _model(table, name, found)
    document.done()
    return {name: record for name, record in found.items() if len(record["lines"]) == len(DUTIES)}


def places(path: Path) -> list[Record]:
    """`places.toml`: Regions whose AWS half others run, with what the lines say there."""
    document = Document(path)
    found = [_place(table) for table in document.root.tables("place")]
    document.done()
    return found


def service(path: Path, models_: Record) -> Record:
    """`services/<namespace>.toml`: the lines of every type and the movers, each line written once."""
    document = Document(path)
    root = document.root
    record: Record = {"namespace": root.text("namespace"), "title": root.text("title")}
    record["page"] = document.page(root.text("page"), root, "page")
    types: Record = {}
    for table in root.tables("types"):
        _types(table, record, models_, types)
    movers = [_mover(table, record["namespace"], types) for table in root.tables("mover")]
    document.done()
    return record | _shared_lines(types, movers)


def _programme(table: Table) -> Record:
    record: Record = {"id": table.text("id")}
    table.named(record["id"])
    record |= {key: table.clause(key) for key in ("title", "document", "where")} | {"source": table.source()}
    table.done()
    return record


def _place(table: Table) -> Record:
    record: Record = {"id": table.text("id")}
    table.named(record["id"])
    record |= {"region": table.text("region"), "because": table.clause("because"), "source": table.source()}
    record["duties"] = [table.known(duty, DUTIES, "duties") for duty in table.texts("duties")]
    table.done()
    return record


def _duty(table: Table, programmes: Mapping[str, Record]) -> Record:
    record: Record = {"id": table.one_of("id", DUTIES)}
    table.named(record["id"])
    record["half"] = table.one_of("half", HALVES)
    record |= {key: table.clause(key) for key in ("title", "seed", "aws", "customer")}
    record |= {"source": table.source(), "nist": table.texts("nist")}
    record["evidence"] = [programmes[table.known(name, programmes, "evidence")] for name in table.texts("evidence")]
    table.done()
    return record


def _account_duty(table: Table) -> Record:
    record: Record = {"id": table.text("id")}
    table.named(record["id"])
    record["owner"] = table.one_of("owner", OWNERS)
    record |= {key: table.clause(key) for key in ("title", "seed", "aws", "customer", "shows")}
    record |= {"source": table.source(), "nist": table.texts("nist")}
    table.done()
    return record


def _model(table: Table, name: str, known: Record) -> Record:
    base = table.text("extends", "")
    if base:
        table.known(base, known, "extends")
    lines = {**(known[base]["lines"] if base else {}), **_lines(table, "duties", opaque=name in OPAQUE)}
    record: Record = {key: table.clause(key) for key in ("title", "about")}
    record |= {"source": table.source(), "lines": {duty: lines[duty] for duty in DUTIES if duty in lines}}
    record["configures"] = _lines(table, "configures")
    own = [table.known(duty, DUTIES, "service_page") for duty in table.texts("service_page", [])]
    record["service_page"] = sorted({*own, *(known[base]["service_page"] if base else ())}, key=DUTIES.index)
    table.done()
    return record


def _types(table: Table, service: Record, models_: Record, types: Record) -> None:
    """One `[[types]]` entry: types that share model and lines. `service` has its namespace and its page."""
    names = table.texts("names")
    table.named(names[0] if names else "")
    configures = table.texts("configures", [])
    configuration = table.flag("configuration") or bool(configures)
    model = table.one_of("model", models_, "configuration" if configures else None)
    lines = _taken_over(table, models_, model, configures, service["page"]) | _lines(table, "duties")
    table.done()
    known = _known_types(service["namespace"])
    for name in names:
        table.known(name, known, "names")
        if name in types:
            raise table.refusal(f"{name} stands in two entries", "name it in one of them", f'"{name}"')
        types[name] = {"model": model, "configuration": configuration, "lines": lines, "movers": []}


def _taken_over(table: Table, models_: Record, model: str, configures: tuple[str, ...], page: str) -> Lines:
    """The lines of a model, those of what a setting configures over them. `page` is the service's own.

    A type without a page that says who does what gives its own reason instead, for every duty.
    """
    if model == "unclassified":
        because = table.clause("because")
        return {duty: ["unclassified", because, page, ""] for duty in DUTIES}
    record, configured = models_[model], models_["configuration"]["configures"]
    lines = {
        duty: _cited(line, page) if duty in record["service_page"] else line for duty, line in record["lines"].items()
    }
    for duty in configures:
        lines[duty] = _cited(configured[table.known(duty, configured, "configures")], page)
    return lines


def _cited(line: list[str], page: str) -> list[str]:
    """The same line, said by another page."""
    owner, because, _, act = line
    return [owner, because, page, act]


@cache
def _known_types(namespace: str) -> tuple[str, ...]:
    """The types of a namespace, without it; `*` for one that the registry does not list."""
    from remit.schema import type_names

    start = f"{namespace}::"
    return tuple(sorted(name.removeprefix(start) for name in type_names() if name.startswith(start))) or ("*",)


def _mover(table: Table, namespace: str, types: Record) -> Record:
    """One `[[mover]]`, entered with the types that it can move."""
    record: Record = {"id": table.text("id")}
    table.named(record["id"])
    names = [table.known(name, types, "types") for name in table.texts("types")]
    record["types"] = [f"{namespace}::{name}" for name in names]
    record["when"] = checked(table, table.text("when"), record["types"])
    record |= {"because": table.clause("because"), "act": table.clause("act", ""), "source": table.source()}
    record["lines"] = _lines(table, "duties", defaults=record)
    table.done()
    if not record["lines"] or not names:
        raise table.refusal("it moves nothing", "write `types` and [mover.duties]")
    for name in names:
        types[name]["movers"].append(record["id"])
    return record


def _lines(table: Table, key: str, *, defaults: Record | None = None, opaque: bool = False) -> Lines:
    """A table of duties: each to owner, because, source and act. `defaults` are the mover's own words."""
    lines: Lines = {}
    entries = table.table(key)
    for duty in entries.keys() if entries else ():
        entry = entries.table(duty) if entries else None
        if entry is not None:
            table.known(duty, DUTIES, key)
            lines[duty] = _line(entry, defaults or {}, (*OWNERS, "unclassified") if opaque else OWNERS)
    return lines


def _line(entry: Table, defaults: Record, owners: tuple[str, ...]) -> list[str]:
    owner = entry.one_of("owner", owners)
    because = entry.clause("because", defaults.get("because"))
    source = entry.source(defaults.get("source"))
    act = entry.clause("act", defaults.get("act", ""))
    entry.done()
    if owner == "shared" and not act:
        raise entry.refusal("a shared duty needs `act`", "write what remains for the customer", "owner")
    return [owner, because, source, act if owner in ("shared", "customer") else ""]


def _shared_lines(types: Record, movers: list[Record]) -> Record:
    """Types and movers with each line replaced by its number in one list, since most types share most lines."""
    lines: list[list[str]] = []
    numbers: dict[tuple[str, ...], int] = {}

    def number(line: list[str]) -> int:
        found = numbers.setdefault(tuple(line), len(lines))
        if found == len(lines):
            lines.append(line)
        return found

    order = {mover["id"]: place for place, mover in enumerate(movers)}
    for record in types.values():
        record["lines"] = [number(record["lines"][duty]) for duty in DUTIES]
        record["movers"] = [order[name] for name in record["movers"]]
    for mover in movers:
        mover["lines"] = {duty: number(line) for duty, line in mover["lines"].items()}
    return {"lines": lines, "types": types, "movers": movers}
