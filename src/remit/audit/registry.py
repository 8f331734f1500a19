"""The checks there are.

Found by walking `remit/checks`, remembered in an index, imported only when a type needs them.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import remit.checks
from remit.model import RemitError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import ModuleType
    from typing import Any

    from remit.model import Meta, Result
    from remit.model.finding import Duty, Severity

    Run = Callable[[object, object, "Member"], Result]

ROOT = Path(remit.checks.__path__[0])
BUILT = ROOT.parent / "_built" / "checks.json"
SOURCE_TREE = (ROOT.parents[2] / "pyproject.toml").is_file()
"""Whether this is a checkout, where a check may be edited at any time.

In an installed wheel only names and sizes count.
"""


class Member:
    """One member of a family, or the whole of a check that is no family (`name` empty).

    `id` is that of its findings: `s3.plain-http`, or `ec2.open-admin-port:22`.
    """

    __slots__ = ("also", "data", "id", "name", "outweighs", "severity")

    def __init__(self, row: dict[str, Any], check: str) -> None:
        """From a row of the index. `data` is the member's entry in `MEMBERS`, handed to `run`."""
        self.name: str = row["name"]
        self.id = f"{check}:{self.name}" if self.name else check
        self.also: tuple[str, ...] = tuple(row["also"])
        self.severity: Severity = row["severity"]
        self.outweighs: tuple[str, ...] = tuple(row.get("outweighs", ()))
        self.data: dict[str, Any] = row["data"]


class Check:
    """One check as the index knows it.

    `run` is the check's own, given the resource's properties, the world and the member; it imports the module on first
    use.
    """

    __slots__ = (
        "controls",
        "duty",
        "id",
        "members",
        "module",
        "needs",
        "run",
        "severity",
        "title",
        "types",
    )

    def __init__(self, row: dict[str, Any]) -> None:
        """From a row of the index."""
        self.id: str = row["id"]
        self.module: str = row["module"]
        self.title: str = row["title"]
        self.types: tuple[str, ...] = tuple(row["types"])
        self.duty: Duty = row["duty"]
        self.severity: Severity = row["severity"]
        self.needs: tuple[str, ...] = tuple(row["needs"])
        self.controls: tuple[str, ...] = tuple(row["controls"])
        self.members = tuple(Member(entry, self.id) for entry in row["members"])
        self.run: Run = self._loading

    def load(self) -> ModuleType:
        """The check's module, for its page and examples."""
        from importlib import import_module

        return import_module(self.module)

    def _loading(self, properties: object, world: object, member: Member) -> Result:
        """What `run` is before it is called first: loads the module, and steps aside."""
        self.run = taking(self.load().run)
        return self.run(properties, world, member)

    def ids(self, member: Member | None = None) -> tuple[str, ...]:
        """Every name by which a person may mean this check (or this member of it)."""
        members = self.members if member is None else (member,)
        own = [self.id, *(each.id for each in members)]
        return tuple(dict.fromkeys([*own, *(name for each in members for name in each.also)]))


def taking(own: Callable[..., Result]) -> Run:
    """A check's own `run`, given what it asks for by name: the innermost call of a scan, and most take one of three."""
    code = own.__code__
    takes = code.co_varnames[1 : code.co_argcount]
    if not takes:
        return lambda properties, _, __: own(properties)
    if takes == ("world",):
        return lambda properties, world, _: own(properties, world)
    if takes == ("world", "member"):
        return lambda properties, world, member: own(properties, world, member.data)
    return lambda properties, world, member: own(
        properties, *({"world": world, "member": member.data}[name] for name in takes)
    )


class Registry:
    """All checks, by type and by any of their names."""

    def __init__(self, rows: Iterable[dict[str, Any]]) -> None:
        """From the rows of the index."""
        self._checks = {row["id"]: Check(row) for row in rows}
        self._by_type: dict[str, list[Check]] = {}
        for check in self._checks.values():
            for type_name in check.types:
                self._by_type.setdefault(type_name, []).append(check)

    def __iter__(self) -> Iterator[Check]:
        """In order of id."""
        return iter(self._checks.values())

    def __len__(self) -> int:
        """How many checks, families counted once."""
        return len(self._checks)

    def for_type(self, type_name: str) -> list[Check]:
        """The checks of one resource type."""
        return self._by_type.get(type_name, [])

    def get(self, check_id: str) -> Check | None:
        """The check with that id, member or not."""
        return self._checks.get(check_id.partition(":")[0])

    def named(self, word: str) -> list[Check]:
        """The checks that a word means: an own id, a member's, or any `also` id, whatever the case.

        Trivy's ids may have `AVD-` before them, or be its long names.
        """
        from remit.sources import trivy_names

        wanted = {word.casefold(), *(name.casefold() for name in trivy_names.ids(word))}
        return [check for check in self if any(name.casefold() in wanted for name in check.ids())]


