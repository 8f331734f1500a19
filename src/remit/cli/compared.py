"""What a scan is held against: `--baseline` for what was known before, `--since` for what a change touches."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from remit.model import Note

if TYPE_CHECKING:
    import argparse

    from remit.audit import Audit, Selection
    from remit.audit.sides import Side
    from remit.cli.since import Touched
    from remit.model import Finding, Inventory


def add(parser: argparse.ArgumentParser) -> None:
    """`--baseline`, `--since`."""
    group = parser.add_argument_group("what is new")
    group.add_argument("--baseline", metavar="REPORT", help="an earlier JSON report: only failures not in it count")
    group.add_argument("--since", metavar="REV", help="only templates that changed since this Git revision")


def frame(options: argparse.Namespace) -> Frame:
    """What the options ask for, read and checked before the work. `RemitError` for what cannot be read."""
    baseline = touched = None
    if options.baseline is not None:
        from remit.audit import baseline as reader

        baseline = reader.read(Path(options.baseline))
    if options.since is not None:
        from remit.cli.since import touched_by

        touched = touched_by(options)
    return Frame(baseline, touched)


class Frame:
    """A baseline, a change, both or neither. `left_out` counts the templates and roots that the change leaves alone."""

    def __init__(self, baseline: Side | None, touched: Touched | None) -> None:
        """See `frame`."""
        self._baseline = baseline
        self._touched = touched
        self._inventory: Inventory | None = None
        self.left_out = 0

    def narrow(self, selection: Selection, inventory: Inventory, options: argparse.Namespace) -> None:
        """Leave out of the selection what the change does not touch, and say so."""
        if self._touched is None:
            return
        from remit.cli.since import restrict

        self._inventory = inventory
        self.left_out = restrict(selection, inventory, self._touched, options)
        if self.left_out:
            what = "one template or root is" if self.left_out == 1 else f"{self.left_out} templates and roots are"
            told = "" if selection.scopes else "nothing to audit: "
            print(f"remit: {told}{what} not touched since {self._touched.revision}", file=sys.stderr)

    def compare(self, audit: Audit, selection: Selection) -> None:
        """Hold the finished audit against the baseline."""
        if self._baseline is None:
            return
        from remit.audit.comparison import compare
        from remit.audit.sides import side_of

        baseline, now = self._baseline, side_of(audit)
        if baseline.incomplete:
            told = f"the baseline {baseline.label} is of a scan that could not read everything: more may seem new"
            audit.notes.append(Note(told, level="warning"))
        if self._inventory is not None:
            from remit.cli.since import without_untouched

            baseline = without_untouched(baseline, self._inventory, selection)
        audit.comparison = compare(baseline, now)
        if elsewhere := audit.comparison.elsewhere:
            told = f"{elsewhere} resources of the baseline lie outside of what was scanned: they are not compared"
            audit.notes.append(Note(told))

    def new(self, audit: Audit) -> list[Finding] | None:
        """The failures that the baseline does not have; None without one."""
        comparison = audit.comparison
        return None if comparison is None else [each for each in audit.failures() if comparison.is_new(each)]
