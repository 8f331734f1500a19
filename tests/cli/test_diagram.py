"""`remit diagram`: a picture in a file or on standard output, and clear words for what cannot be drawn."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

from remit.cli import main
from remit.demo import TEMPLATE

if TYPE_CHECKING:
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"


def test_the_drawing_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    """SVG and nothing else; failures of checks are in the picture and do not fail the command."""
    assert main(["diagram", str(TEMPLATE)]) == 0
    drawing = ET.fromstring(capsys.readouterr().out)  # noqa: S314 — what remit itself has just drawn
    titles = [each.text for each in drawing.iter(f"{SVG}text")]
    assert drawing.tag == f"{SVG}svg"
    assert {"orders", "reports", "Balancer"} <= set(titles)
    named = [each.get("aria-label") or "" for each in drawing.iter(f"{SVG}g") if each.get("role") == "img"]
    assert any(each.startswith("orders (RDS database): ") and "inherited" in each for each in named)


def test_the_ending_chooses_the_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Several files at once, and nothing on standard output then; Mermaid names the same boxes."""
    svg, mermaid = tmp_path / "shop.svg", tmp_path / "shop.mmd"
    assert main(["diagram", str(TEMPLATE), "-o", str(svg), "-o", str(mermaid)]) == 0
    assert capsys.readouterr().out == ""
    told = mermaid.read_text(encoding="utf-8")
    assert told.startswith("flowchart LR\n")
    assert "orders<br/>RDS database" in told
    assert "orders" in svg.read_text(encoding="utf-8")


def test_fewer_boxes_hold_more_resources(capsys: pytest.CaptureFixture[str]) -> None:
    """`--most` bounds the boxes; the way of a request keeps its own as long as that is possible."""
    counts = []
    for most in ("60", "20", "6"):
        assert main(["diagram", str(TEMPLATE), "--format", "mermaid", "--most", most]) == 0
        boxes = [line for line in capsys.readouterr().out.splitlines() if ":::" in line]
        counts.append(len(boxes))
        assert len(boxes) <= int(most)
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["nowhere.yaml"], 2, "there is no such file or directory"),
        ([str(TEMPLATE), "-o", "estate.json"], 2, "is no file of a picture"),
        ([str(TEMPLATE), "-o", "nowhere/estate.svg"], 2, "there is no directory nowhere"),
        ([str(TEMPLATE), "--most", "0"], 2, "number above zero"),
        (["empty"], 3, "no resource was found"),
    ],
)
def test_what_cannot_be_drawn_is_told(
    arguments: list[str],
    code: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Before any work is done, with the exit code that scan has for it."""
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    try:
        found = main(["diagram", *arguments])
    except SystemExit as stopped:  # argparse's own
        found = stopped.code  # type: ignore[assignment]
    assert found == code
    assert said in capsys.readouterr().err
