"""Snapshots: every page of a collection, on disk before it is used, compressed, hashed, and readable by nobody else.

A snapshot is a folder: `manifest.json`, and one `pages-NNN.jsonl.gz` for each run that added to it. A page is one line;
each line is flushed as it is written, so that a kill at any point loses the page under way and nothing else.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import zlib
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, BinaryIO, Self

from remit import __version__
from remit.model import Incomplete, Page, RemitError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SCHEMA = "remit-snapshot/1"
FOLDER = Path(".remit/snapshots")
MANIFEST = "manifest.json"
FIELDS = ("account", "region", "service", "operation", "parameters", "token", "body", "error")
CHUNK = 1 << 16

Key = tuple[str, str, str, str, str, str]


class Snapshot:
    """The pages of one collection: `remit.model.Pages` on disk. Safe to use from many threads.

    `path` is its folder, `manifest` what it says about itself: schema, remit, target, started, finished, complete,
    needs, regions, and the sha256 of each file. Use as a context manager, or call `close`.
    """

    def __init__(self, path: Path, manifest: dict[str, Any], *, offline: bool) -> None:
        """Use `create`, `resume` or `open_snapshot`."""
        self.path = path
        self.manifest = manifest
        self.offline = offline
        self._lines: dict[Key, bytes] = {}
        self._lock = Lock()
        self._file: BinaryIO | None = None
        self._packer: Any = None
        self._closed = False

    def get(
        self, account: str, region: str, service: str, operation: str, parameters: dict[str, Any], token: str
    ) -> Page | None:
        """The newest page of that call, failed ones included; None when it was never answered."""
        line = self._lines.get(_key(account, region, service, operation, parameters, token))
        return None if line is None else Page(**dict(zip(FIELDS, json.loads(line), strict=True)))

    def append(self, page: Page) -> None:
        """Write the page. `Incomplete` (exit 4) when the disk refuses it; what was written before stays."""
        line = json.dumps([getattr(page, name) for name in FIELDS], separators=(",", ":")).encode()
        with self._lock:
            if self._closed:
                raise Incomplete(f"the snapshot {self.path} is closed", hint="resume it to add to it")
            try:
                self._write(line + b"\n")
            except OSError as error:
                self._abandon()
                raise Incomplete(
                    f"cannot write to the snapshot {self.path}: {error.strerror}",
                    hint=f"make room and scan again with --resume {self.path}; the pages before this one are kept",
                ) from error
            self._lines[_key_of(page)] = line

    def __len__(self) -> int:
        """How many pages there are."""
        return len(self._lines)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self.close(complete=kind is None)

    def close(self, *, complete: bool) -> None:
        """Write the rest and the hashes. `complete`: all that was asked for is here. Closing twice does nothing."""
        with self._lock:
            if self._closed or self.offline:
                return
            self._closed = True
            try:
                if self._file is not None:
                    self._file.write(self._packer.flush(zlib.Z_FINISH))
                    self._file.close()
                now = datetime.now(UTC).isoformat(timespec="seconds")
                self.manifest.update(complete=complete, finished=now, files=_hashes(self.path))
                _write_manifest(self.path, self.manifest)
            except OSError as error:
                self._abandon()
                raise Incomplete(
                    f"cannot finish the snapshot {self.path}: {error.strerror}",
                    hint=f"make room and scan again with --resume {self.path}",
                ) from error
            self._file = None

    def _write(self, line: bytes) -> None:
        if self._file is None:
            number = sum(1 for _ in self.path.glob("pages-*.jsonl.gz")) + 1
            self._file = _private(self.path / f"pages-{number:03}.jsonl.gz")
            self._packer = zlib.compressobj(6, zlib.DEFLATED, zlib.MAX_WBITS | 16)
        self._file.write(self._packer.compress(line) + self._packer.flush(zlib.Z_SYNC_FLUSH))

    def _abandon(self) -> None:
        """Leave a file as it is: what could not be written whole is cut off when it is read."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            self._file = None

    def _load(self) -> None:
        """Read the pages of all files; of a file that was cut off, those before the cut."""
        for file in sorted(self.path.glob("pages-*.jsonl.gz")):
            for line in _lines(file):
                try:
                    fields = json.loads(line)
                except ValueError:
                    break
                self._lines[_key(*fields[:6])] = line


