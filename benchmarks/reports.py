"""What each report costs: 100,000 failures written in every format, with time, size and memory.

Run with the project's interpreter: `.venv/bin/python benchmarks/reports.py [FINDINGS]`. Each format is a process of its
own, so that peaks do not mix; `growth` is what writing added to the peak of the audit itself. Half of the findings are
of a live account and half of code, so that no format can leave all of them out. The exit code is 1 when a limit is
passed.
"""

from __future__ import annotations

import gc
import resource as system
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.audit import Audit, Registry
    from remit.model import Finding, Resource

FINDINGS = 100_000
EACH = 10
"""Findings of a resource."""

SECONDS, MEGABYTES = 10.0, 300.0
"""What a streamed format may take for 100,000 findings. The page and the terminal tell of more than findings; their
rows are for comparison."""

STREAMED = ("csv", "junit", "github", "gitlab-quality", "gitlab-sast", "ocsf", "asff", "sarif")
ACCOUNT, REGION = "123456789012", "eu-west-1"


def bucket(number: int) -> Resource:
    """A bucket: one in two of a live account, the other of a Terraform module."""
    from remit.model import Location, Resource

    name = f"logs-{number}"
    if number % 2:
        key, place = f"{ACCOUNT}/{REGION}#{name}", Location(detail="s3:ListBuckets")
        facts = {"account": ACCOUNT, "region": REGION, "arn": f"arn:aws:s3:::{name}"}
    else:
        key, place = f"main.tf#module.a.aws_s3_bucket.{name}", Location(f"a/{number % 100}.tf", number + 1, 3)
        facts = {"address": f"module.a.aws_s3_bucket.{name}"}
    return Resource("AWS::S3::Bucket", name, key, {}, location=place, **facts)  # type: ignore[arg-type]


def failures(subject: Resource, registry: Registry) -> Iterator[Finding]:
    """Failures of as many checks, with a reason as long as those of real ones."""
    from remit.model import Finding, Place

    checks = registry.for_type(subject.type)
    for number in range(EACH):
        check = checks[number % len(checks)]
        yield Finding(
            check=f"{check.id}:{number}",
            also=check.members[0].also,
            duty=check.duty,
            severity=check.severity,
            verdict="fail",
            reason=f"{subject.id} lets everybody read, and says so in statement {number} of its policy",
            resource=subject,
            title=check.title,
            place=partial(Place, subject.location, f"BucketPolicy.Statement[{number}].Principal"),
        )


def audit_of(count: int, registry: Registry) -> Audit:
    """An audit of that many failures."""
    from remit.audit import Audit, Settings
    from remit.audit.audit import Assessment
    from remit.model import MemoryInventory

    audit = Audit(MemoryInventory(), Settings(), targets=("benchmark",))
    for number in range(count // EACH):
        subject = bucket(number)
        audit.assessments.append(Assessment(subject, list(failures(subject, registry))))
    audit.verdicts["fail"] = count
    return audit


def peak() -> float:
    """The most memory that this process had, in MB."""
    unit = 1024 if sys.platform == "linux" else 1024 * 1024
    return system.getrusage(system.RUSAGE_SELF).ru_maxrss / unit


def one(name: str, count: int) -> bool:
    """Write one format and print its row; whether it kept within the limits, which grow with the count."""
    from remit import audit as auditing
    from remit import reports

    gc.disable()  # as the scan does
    registry = auditing.load()
    audit = audit_of(count, registry)
    report = reports.report(name)
    before = peak()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report"
        start = time.perf_counter()
        binary = name in reports.BINARY
        with path.open("wb") if binary else path.open("w", encoding="utf-8", newline="\n") as out:
            report.write(audit, registry, out)
        taken, size = time.perf_counter() - start, path.stat().st_size / 1e6
    growth, share = peak() - before, max(count / FINDINGS, 0.1)
    kept = name not in STREAMED or (taken <= SECONDS * share and growth <= MEGABYTES)
    print(
        f"{name:<16}{taken:>7.2f}s{taken / count * 1e6:>7.1f} us{size:>8.1f} MB{before:>8.0f} MB{growth:>8.1f} MB"
        f"{'' if kept else '  over the limit'}",
        flush=True,
    )
    return kept


def main(count: int) -> int:
    """Print the table, a process a format; 1 when one of them was over a limit."""
    from remit import reports

    print(
        f"{count:,} failures\n{'format':<16}{'time':>8}{'each':>10}{'size':>11}{'audit':>11}{'growth':>11}", flush=True
    )
    codes = [
        subprocess.run([sys.executable, __file__, str(count), name], check=False).returncode for name in reports.FORMATS
    ]
    return max(codes)


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else FINDINGS
    if sys.argv[2:]:
        sys.exit(0 if one(sys.argv[2], size) else 1)
    sys.exit(main(size))
