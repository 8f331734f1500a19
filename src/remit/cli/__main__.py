"""`python -m remit.cli`."""

from __future__ import annotations

from remit.cli import main

raise SystemExit(main())
