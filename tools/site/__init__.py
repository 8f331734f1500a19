"""The documentation as a static site: a page per check, indexes by service, duty and framework, and an offline search.

Made by `make docs` into `docs/site/`, never committed, never shipped. It opens from a folder: nothing is fetched.
"""

from __future__ import annotations

from tools.site.build import build

__all__ = ["build"]
