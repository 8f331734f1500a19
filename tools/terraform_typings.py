"""Read what `@cdktn/provider-aws` knows of the provider's schema, as text. See `tools/terraform_provider.py`.

Each resource is a folder: its class, and one class for every nested object. Before each member stands a comment with
the exact Terraform name and whether it is computed, optional or required; the member itself tells the kind. The typings
beside it tell blocks from attributes that are objects.
"""

from __future__ import annotations

import re
import tarfile
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Entries = dict[str, Any]

CLASS = re.compile(r"^(?:export )?class (\w+) extends cdktn\.(TerraformResource|ComplexObject)\b", re.MULTILINE)
TYPE = re.compile(r'tfResourceType = "(\w+)"')
PROVIDER = re.compile(r"providerVersion: '([\d.]+)'")
MEMBER = re.compile(
    r"^    // (\w+) - computed: (true|false), optional: (true|false), required: (true|false)\n((?:(?!    // ).*\n)+)",
    re.MULTILINE,
)
NESTED = re.compile(r"= new (?:\w+\.)?(\w+)\(this, [\"']\w+[\"'](?:, (true|false))?\)")
GETTER = re.compile(
    r"return (?:cdktn\.Token\.asNumberList\()?(?:cdktn\.Fn\.(tolist)\()?"
    r"this\.(?:get(\w*)Attribute|interpolationForAttribute)\("
)
HCL = re.compile(r"^function (\w+)ToHclTerraform\(struct\) \{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
HCL_TOP = re.compile(r"synthesizeHclAttributes\(\) \{\n(.*?)\n    \}", re.DOTALL)
HCL_ENTRY = re.compile(r"^ {8,12}(\w+): \{\n\s+value: .*\n\s+isBlock: \w+,\n\s+type: \"(\w+)\",", re.MULTILINE)
INTERFACE = re.compile(
    r"^export interface (\w+)( extends cdktn\.TerraformMetaArguments)? \{\n(.*?)^\}", re.MULTILINE | re.DOTALL
)
BLOCK = re.compile(r"^    \* (\w+) block$", re.MULTILINE)
KINDS = {
    "String": "string",
    "Number": "number",
    "Boolean": "bool",
    "List": "list string",
    "NumberList": "list number",
    "StringMap": "map string",
    "NumberMap": "map number",
    "BooleanMap": "map bool",
    "AnyMap": "map any",
}


class _Folder(NamedTuple):
    """What the files of one folder hold, all by class name: member texts, nestings as configured, names of blocks."""

    members: dict[str, list[tuple[str, ...]]]
    nestings: dict[str, dict[str, str]]
    blocks: dict[str, set[str]]


def read(package: Path) -> tuple[str, dict[str, Entries]]:
    """The provider's version and, by type name, the entries of each resource: attributes and blocks by name.

    An entry is `"KIND FLAGS"`, for an attribute (`string required`, `list string optional computed`), or
    `["NESTING block FLAGS", entries]` for a block, `["NESTING object FLAGS", entries]` for an attribute of objects;
    NESTING is `list`, `set`, `map` or `single`. In place of entries a number tells which ones around it they repeat: 1
    those that it stands in, 2 those around these (WAF's statements hold statements). A kind that the package does not
    know is `any`.
    """
    version = ""
    types: dict[str, Entries] = {}
    for texts, typings in _folders(package):
        code = "\n".join(texts)
        found = TYPE.search(code)
        top = next((each[1] for each in CLASS.finditer(code) if each[2] == "TerraformResource"), None)
        if found is None or top is None:  # the provider itself, an ephemeral resource
            continue
        version = version or _provider(code)
        folder = _Folder(_members(code), _nestings(code), _blocks("\n".join(typings)))
        types[found[1]] = _entries(top, folder)
    return version, types


def _provider(code: str) -> str:
    found = PROVIDER.search(code)
    return found[1] if found else ""


def _folders(package: Path) -> Iterator[tuple[list[str], list[str]]]:
    """The code and the typings of each resource's folder; files of a folder follow each other in the package or not."""
    code: dict[str, list[str]] = {}
    typings: dict[str, list[str]] = {}
    with tarfile.open(package) as archive:
        for member in archive:
            parts = member.name.split("/")
            if len(parts) < 4 or parts[1] != "lib" or parts[2].startswith("data-aws-"):  # noqa: PLR2004 — package/lib/NAME/…
                continue
            kept = code if member.name.endswith(".js") else typings if member.name.endswith(".d.ts") else None
            file = archive.extractfile(member) if kept is not None else None
            if kept is not None and file is not None:
                text = file.read().decode()
                kept.setdefault(parts[2], []).append(text.partition("\n//# sourceMappingURL")[0] + "\n")
    for name in sorted(code):
        yield code[name], typings.get(name, [])


def _members(code: str) -> dict[str, list[tuple[str, ...]]]:
    """Class → (name, computed, optional, required, text) of its members."""
    starts = [(each.start(), each[1]) for each in CLASS.finditer(code)]
    ends = [at for at, _ in starts[1:]] + [len(code)]
    return {name: MEMBER.findall(code, start, end) for (start, name), end in zip(starts, ends, strict=True)}


def _nestings(code: str) -> dict[str, dict[str, str]]:
    """Class, without its suffix and small at the start → member → `list`, `set`, `map`, `struct` or `simple`."""
    found = {name: dict(HCL_ENTRY.findall(text)) for name, text in HCL.findall(code)}
    top = HCL_TOP.search(code)
    return {**found, "": dict(HCL_ENTRY.findall(top[1])) if top else {}}


def _blocks(typings: str) -> dict[str, set[str]]:
    """Class, without its suffix and empty for the resource's own → members that are blocks."""
    return {"" if top else name: set(BLOCK.findall(text)) for name, top, text in INTERFACE.findall(typings)}


def _entries(name: str, folder: _Folder, above: tuple[str, ...] = ()) -> Entries:
    """The entries of one class; `above` are the classes around it, outermost first."""
    above = (*above, name)
    bare = name.removesuffix("OutputReference") if len(above) > 1 else ""
    nestings = folder.nestings.get(bare[:1].lower() + bare[1:], {})
    blocks = folder.blocks.get(bare, set())
    entries: Entries = {}
    for member, computed, optional, required, text in folder.members.get(name, ()):
        words = {"required": required, "optional": optional, "computed": computed}
        flags = " ".join(word for word, said in words.items() if said == "true")
        nested = NESTED.search(text)
        if nested is None or nested[1] in KINDS:
            entries[member] = f"{_kind(text, nested, nestings.get(member))} {flags}"
            continue
        how = "block" if member in blocks else "object"
        nesting = _nesting(nested, nestings.get(member))
        within = _object(nested[1])
        inner = len(above) - above.index(within) if within in above else _entries(within, folder, above)
        entries[member] = [f"{nesting} {how} {flags}", inner]
    return entries


def _object(name: str) -> str:
    """The class of one object, from that of the list, map or object that holds it."""
    if name.endswith("OutputReference"):
        return name
    return (name.removesuffix("List") if name.endswith("List") else name.removesuffix("Map")) + "OutputReference"


def _nesting(nested: re.Match[str], configured: str | None) -> str:
    """`list`, `set`, `map` or `single`. A block that may stand once is a list or set of one, as configured."""
    if configured in ("list", "set", "map"):
        return configured
    if nested[1].endswith("OutputReference"):
        return "single"
    return "map" if nested[1].endswith("Map") else "set" if nested[2] == "true" else "list"


def _kind(text: str, nested: re.Match[str] | None, configured: str | None) -> str:
    """The kind of a plain attribute."""
    if nested is not None:
        return KINDS[nested[1]]
    getter = GETTER.search(text)
    if getter is None or getter[2] is None:
        return "any"
    kind = KINDS.get(getter[2], "any")
    is_set = getter[1] is not None or configured == "set"
    return kind.replace("list", "set") if is_set else kind
