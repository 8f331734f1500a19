"""What a TARGET is, and how it becomes an inventory: templates, Terraform, snapshots, live accounts."""

from __future__ import annotations

import os
import sys
import time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from remit.cli.selectors import words
from remit.model import JoinedInventory, RemitError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from typing import BinaryIO

    from remit.model import Inventory, Needs

MANIFEST = "manifest.json"
STDIN = "-"
PAUSE = 0.1
"""Seconds between two lines of progress: more often nobody can read them."""


def add(parser: argparse.ArgumentParser) -> None:
    """The options of each kind of target."""
    add_code(parser)
    add_live(parser)


def add_code(parser: argparse.ArgumentParser) -> None:
    """The options of what stands in files: `--parameters`, `--parameter`, `--partial`, `--var`, …."""
    code = parser.add_argument_group("templates")
    code.add_argument(
        "--parameters",
        action="append",
        default=[],
        metavar="FILE",
        help="parameter values, in any of AWS's file shapes",
    )
    code.add_argument("--parameter", action="append", default=[], metavar="NAME=VALUE", help="one parameter value")
    code.add_argument(
        "--partial",
        action="store_true",
        help="what is not declared here may be declared elsewhere: undetermined, not absent",
    )
    terraform = parser.add_argument_group("Terraform")
    terraform.add_argument("--var", action="append", default=[], metavar="NAME=VALUE", help="the value of one variable")
    terraform.add_argument(
        "--var-file", action="append", default=[], metavar="FILE", help="values of variables, as Terraform reads them"
    )
    terraform.add_argument(
        "--workspace", default="default", metavar="NAME", help="what terraform.workspace is (default: default)"
    )


def add_live(parser: argparse.ArgumentParser) -> None:
    """The options of what is asked of AWS: `--role-arn`, `--max-rate`, `--snapshots`, …."""
    live = parser.add_argument_group("live accounts")
    live.add_argument("--role-arn", metavar="ARN", help="assume this role, read-only")
    live.add_argument("--external-id", metavar="ID", help="the external id that the role asks for")
    live.add_argument(
        "--max-rate",
        type=positive(float),
        default=0.0,
        metavar="N",
        help="at most N calls a second in all (default: no ceiling)",
    )
    live.add_argument("--workers", type=positive(int), default=16, metavar="N", help="calls at a time (default: 16)")
    live.add_argument(
        "--snapshots",
        default=".remit/snapshots",
        metavar="DIR",
        help="where what was read is kept (default: .remit/snapshots)",
    )
    live.add_argument("--resume", metavar="DIR", help="go on with an interrupted snapshot")


def positive(kind: Callable[[str], float]) -> Callable[[str], float]:
    """A number above zero of that kind, for argparse."""

    def number(text: str) -> float:
        value = kind(text)
        if not 0 < value < float("inf"):
            raise ValueError
        return value

    number.__name__ = "number above zero"  # argparse says: invalid … value
    return number


def inventory(options: argparse.Namespace, needs: Needs) -> Inventory:
    """The inventory of all targets of the command. `RemitError` when one cannot be read at all."""
    paths = [target for target in options.targets if not is_live(target) and not is_snapshot(Path(target))]
    parts: list[Inventory] = _code(paths, options) if paths else []
    for target in options.targets:
        if is_live(target):
            parts.append(_live(target, options, needs))
        elif is_snapshot(Path(target)):
            parts.append(_snapshot(Path(target), needs))
    if len(parts) == 1:
        return parts[0]
    return JoinedInventory(parts)


def is_live(target: str) -> bool:
    """`aws` or `aws:PROFILE`, unless there is a file of that name."""
    return (target == "aws" or target.startswith("aws:")) and not Path(target).exists()


def is_snapshot(path: Path) -> bool:
    """A directory that `remit scan aws` wrote."""
    if not (path / MANIFEST).is_file():  # spares most scans the import
        return False
    from remit.store import snapshots

    return snapshots.is_snapshot(path)


