"""botocore's models of the services, to hold the tables against."""

from __future__ import annotations

from functools import cache
from typing import Any

from botocore.exceptions import DataNotFoundError
from botocore.session import Session

from remit.schema import Shape, describe
from remit.sources.aws.paths import steps
from remit.sources.aws.table import TAGS, Call, Each, Pick, Spec, Table, Via

session = Session()


@cache
def operation(name: str) -> Any:
    """The model of `service:Operation`."""
    service, _, operation_name = name.partition(":")
    return session.get_service_model(service).operation_model(operation_name)


@cache
def paginators(service: str) -> Any:
    """What botocore knows of a service's pages."""
    try:
        return session.get_component("data_loader").load_service_model(service, "paginators-1")["pagination"]
    except DataNotFoundError:
        return {}


def at(shape: Any, path: str) -> Any:
    """The shape at a path; fails where there is none."""
    for step in steps(path):
        if step == "[]" or isinstance(step, int):
            assert shape.type_name == "list", f"{path}: {shape.name} is no list"
            shape = shape.member
        elif step == "*" or shape.type_name == "map":
            shape = shape.value
        else:
            assert step in shape.members, f"{path}: {shape.name} has no {step}, but {sorted(shape.members)}"
            shape = shape.members[step]
    return shape


def result_of(call: Call) -> Any:
    """The shape of what a call's properties are taken from; None where a function makes it."""
    output = operation(call.operation).output_shape
    if isinstance(call.result, Via):
        at(output, call.result.path)
        return None
    return at(output, call.result)


def same(shape: Any, name: str) -> Any:
    """The member that `same` means; None when there is none."""
    if shape.type_name == "map":
        return shape.value
    return shape.members.get(name) or shape.members.get(name[0].lower() + name[1:])


def unseen(table: Table) -> set[str]:
    """The registry's properties below those that are read which the API's answer has no member for, by dotted path."""
    schema = describe(table.type)
    assert schema is not None
    found: set[str] = set()
    for call in table.calls:
        result = result_of(call)
        if result is None or call is table.locates:
            continue
        for name in call.same.split():
            found |= _below(_property(schema.properties, name), same(result, name), name)
        for name, spec in call.fills.items():
            if name != TAGS:
                found |= _unfilled(_property(schema.properties, name), spec, result, name)
    return found


def _property(shape: Shape | None, path: str) -> Shape | None:
    for name in path.split("."):
        shape = _inner(shape)
        shape = shape.property(name) if shape else None
    return shape


def _inner(shape: Shape | None) -> Shape | None:
    while shape is not None and shape.kind == "list":
        shape = shape.items
    return shape


def _unlisted(shape: Any) -> Any:
    while shape.type_name == "list" or {"Quantity", "Items"} <= set(getattr(shape, "members", ())):
        shape = shape.member if shape.type_name == "list" else shape.members["Items"]
    return shape


def _unfilled(shape: Shape | None, spec: Spec, result: Any, path: str) -> set[str]:
    if isinstance(spec, str):
        return set() if spec.startswith("^") or spec == "it" else _below(shape, at(result, spec), path)
    if not isinstance(spec, (Each, Pick)):
        return set()
    shape, told, found = _inner(shape), _unlisted(at(result, spec.path)), set()
    for name in shape.names if shape else ():
        if name not in spec.fields:
            found.add(f"{path}.{name}")
        elif shape is not None:
            found |= _unfilled(shape.property(name), spec.fields[name], told, f"{path}.{name}")
    return found


def _below(shape: Shape | None, told: Any, path: str, depth: int = 0) -> set[str]:
    shape, told = _inner(shape), _unlisted(told)
    if shape is None or shape.kind != "object" or told.type_name != "structure" or depth > 4:
        return set()
    members = {name.lower(): member for name, member in told.members.items()}
    found: set[str] = set()
    for name in shape.names:
        if name.lower() not in members:
            found.add(f"{path}.{name}")
        else:
            found |= _below(shape.property(name), members[name.lower()], f"{path}.{name}", depth + 1)
    return found
