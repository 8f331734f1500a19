"""The line through one type, as it stands and after settings: what `remit explain TYPE --with PROPERTY=VALUE` shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.catalogue.classify import classify, entry_of, service_of
from remit.catalogue.errors import near
from remit.model import RemitError, Resource, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from remit.catalogue.decide import Resolve
    from remit.catalogue.entries import Mover
    from remit.model import Ownership
    from remit.model.finding import Duty
    from remit.schema import Shape


class TypeExplanation(NamedTuple):
    """The 16 lines of a type under some settings, and every mover that could move one of them."""

    type: str
    service: str
    page: str
    model: str
    configuration: bool
    settings: Mapping[str, Any]
    duties: Mapping[Duty, Ownership]
    movers: tuple[Mover, ...]

    def record(self) -> dict[str, Any]:
        """The contract of `remit explain TYPE --json`."""
        return {
            "type": self.type,
            "service": self.service,
            "page": self.page or None,
            "model": self.model or None,
            "configuration": self.configuration,
            "with": dict(self.settings),
            "duties": {duty: _line(ownership) for duty, ownership in self.duties.items()},
            "movers": [_mover(mover) for mover in self.movers],
        }


def explain(
    type_name: str, settings: Mapping[str, Any] | None = None, resolve: Resolve | None = None
) -> TypeExplanation:
    """Explain a type. `settings` maps property paths to values, as text or typed (`Unknown` shows what is then open).

    `RemitError` for a property that the type does not have. A type outside the catalogue is explained as unclassified.
    """
    settings = settings or {}
    resource = Resource(type_name, "example", "example", _properties(type_name, settings))
    entry, service = entry_of(type_name), service_of(type_name)
    return TypeExplanation(
        type_name,
        service.title if service else "",
        service.page if service else "",
        entry.model,
        entry.configuration,
        settings,
        classify(resource, resolve),
        entry.movers,
    )


def _properties(type_name: str, settings: Mapping[str, Any]) -> dict[str, Any]:
    """Properties, wrapped, with every setting at its path; a list on the way holds one item."""
    if not settings:
        return {}
    from remit.schema import coerce, describe

    schema = describe(type_name)
    if schema is None:
        raise RemitError(f"there is no resource type {type_name}", hint="see the CloudFormation registry")
    properties: dict[str, Any] = {}
    for path, value in settings.items():
        _place(properties, schema.properties, path.split("."), value)
    return {name: wrap(value) for name, value in coerce(type_name, properties).items()}


def _place(holder: dict[str, Any], shape: Shape, path: list[str], value: Any) -> None:
    """Put a value at a path below an object."""
    name, *rest = path
    below = shape.property(name) if shape.kind != "json" else shape
    if below is None:
        hint = near(name, shape.names) or f"there are {', '.join(shape.names[:12])}"
        raise RemitError(f"there is no property {name}", hint=hint)
    if not rest:
        holder[name] = [value] if below.kind == "list" and not isinstance(value, list) else value
        return
    if below.kind == "list" and below.items is not None:
        _place(holder.setdefault(name, [{}])[0], below.items, rest, value)
    else:
        _place(holder.setdefault(name, {}), below, rest, value)


def _line(ownership: Ownership) -> dict[str, Any]:
    return {
        "owner": ownership.owner,
        "because": ownership.because,
        "act": ownership.act or None,
        "moved_by": list(ownership.moved_by),
        "missing": ownership.missing or None,
        "source": ownership.source,
    }


def _mover(mover: Mover) -> dict[str, Any]:
    duties = {duty: line.owner for duty, line in mover.lines.items()}
    return {"id": mover.id, "when": mover.when, "because": mover.because, "source": mover.source, "duties": duties}
