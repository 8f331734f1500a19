"""Builds what a scan loads instead of working it out: the index of checks and the compiled catalogue.

`python -m remit.audit.build` is run by `make install` and by the wheel's build; nothing that it writes is committed.
"""

from __future__ import annotations

import sys

from remit import catalogue
from remit.audit import registry


def main() -> int:
    """Write both and say so on stderr."""
    index = registry.build()
    registry.write(index)
    catalogue.build()
    sys.stderr.write(f"remit: built the index of {len(index['checks'])} checks and the catalogue\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
