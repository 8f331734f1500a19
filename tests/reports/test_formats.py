"""Which format a file gets, and what holds for all of them."""

from __future__ import annotations

import pytest

from remit import reports
from remit.model import RemitError
from tests.reports.estates import ordinary
from tests.reports.writing import written


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("out/report.json", "json"),
        ("report.sarif", "sarif"),
        ("report.SARIF.json", "sarif"),
        ("results.junit.xml", "junit"),
        ("findings.csv", "csv"),
        ("prod.ocsf.json", "ocsf"),
        ("prod.asff.json", "asff"),
        ("gl-code-quality-report.json", "gitlab-quality"),
        ("out/gl-sast-report.json", "gitlab-sast"),
        ("page.htm", "html"),
    ],
)
def test_the_ending_names_the_format(path: str, name: str) -> None:
    assert reports.format_of(path) == name


def test_an_ending_that_names_none_is_refused() -> None:
    with pytest.raises(RemitError, match="names no format"):
        reports.format_of("report.docx")


def test_the_same_audit_is_written_the_same_twice() -> None:
    """Nothing depends on a clock, an order of sets, or what was written before."""
    audit, registry = ordinary()
    first = {name: written(name, audit, registry) for name in reports.FORMATS}
    assert {name: written(name, audit, registry) for name in reversed(reports.FORMATS)} == first


def test_every_ending_has_a_format() -> None:
    assert set(reports.ENDINGS.values()) <= set(reports.FORMATS)
