"""Plans and states as targets: read, with the source beside them for places and for what a plan does not know yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from remit.model import Location, RemitError
from remit.sources.terraform.library import configuration_files, shown
from remit.sources.terraform.mapping.canonical import reference
from remit.sources.terraform.plans.documents import kind_of, load
from remit.sources.terraform.plans.plan import read_plan
from remit.sources.terraform.plans.source_beside import SourceBeside
from remit.sources.terraform.plans.state import read_shown_state, read_state

if TYPE_CHECKING:
    from typing import BinaryIO

    from remit.sources.terraform.plans.collected import Collected

STDIN = "-"


class Record(NamedTuple):
    """What a file came to. `physical`: its resources exist; `whole`: nothing else does in its scope."""

    collected: Collected
    physical: bool
    whole: bool


def read(path: Path, standard_input: BinaryIO | None) -> Record:
    """A plan or a state. `RemitError` when the file cannot be read, or is neither."""
    name = "stdin" if str(path) == STDIN else shown(path)
    document = load(_bytes(path, name, standard_input), name)
    kind = kind_of(document)
    if kind == "plan":
        record = Record(read_plan(document, name, reference=reference), physical=False, whole=False)
    elif kind == "state":
        record = Record(read_state(document, name), physical=True, whole=True)
    elif kind == "shown-state":
        record = Record(read_shown_state(document, name), physical=True, whole=True)
    else:
        hint = "write a plan with `terraform show -json PLAN > plan.json`, or name a template or a directory"
        raise RemitError("this is neither a plan nor a state of Terraform's", hint=hint, file=name)
    beside = Path() if str(path) == STDIN else path.parent
    if any(configuration_files(beside)):
        told = document.get("variables") if kind == "plan" else None
        variables = {
            name: each["value"]
            for name, each in (told.items() if isinstance(told, dict) else ())
            if isinstance(each, dict) and "value" in each
        }
        SourceBeside(beside, variables).join(record.collected.instances, values=not record.physical)
    else:
        for each in record.collected.instances:
            each.location = Location(name, detail=each.address)
    return record


def _bytes(path: Path, name: str, standard_input: BinaryIO | None) -> bytes:
    if str(path) == STDIN:
        if standard_input is None:
            raise RemitError("nothing is given on standard input", file=name)
        return standard_input.read()
    try:
        return path.read_bytes()
    except OSError as error:
        raise RemitError(f"cannot be read: {error.strerror}", file=name) from None
