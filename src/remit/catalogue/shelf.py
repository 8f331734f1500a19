"""Where records come from: the built file when it is fresh, else the TOML itself. One service at a time.

The built file holds one part per line, JSON each, below a line that says where each begins: opening it costs as much as
its first line, however many services there are, and only parts asked for are read. A part is fresh while the files that
it was made from are unchanged: same size and time, or same content (an installer sets times anew).
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    Record = dict[str, Any]

HERE = Path(__file__).parent
BUILT = HERE.parent / "_built" / "catalogue.jsonl"
FORMAT = 4
"""Changes when the records do."""

CODE = ("load.py", "load_evidence.py")
DUTIES_FILE = "duties.toml"
MODELS_FILE = "models.toml"
PLACES_FILE = "places.toml"
EVIDENCE_FILE = "evidence.toml"


def duties() -> Record:
    """The record of `duties.toml`."""
    return _built(DUTIES_FILE) or _load().duties(HERE / DUTIES_FILE)


@cache
def models() -> Record:
    """The record of `models.toml`."""
    return _built(MODELS_FILE) or _load().models(HERE / MODELS_FILE)


@cache
def places() -> list[Record]:
    """The records of `places.toml`."""
    return _built(PLACES_FILE) or _load().places(HERE / PLACES_FILE)  # type: ignore[return-value]


def evidence(path: Path | None = None) -> Record:
    """The record of `evidence.toml`, or of another file of its form."""
    from_file = _built(EVIDENCE_FILE) if path is None else None
    if from_file is not None:
        return from_file
    from remit.catalogue.load_evidence import evidence as read

    return read(path or HERE / EVIDENCE_FILE)


def service(name: str) -> Record | None:
    """The record of `services/<name>.toml`; None when there is no such file."""
    file = f"services/{name}.toml"
    if not name.isalnum() or not name.isascii() or not os.path.isfile(f"{HERE}/{file}"):  # noqa: PTH113 — on the hot start
        return None
    return _built(file) or _load().service(HERE / file, models())


def services() -> tuple[str, ...]:
    """The names of all service files, sorted."""
    return tuple(sorted(path.stem for path in (HERE / "services").glob("*.toml")))


def compile_() -> Record:
    """Everything, freshly read from TOML and checked, with what it was made from. JSON-able."""
    load = _load()
    models_ = load.models(HERE / MODELS_FILE)
    parts = {DUTIES_FILE: load.duties(HERE / DUTIES_FILE), MODELS_FILE: models_}
    parts[PLACES_FILE] = load.places(HERE / PLACES_FILE)
    parts[EVIDENCE_FILE] = evidence(HERE / EVIDENCE_FILE)
    for name in services():
        parts[f"services/{name}.toml"] = load.service(HERE / "services" / f"{name}.toml", models_)
    return {"format": FORMAT, "stamps": {file: _stamp(file) for file in (*CODE, *parts)}, "parts": parts}


def build(destination: Path = BUILT) -> None:
    """Write the built file."""
    compiled = compile_()
    parts = {file: _line(part) for file, part in compiled["parts"].items()}
    spans: dict[str, tuple[int, int]] = {}
    at = 0
    for file, part in parts.items():
        spans[file] = (at, len(part))
        at += len(part)
    destination.parent.mkdir(parents=True, exist_ok=True)
    destination.write_bytes(b"".join([_line(compiled | {"parts": spans}), *parts.values()]))


def _line(record: Any) -> bytes:
    return json.dumps(record, separators=(",", ":")).encode() + b"\n"


def _load() -> Any:
    """The loader, which a fresh built file makes unnecessary: TOML is expensive to import and to read."""
    from remit.catalogue import load

    return load


def _built(file: str) -> Record | None:
    """A part of the built file, if it is there and fresh."""
    span = _whole()["parts"].get(file)
    made_from = {*CODE, MODELS_FILE, file} if file.startswith("services/") else {*CODE, file}
    if span is None or not all(_fresh(each) for each in made_from):
        return None
    try:
        with open(BUILT, "rb") as built:  # noqa: PTH123 — on the hot start
            built.seek(_whole()["begin"] + span[0])
            record: Record = json.loads(built.read(span[1]))
    except (OSError, ValueError):
        return None
    return record


@cache
def _whole() -> Record:
    """The first line of the built file, and where the parts begin."""
    try:
        with open(BUILT, "rb") as built:  # noqa: PTH123 — on the hot start
            line = built.readline()
        whole = json.loads(line)
    except (OSError, ValueError):
        whole = None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        return {"parts": {}, "stamps": {}, "begin": 0}
    return whole | {"begin": len(line)}


@cache
def _fresh(file: str) -> bool:
    stamp = _whole()["stamps"].get(file)
    now = os.stat(f"{HERE}/{file}")  # noqa: PTH116 — on the hot start
    if stamp is None or stamp[1] != now.st_size:
        return False
    return bool(stamp[0] == now.st_mtime_ns or stamp[2] == _digest(file))


def _stamp(file: str) -> list[int | str]:
    now = (HERE / file).stat()
    return [now.st_mtime_ns, now.st_size, _digest(file)]


def _digest(file: str) -> str:
    from hashlib import blake2b

    return blake2b((HERE / file).read_bytes(), digest_size=16).hexdigest()
