"""What the tests of all formats share: hostile names, one telling failure, and a report as text."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from remit import audit as auditing
from remit import reports
from remit.model import Location, MemoryInventory, Satellite
from tests.audit.made import resource, settings
from tests.reports.estates import HOSTILE, checks

if TYPE_CHECKING:
    from remit.audit import Audit, Registry

MEANT = (
    "]]>",
    "\ufffe\uffff\x0b",
    "::error file=x::owned",
    "##[error]owned",
    "%0A::error::owned",
    "a,line=1::owned",
    "+1;=1+1",
    '",=1',
    "-",
    "@SUM(A1)",
    "`![x](http://example.invalid/x.png)` @all /close",
)
"""More names that mean something to some reader."""

CHARACTERS = st.characters(exclude_categories=())
NAMES = st.lists(st.sampled_from((*HOSTILE, *MEANT)) | st.text(CHARACTERS, min_size=1, max_size=30), max_size=8)
"""Names of an estate: any characters at all, lone surrogates too."""


def written(name: str, audit: Audit, registry: Registry) -> str:
    """A report in that format. It must survive the way into a file of UTF-8; one of bytes comes letter by letter."""
    if name in reports.BINARY:
        raw = io.BytesIO()
        reports.report(name).write(audit, registry, raw)
        return raw.getvalue().decode("latin-1")
    out = io.StringIO()
    reports.report(name).write(audit, registry, out)
    out.getvalue().encode()
    return out.getvalue()


def telling(**more: Any) -> tuple[Audit, Registry]:
    """An audit of one bucket of a Terraform module that exists under a condition; its policy, a satellite, fails."""
    where = Location("./modules/logs/main.tf", 7, 3, "called as module.logs at main.tf:4")
    facts: dict[str, Any] = {
        "id": "logs",
        "key": 'main.tf#module.logs.aws_s3_bucket.logs["a"]',
        "address": 'module.logs.aws_s3_bucket.logs["a"]',
        "location": where,
        "conditional": True,
    }
    bucket = resource(properties={"Rules": {"Port": 1}}, **facts | more)
    satellite = Satellite("AWS::S3::BucketPolicy", "logs_policy", "main.tf#policy", ("Rules",), where)
    bucket.satellites.append(satellite)
    registry = checks(1)
    return auditing.run(MemoryInventory([bucket]), registry, settings=settings(), targets=("main.tf",)), registry
