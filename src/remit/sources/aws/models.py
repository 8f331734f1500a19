"""botocore's service models, cut to the operations that remit may send: a write does not exist in the process.

A cut model is also small (a client takes 3 ms instead of 20). It is made on first use from the botocore that is
installed, and kept in the user's cache folder; nothing of botocore's data is in this repository.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import botocore
from botocore.loaders import Loader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    Model = dict[str, Any]

FORMAT = 1
"""Raised when the way of cutting changes, so that older files in the cache are left alone."""


class CutLoader(Loader):  # type: ignore[misc] # botocore ships no types
    """A loader whose service models hold the `allowed` operations only, by service. Unlisted services hold none."""

    def __init__(self, allowed: Mapping[str, frozenset[str]]) -> None:
        super().__init__()
        self._allowed = allowed
        self._cut: dict[str, Any] = {}

    def load_service_model(self, service_name: str, type_name: str, api_version: str | None = None) -> Any:
        """As botocore's, with service models cut; other data (endpoint rules, paginators) as it is."""
        known = self._cut.get(f"{service_name}/{type_name}")
        if known is None:
            known = self._cut[f"{service_name}/{type_name}"] = self._load(service_name, type_name, api_version)
        return known

    def _load(self, service: str, type_name: str, api_version: str | None) -> Any:
        if type_name not in ("service-2", "endpoint-rule-set-1"):
            return super().load_service_model(service, type_name, api_version)
        operations = sorted(self._allowed.get(service, ())) if type_name == "service-2" else []
        file = _cache_file(service, type_name, operations)
        kept = _read(file)
        if kept is None:
            whole = Loader().load_service_model(service, type_name, api_version)  # forgotten when it is cut
            kept = cut(whole, operations) if type_name == "service-2" else without_documentation(whole)
            _write(file, kept)
        return kept


def cut(model: Model, operations: Iterable[str]) -> Model:
    """The model with these operations, the shapes that they use, and no texts but those that botocore reads."""
    wanted = set(operations)
    chosen = {name: dict(found) for name, found in model["operations"].items() if name in wanted}
    for operation in chosen.values():
        operation.pop("errors", None)  # an error's code is enough, and known without its shape
    shapes = model["shapes"]
    names = set(_reachable(shapes, chosen.values()))
    kept: Model = {**model, "operations": chosen, "shapes": {name: shapes[name] for name in shapes if name in names}}
    parameters = kept.pop("clientContextParams", None)
    kept = without_documentation(kept)
    if parameters is not None:
        kept["clientContextParams"] = parameters  # botocore reads its `documentation`
    return kept


def _reachable(shapes: Model, operations: Iterable[Model]) -> Iterator[str]:
    """The names of all shapes that the operations' inputs and outputs are made of."""
    waiting = [part["shape"] for operation in operations for end in ("input", "output") if (part := operation.get(end))]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        yield name
        shape = shapes[name]
        parts = [
            *shape.get("members", {}).values(),
            *(shape[key] for key in ("member", "key", "value") if key in shape),
        ]
        waiting.extend(part["shape"] for part in parts)


def without_documentation(node: Any, *, names: bool = False) -> Any:
    """A copy without texts for readers. `names`: the keys are names of shapes or members, not words of the model."""
    if isinstance(node, dict):
        return {
            key: without_documentation(
                value, names=not names and key in ("members", "shapes", "operations", "parameters")
            )
            for key, value in node.items()
            if names or key not in ("documentation", "documentationUrl", "examples", "smithy:documentation")
        }
    if isinstance(node, list):
        return [without_documentation(item) for item in node]
    return node


def _cache_file(service: str, type_name: str, operations: list[str]) -> Path:
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    digest = hashlib.sha256(json.dumps([FORMAT, type_name, operations]).encode()).hexdigest()[:16]
    return root / "remit" / f"botocore-{botocore.__version__}" / f"{service}-{digest}.json"


def _read(file: Path) -> Any:
    """The kept model; None when there is none that can be read."""
    try:
        return json.loads(file.read_bytes())
    except (OSError, ValueError):
        return None


def _write(file: Path, model: Model) -> None:
    """Keep the model for next time; where nothing can be kept, nothing is."""
    partial = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial.write_text(json.dumps(model, separators=(",", ":")), encoding="utf-8")
        partial.replace(file)
    except OSError:
        return
