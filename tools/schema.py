"""Generate the schema index: `python -m tools.schema write`, or `check` that what is committed would be written.

From CloudFormation's registry schemas, as the installed cfn-lint ships them (a development dependency, never imported
by remit), and the TOML files beside `remit.schema`, to `src/remit/schema/data/`: one file per namespace, one type a
line. `check` fails with the types and properties that came, went or changed, so that the index cannot rot unseen.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from tools.schema_additions import FOLDER, add_all, attachments
from tools.schema_registry import Compactor, read_all, source

if TYPE_CHECKING:
    from collections.abc import Iterator

    Record = dict[str, Any]

DATA = FOLDER / "data"
LONGEST = 40
"""Lines of a summary before it says how many more there are."""


def build() -> dict[str, str]:
    """The text of every file of the index, by name."""
    folder, version, date = source()
    records = {name: Compactor(schema).record() for name, schema in read_all(folder)}
    add_all(records)
    files: dict[str, dict[str, Record]] = {}
    types: dict[str, list[str]] = {}
    for name in sorted(records):
        vendor, namespace, rest = name.split("::", 2)
        file = f"{namespace}.json" if vendor == "AWS" else f"{vendor}-{namespace}.json"
        files.setdefault(file, {})[name] = _tidy(records[name])
        types.setdefault(f"{vendor}::{namespace}", []).append(rest)
    texts = {file: _lines(content) for file, content in sorted(files.items())}
    about = {"source": f"cfn-lint {version}", "registry": date}
    texts["_index.json"] = _lines({**about, "types": types})
    texts["_satellites.json"] = "[\n" + ",\n".join(_line(entry) for entry in attachments()) + "\n]\n"
    return texts


def _tidy(record: Record) -> Record:
    """The record with only the definitions that something refers to, in order."""
    used: dict[str, Any] = {}
    definitions = record.get("definitions", {})
    waiting = list(_references([record["properties"], record.get("added"), record.get("items")]))
    while waiting:
        name = waiting.pop()
        if name in definitions and name not in used:
            used[name] = definitions[name]
            waiting.extend(_references(definitions[name]))
    order = ("properties", "added", "items", "definitions", "identifier", "read_only", "write_only", "tags")
    whole = {**record, "definitions": dict(sorted(used.items()))}
    return {key: whole[key] for key in order if whole.get(key) or key == "properties"}


def _references(node: Any) -> Iterator[str]:
    """The names that a piece of a record may refer to (a value of an enum may begin with `#` as well)."""
    if isinstance(node, str) and node.startswith("#"):
        yield node[1:]
    elif isinstance(node, (dict, list)):
        for item in node.values() if isinstance(node, dict) else node:
            yield from _references(item)


def _lines(content: dict[str, Any]) -> str:
    """A JSON object with one entry a line: `remit.schema` parses single lines, a diff shows the types that changed."""
    return "{\n" + ",\n".join(f"{_line(key)}:{_line(value)}" for key, value in content.items()) + "\n}\n"


def _line(value: Any) -> str:
    """Compact JSON."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def write(texts: dict[str, str]) -> None:
    """Bring the folder to what was built; files of namespaces that are gone go too."""
    DATA.mkdir(exist_ok=True)
    for old in DATA.glob("*.json"):
        if old.name not in texts:
            old.unlink()
    for name, text in texts.items():
        (DATA / name).write_text(text, encoding="utf-8")
    total = sum(len(text.encode()) for text in texts.values())
    sys.stdout.write(f"{len(texts)} files, {total / 1e6:.2f} MB in {DATA}\n")


def differences(texts: dict[str, str]) -> Iterator[str]:
    """What writing would change, a line each: types that came or went first, then properties."""
    committed = {file.name: file.read_text(encoding="utf-8") for file in DATA.glob("*.json")}
    old, new = _types(committed), _types(texts)
    yield from (f"new type      {name}" for name in sorted(new.keys() - old.keys()))
    yield from (f"removed type  {name}" for name in sorted(old.keys() - new.keys()))
    for name in sorted(old.keys() & new.keys()):
        if old[name] != new[name]:
            yield f"changed type  {name}: {_change(old[name], new[name])}"
    for name in ("_index.json", "_satellites.json"):
        if committed.get(name) != texts[name]:
            yield f"changed file  {name}"


def _types(texts: dict[str, str]) -> dict[str, Record]:
    """Type name → record, of all files of namespaces."""
    parsed = [json.loads(text) for name, text in texts.items() if not name.startswith("_")]
    return {name: record for content in parsed for name, record in content.items()}


def _change(old: Record, new: Record) -> str:
    """The properties that came (+), went (-) or changed (~) at the top of a type."""
    before = {**old["properties"], **old.get("added", {})}
    after = {**new["properties"], **new.get("added", {})}
    signs = [f"+{name}" for name in sorted(after.keys() - before.keys())]
    signs += [f"-{name}" for name in sorted(before.keys() - after.keys())]
    signs += [f"~{name}" for name in sorted(before.keys() & after.keys()) if before[name] != after[name]]
    return " ".join(signs) or "below its properties, or what the registry says about them"


def main(arguments: list[str]) -> int:
    """Exit code 0 when all is as it should be, 1 when the index is stale, 2 for wrong usage."""
    if arguments not in (["write"], ["check"]):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    texts = build()
    if arguments == ["write"]:
        write(texts)
        return 0
    found = list(differences(texts))
    for line in found[:LONGEST]:
        sys.stderr.write(f"{line}\n")
    if found:
        more = f"… and {len(found) - LONGEST} more; " if len(found) > LONGEST else ""
        sys.stderr.write(f"{more}the schema index is stale: run `python -m tools.schema write` and commit the result\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
