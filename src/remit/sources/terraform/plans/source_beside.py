"""The configuration that lies beside a plan or a state: it knows where things are written, and how they hang together.

A plan says of much that it is known only after apply. Where the configuration says what it will be made of (a policy
with the ARN of a bucket in it), that is put in its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from remit.model import PartialString, Reference, Unknown, cause_of
from remit.model.values import Obj
from remit.sources.notes import Notes
from remit.sources.terraform.evaluation.scope import ModuleInstance
from remit.sources.terraform.evaluation.values import JsonText, OpenList, PartialJson
from remit.sources.terraform.library import Library
from remit.sources.terraform.options import Options
from remit.sources.terraform.places import chain, locator
from remit.sources.terraform.plans.plan_values import Unset
from remit.sources.terraform.root import Boundary, Root

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from remit.sources.terraform.evaluation.resources import ResourceInstance
    from remit.sources.terraform.instances import Instance

INDEXES = re.compile(r"\[[^\]]*\]")


class SourceBeside:
    """The root module in a directory, with the values of its variables that the plan was made with."""

    def __init__(self, directory: Path, variables: Mapping[str, Any]) -> None:
        """Evaluates nothing before an instance asks. Its problems are not told: the plan was made in spite of them.

        A variable that is not among those of the plan is unknown, as is the workspace, which a plan does not tell.
        """
        root = Root(directory, Library(Notes()), Options(workspace=None), Boundary(directory), variables)
        self._root = root
        self._found: dict[str, ResourceInstance] = {}
        for module in ModuleInstance(root, root.module).all_uses():
            for declared in module.module.resources.values():
                for each in module.instances(declared):
                    self._found.setdefault(each.address, each)
                    self._found.setdefault(INDEXES.sub("", each.address), each)

    def join(self, instances: list[Instance], *, values: bool) -> None:
        """Give each instance its place in the source, its waivers, and with `values` what only the source knows."""
        keys = {f"{self._file(each)}#{each.address}": each.key for each in instances}
        for instance in instances:
            found = self._found.get(instance.address) or self._found.get(INDEXES.sub("", instance.address))
            if found is None:
                continue
            declared = found.declared
            instance.location = declared.file.place(declared.block.at, chain(found))
            instance.locate = locator(found)
            instance.waivers = (*self._root.waivers_at(declared), *found.module.waivers)
            if values and found.address == instance.address:
                instance.values = {
                    name: _filled(value, found.written(name), keys) for name, value in instance.values.items()
                }

    def _file(self, instance: Instance) -> str:
        found = self._found.get(instance.address)
        return found.module.root_file(found.declared) if found is not None else ""


def _filled(planned: Any, written: Any, keys: dict[str, str]) -> Any:
    """A planned value; what is not known in it as it is written, where that says more. None: it is not set."""
    if isinstance(planned, Unknown) and written is None:
        return None if isinstance(cause_of(planned), Unset) else planned
    if isinstance(planned, (Unknown, OpenList)) and not isinstance(written, Unknown):
        return planned if isinstance(written, JsonText) else _translated(written, keys)
    if (
        isinstance(planned, Reference)
        and isinstance(written, (PartialString, Reference))
        and _is_planned(written, keys)
    ):
        return _translated(written, keys)  # a plan tells what an expression refers to, and not what it makes of it
    if isinstance(planned, dict) and isinstance(written, dict):
        return {name: _filled(value, written.get(name), keys) for name, value in planned.items()}
    if isinstance(planned, list) and isinstance(written, list) and len(planned) == len(written):
        return [_filled(one, other, keys) for one, other in zip(planned, written, strict=True)]
    return planned


def _is_planned(written: PartialString | Reference, keys: dict[str, str]) -> bool:
    """Whether the plan has all that a written value refers to: the source may not know which instance that is."""
    parts = written.parts if isinstance(written, PartialString) else (written,)
    return all(part.target in keys for part in parts if isinstance(part, Reference))


def _translated(value: Any, keys: dict[str, str]) -> Any:
    """A value of the source with its references pointing to the plan's resources."""
    if isinstance(value, Reference):
        return Reference(keys.get(value.target, value.target), value.attribute)
    if isinstance(value, PartialString):
        made = type(value)(_translated(part, keys) for part in value.parts)
        if isinstance(value, PartialJson) and isinstance(made, PartialJson):
            made.value = _translated(value.value, keys)
        return made
    if isinstance(value, Obj):
        return value
    if isinstance(value, dict):
        return {name: _translated(item, keys) for name, item in value.items()}
    return [_translated(item, keys) for item in value] if isinstance(value, list) else value
