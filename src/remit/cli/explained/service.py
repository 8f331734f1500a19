"""A service: its types and what each is like, its checks, and the settings that move the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit import schema
from remit.catalogue.classify import entry_of, service_named
from remit.cli.explained import mover
from remit.cli.explained.topic import Links, Rows, Text, Topic

if TYPE_CHECKING:
    from remit.audit import Registry
    from remit.catalogue.classify import Service


def find(word: str) -> Service | None:
    """The service of a namespace (`AWS::RDS`), its last word in any case (`rds`), or its name; None when none is."""
    from remit import catalogue

    name = word.rpartition("::")[2]
    found = service_named(name) if name.isalnum() else None
    if found is not None and ("::" not in word or found.info.namespace.lower() == word.lower()):
        return found
    wanted = word.casefold()
    known = next((each for each in catalogue.services() if each.title.casefold() == wanted), None)
    return service_named(known.namespace.rpartition("::")[2]) if known else None


def explain(service: Service, registry: Registry) -> Topic:
    """Every type of the registry, whether it is a workload or only configures one, and how many checks it has."""
    info = service.info
    names = [name for name in sorted(schema.type_names()) if name.startswith(f"{info.namespace}::")]
    types = []
    for name in names:
        entry = entry_of(name)
        kind = "configuration" if entry.configuration else entry.model or "not in the catalogue yet"
        types.append({"type": name, "model": kind, "checks": [each.id for each in registry.for_type(name)]})
    movers = service.movers()
    checks = {each.id: each for name in names for each in registry.for_type(name)}
    rows = tuple((str(each["type"]), _told(str(each["model"]), len(each["checks"]))) for each in types)
    parts: list[Text | Rows | Links] = [Rows("Types", rows)]
    if checks:
        parts.append(Rows("Checks", tuple((each.id, each.title) for each in checks.values())))
    if movers:
        parts.append(Rows("What moves the line", tuple((each.id, f"{each.when}: {each.because}") for each in movers)))
    if info.page:
        parts.append(Links("", (info.page,)))
    record = {
        "service": info.title,
        "namespace": info.namespace,
        "page": info.page or None,
        "types": types,
        "checks": list(checks),
        "movers": [mover.record(each) for each in movers],
    }
    return Topic(info.title, f"  {info.namespace}", tuple(parts), record)


def _told(model: str, checks: int) -> str:
    return f"{model}, {checks} {'check' if checks == 1 else 'checks'}" if checks else model
