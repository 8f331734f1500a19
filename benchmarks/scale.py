"""How an audit grows: synthetic resources through the whole of `audit.run`, with time and peak memory.

Run with the project's interpreter: `.venv/bin/python benchmarks/scale.py [RESOURCES]` (100,000 unless told). Each size
is a process of its own, so that peaks do not mix. Nothing fails on a time.
"""

from __future__ import annotations

import gc
import io
import resource as system
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.model import Resource

RESOURCES = 100_000
STEPS = (100, 10, 1)
"""The whole divided by these: what grows faster than the estate shows in the last column."""
ACCOUNT, REGION = "123456789012", "eu-west-1"


def estate(count: int) -> Iterator[Resource]:
    """Resources of a live account that refer to each other, one in four of each kind."""
    from remit.model import Location, Resource, wrap

    for number in range(count):
        kind = number % 4
        type_name, properties = (
            ("AWS::S3::Bucket", {"BucketName": f"bucket-{number}", "VersioningConfiguration": {"Status": "Enabled"}}),
            (
                "AWS::EC2::SecurityGroup",
                {"GroupDescription": "x", "SecurityGroupIngress": [rule(number), rule(number + 1)]},
            ),
            (
                "AWS::EC2::Instance",
                {"SecurityGroupIds": [f"id-{number - 1}"], "MetadataOptions": {"HttpTokens": "required"}},
            ),
            (
                "AWS::RDS::DBInstance",
                {"Engine": "postgres", "StorageEncrypted": bool(number % 8), "DBInstanceClass": "db.t3.micro"},
            ),
        )[kind]
        yield Resource(
            type_name,
            f"id-{number}",
            f"{ACCOUNT}/{REGION}#id-{number}",
            {name: wrap(value) for name, value in properties.items()},
            scope=ACCOUNT,
            account=ACCOUNT,
            region=REGION,
            location=Location(detail="benchmark"),
        )


def rule(number: int) -> dict[str, object]:
    """An ingress rule, one in sixteen of them open to all."""
    return {
        "IpProtocol": "tcp",
        "FromPort": number % 1000,
        "ToPort": number % 1000,
        "CidrIp": "0.0.0.0/0" if number % 16 == 0 else "10.0.0.0/8",
    }


def peak() -> float:
    """The most memory that this process had, in MB."""
    unit = 1024 if sys.platform == "linux" else 1024 * 1024
    return system.getrusage(system.RUSAGE_SELF).ru_maxrss / unit


def one(count: int) -> None:
    """Audit and report one size; print its row."""
    from remit import audit, reports
    from remit.model import MemoryInventory

    gc.disable()  # as the scan does
    registry = audit.load()
    start = time.perf_counter()
    inventory = MemoryInventory(estate(count), whole=True)
    made, before = time.perf_counter(), peak()
    done = audit.run(inventory, registry)
    ran, after = time.perf_counter(), peak()
    with io.TextIOWrapper(io.FileIO("/dev/null", "w"), encoding="utf-8") as out:
        reports.report("json").write(done, registry, out)
    written = time.perf_counter()
    findings = done.verdicts.total()
    each = (ran - made) / count * 1e6
    numbers = f"{count:>10,}{findings:>11,}{made - start:>8.2f}s{ran - made:>8.2f}s{written - ran:>8.2f}s"
    print(f"{numbers}{before:>9.0f} MB{after:>7.0f} MB{peak():>7.0f} MB{each:>8.0f} us", flush=True)


def main(whole: int) -> None:
    """Print the table, a process a size."""
    print(
        f"{'resources':>10}{'findings':>11}{'make':>9}{'audit':>9}{'JSON':>9}{'made':>12}{'audited':>10}{'peak':>10}{'each':>11}",
        flush=True,
    )
    for step in STEPS:
        subprocess.run([sys.executable, __file__, str(whole // step), "one"], check=True)


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else RESOURCES
    if sys.argv[2:] == ["one"]:
        one(size)
    else:
        main(size)