def create(target: str, *, needs: Iterable[str] = (), regions: Iterable[str] = (), folder: Path = FOLDER) -> Snapshot:
    """A new snapshot in `folder`, named after time (UTC) and target. `RemitError` (exit 2) when it cannot be made."""
    now = datetime.now(UTC)
    name = "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in target)
    path = folder / f"{now:%Y%m%dT%H%M%S.%f}Z-{name}"
    manifest: dict[str, Any] = {
        "schema": SCHEMA,
        "remit": __version__,
        "target": target,
        "started": now.isoformat(timespec="seconds"),
        "finished": None,
        "complete": False,
        "needs": sorted(needs),
        "regions": sorted(regions),
        "files": {},
    }
    try:
        path.mkdir(mode=0o700, parents=True)
        _write_manifest(path, manifest)
    except OSError as error:
        raise RemitError(
            f"cannot make a snapshot in {folder}: {error.strerror}",
            hint="run remit where it may write, or name a folder with --snapshots",
        ) from error
    return Snapshot(path, manifest, offline=False)


def open_snapshot(path: Path) -> Snapshot:
    """A snapshot to read from, asking nothing. `RemitError` (exit 2): it is none, of another kind, or was changed."""
    return _opened(path, offline=True)


def resume(path: Path) -> Snapshot:
    """A snapshot to go on with. Errors as for `open_snapshot`."""
    snapshot = _opened(path, offline=False)
    snapshot.manifest["complete"] = False
    try:
        _write_manifest(path, snapshot.manifest)
    except OSError as error:
        raise RemitError(
            f"cannot write to the snapshot {path}: {error.strerror}", hint="resume where remit may write to it"
        ) from error
    return snapshot


def latest(folder: Path = FOLDER, *, target: str | None = None) -> Path | None:
    """The newest snapshot in the folder, of that target if one is named; None when there is none."""
    for path in sorted(folder.glob("*/"), reverse=True):
        with suppress(RemitError):
            if target in (None, _read_manifest(path)["target"]):
                return path
    return None


def is_snapshot(path: Path) -> bool:
    """Whether a path on the command line is a snapshot's folder: the CDK and others have manifests too."""
    if any(path.glob("pages-*.jsonl.gz")):  # its manifest may be damaged, which is told
        return True
    with suppress(RemitError):
        return bool(_read_manifest(path))
    return False


def _opened(path: Path, *, offline: bool) -> Snapshot:
    manifest = _read_manifest(path)
    if manifest.get("schema") != SCHEMA:
        raise RemitError(
            f"{path} is a snapshot of another kind: {manifest.get('schema')}",
            hint=f"this remit ({__version__}) reads {SCHEMA}; the snapshot was made by remit {manifest.get('remit')}",
        )
    _verify(path, manifest)
    snapshot = Snapshot(path, manifest, offline=offline)
    snapshot._load()  # noqa: SLF001 — its own module
    return snapshot


def _verify(path: Path, manifest: dict[str, Any]) -> None:
    """Compare each file with its hash. A scan that was cut short has none yet for its last file."""
    told, found = manifest["files"], _hashes(path)
    changed = [name for name in told if found.get(name) != told[name]]
    changed += [name for name in found if name not in told and manifest.get("complete")]
    if changed:
        raise RemitError(
            "the file has changed since the snapshot was made: its SHA-256 is not that of the manifest",
            hint="do not trust this snapshot; scan again",
            file=str(path / changed[0]),
        )


def _read_manifest(path: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise RemitError(f"not a snapshot: {error}", hint="remit scan aws makes one", file=str(path)) from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("files"), dict) or "target" not in manifest:
        raise RemitError("not a snapshot: the manifest is not remit's", file=str(path / MANIFEST))
    return manifest


def _write_manifest(path: Path, manifest: dict[str, Any]) -> None:
    """In one step, so that there is always a whole one."""
    partial = path / f"{MANIFEST}.new"
    with _private(partial) as file:
        file.write(json.dumps(manifest, indent=2).encode() + b"\n")
    partial.replace(path / MANIFEST)


def _private(path: Path) -> BinaryIO:
    """A new file that only its owner may read, unbuffered: what is written is with the operating system."""
    return open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb", buffering=0)  # noqa: PTH123 — with a mode


def _hashes(path: Path) -> dict[str, str]:
    return {file.name: _hash(file) for file in sorted(path.glob("pages-*.jsonl.gz"))}


def _hash(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _lines(file: Path) -> Iterator[bytes]:
    """The whole lines of a compressed file, as far as it goes."""
    rest = b""
    try:
        with gzip.open(file) as opened:
            while chunk := opened.read1(CHUNK):
                *whole, rest = (rest + chunk).split(b"\n")
                yield from whole
    except (EOFError, OSError, zlib.error):
        return


def _key(account: str, region: str, service: str, operation: str, parameters: Any, token: str) -> Key:
    return account, region, service, operation, json.dumps(parameters, sort_keys=True), token


def _key_of(page: Page) -> Key:
    return _key(page.account, page.region, page.service, page.operation, page.parameters, page.token)