def load(path: Path = BUILT) -> Registry:
    """The registry, from the built index when it is fresh, else from the modules themselves."""
    found = _walked()
    try:
        built = json.loads(path.read_bytes())
    except (OSError, ValueError):
        built = None
    if built and built["files"] == _sizes(found) and not (SOURCE_TREE and _edited_since(path, found)):
        return Registry(built["checks"])
    index = build()
    with suppress(OSError):  # a read-only installation: the index is made anew each time
        write(index, path)
    return Registry(index["checks"])


def check_files() -> dict[str, int]:
    """The check modules and their sizes in bytes, by path relative to `remit/checks`."""
    return _sizes(_walked())


def _walked() -> dict[str, os.stat_result]:
    """The check modules by path relative to `remit/checks`, sorted. Every scan does this: one look at each file."""
    with os.scandir(ROOT) as folders:
        inside = [folder for folder in folders if folder.is_dir()]
    found: dict[str, os.stat_result] = {}
    for folder in inside:
        with os.scandir(folder) as files:
            modules = (each for each in files if each.name.endswith(".py") and each.name != "__init__.py")
            found |= {f"{folder.name}/{each.name}": each.stat() for each in modules}
    return dict(sorted(found.items()))


def _sizes(found: dict[str, os.stat_result]) -> dict[str, int]:
    return {file: told.st_size for file, told in found.items()}


def build() -> dict[str, Any]:
    """The index: every check imported once, and what a scan must know about it before importing it."""
    files, later = check_files(), _later_names()
    return {"files": files, "checks": [_row(name, later) for name in files]}


def write(index: dict[str, Any], path: Path = BUILT) -> None:
    """Put the index where `load` looks, whole or not at all. `OSError` when the place cannot be written."""
    path.parent.mkdir(exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(index, indent=0), encoding="utf-8")
    fresh.replace(path)


def check_id(file: str) -> str:
    """`rds/unencrypted_storage.py` is `rds.unencrypted-storage`."""
    return file.removesuffix(".py").replace("/", ".").replace("_", "-")


def _edited_since(path: Path, found: dict[str, os.stat_result]) -> bool:
    built = path.stat().st_mtime_ns
    return any(told.st_mtime_ns > built for told in found.values())


def _later_names() -> dict[str, list[str]]:
    """What other editions of a benchmark call the very item that checks know by the name of one edition."""
    from remit.catalogue import frameworks

    later: dict[str, list[str]] = {}
    for framework in map(frameworks.framework, frameworks.names()):
        for control in framework.controls.values() if framework.named_by == "also" else ():
            if len(control.answers) == 1 and ":" in control.answers[0]:
                later.setdefault(control.answers[0], []).append(control.name)
    return later


def _row(file: str, later: dict[str, list[str]]) -> dict[str, Any]:
    """What the index says about one check. `RemitError` when the module does not declare itself."""
    from importlib import import_module

    name = "remit.checks." + file.removesuffix(".py").replace("/", ".")
    module = import_module(name)
    meta: Meta | None = getattr(module, "META", None)
    if meta is None or not module.__doc__ or not hasattr(module, "run"):
        message = "a check needs a docstring, META and run()"
        raise RemitError(message, file=f"checks/{file}", hint="see CONTRIBUTING, 'One new check'")
    return {
        "id": check_id(file),
        "module": name,
        "title": module.__doc__.strip().splitlines()[0],
        "types": meta.type,
        "duty": meta.duty,
        "severity": meta.severity,
        "needs": meta.needs,
        "controls": meta.controls,
        "members": [
            {**member, "also": tuple(dict.fromkeys([*member["also"], *_named_later(member["also"], later)]))}
            for member in _members(module, meta)
        ],
    }


def _named_later(also: tuple[str, ...], later: dict[str, list[str]]) -> list[str]:
    return [name for known in also for name in later.get(known, ())]


def _members(module: ModuleType, meta: Meta) -> list[dict[str, Any]]:
    """The members of a family as data; a check that is none has one nameless member."""
    family: dict[str, dict[str, Any]] | None = getattr(module, "MEMBERS", None)
    if family is None:
        own = {"also": meta.also, "severity": meta.severity, "outweighs": meta.outweighs}
        return [{"name": "", **own, "data": {}}]
    return [
        {
            "name": name,
            "also": (*entry.get("also", ()), *meta.also),
            "severity": entry.get("severity", meta.severity),
            "outweighs": entry.get("outweighs", meta.outweighs),
            "data": {key: value for key, value in entry.items() if key not in ("also", "severity", "outweighs")},
        }
        for name, entry in family.items()
    ]