def _code(paths: list[str], options: argparse.Namespace) -> list[Inventory]:
    """What stands in files: each path by the sources that may find something there."""
    from remit.sources.detection import doors, says_terraform

    for path in paths:
        if path != STDIN and (not path or not Path(path).exists()):  # an empty word is a forgotten variable
            message = "there is no such file or directory"
            raise RemitError(message, file=path, hint="name a template, a directory, a snapshot, aws, or aws:PROFILE")
    piped = {path: _piped(path) for path in paths if path == STDIN or Path(path).is_fifo()}
    plans = {path: data for path, data in piped.items() if says_terraform(data)}
    texts = {"stdin" if path == STDIN else path: data for path, data in piped.items() if path not in plans}
    found = {path: doors(Path(path)) for path in paths if path not in piped}
    terraform = [path for path in found if "terraform" in found[path]]
    templates = [path for path in found if "cloudformation" in found[path]]
    parts = [_terraform(terraform, options)] if terraform else []
    parts += [_terraform([STDIN], options, BytesIO(data)) for data in plans.values()]
    if templates or texts or options.parameter or options.parameters:
        parts.insert(0, _templates(templates, options, texts))
    return parts


def _piped(path: str) -> bytes:
    """What comes in by a pipe, which can be read only once: standard input, or a process that the shell started."""
    return sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()


def _templates(paths: list[str], options: argparse.Namespace, texts: dict[str, bytes]) -> Inventory:
    from remit.sources import cloudformation
    from remit.sources.cloudformation.options import Options

    given = cloudformation.read_parameters([Path(file) for file in options.parameters], options.parameter)
    return cloudformation.load(
        [Path(path) for path in paths],
        Options(parameters=given, region=_region(options), partial=options.partial),
        texts,
    )


def _terraform(paths: list[str], options: argparse.Namespace, piped: BinaryIO | None = None) -> Inventory:
    from remit.sources import terraform

    for file in options.var_file:
        if not Path(file).is_file():
            message = "there is no such file"
            raise RemitError(message, file=file, hint="name a file with values of variables")
    given = terraform.Options(
        variables=terraform.read_assignments(options.var),
        variable_files=[Path(file) for file in options.var_file],
        environment=os.environ,
        workspace=options.workspace,
        region=_region(options),
    )
    return terraform.load([Path(path) for path in paths], given, standard_input=piped)


def _region(options: argparse.Namespace) -> str | None:
    """The Region where code is deployed, where only one is named."""
    regions = words(options.region)
    return regions[0] if len(regions) == 1 else None


def _snapshot(path: Path, needs: Needs) -> Inventory:
    from remit.sources import aws
    from remit.store import snapshots

    return aws.from_pages(snapshots.open_snapshot(path), needs)


def _live(target: str, options: argparse.Namespace, needs: Needs) -> Inventory:
    from remit.sources import aws
    from remit.store import snapshots

    where = aws.AwsTarget.parse(target, role_arn=options.role_arn, external_id=options.external_id)
    regions = words(options.region) or None
    kept = (
        snapshots.resume(Path(options.resume))
        if options.resume
        else snapshots.create(target, regions=regions or (), folder=Path(options.snapshots))
    )
    progress = Progress("calls")
    try:
        with kept as pages:
            return aws.collect(
                where,
                needs,
                pages,
                regions=regions,
                workers=options.workers,
                max_rate=options.max_rate or None,
                progress=progress.step,
            )
    finally:
        progress.end()


class Progress:
    """One line on stderr that counts, only on a terminal."""

    def __init__(self, noun: str) -> None:
        """`noun`: what is counted."""
        self._noun = noun
        self._last = 0.0
        self._shown = sys.stderr.isatty()

    def step(self, done: int, known: int, what: str) -> None:
        """`done` of the `known` so far; `what` is shown beside the count."""
        now = time.monotonic()
        if self._shown and now - self._last > PAUSE:
            self._last = now
            sys.stderr.write(f"\r\x1b[Kremit: {done} of {known} {self._noun}  {what[:50]}")
            sys.stderr.flush()

    def end(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
