"""Makes the list of versions and their ends: `python -m tools.lifecycle write`, or `check` that nothing has changed.

Lambda's runtimes and the versions of RDS's engines are what cfn-lint has gathered from AWS: from the page of runtimes,
and from `rds:DescribeDBEngineVersions` with its status. EKS's days, and those on which standard support of RDS's major
versions ends, are from AWS's own pages, below. `write` takes the day as
the day of the list: what ends after it has not ended yet.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent.parent / "src" / "remit" / "engines" / "lifecycle" / "versions.json"

EKS_PAGE = "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html"
EKS = {
    "1.36": None,
    "1.35": None,
    "1.34": "2026-12-02",
    "1.33": "2026-07-29",
    "1.32": "2026-03-23",
    "1.31": "2025-11-26",
    "1.30": "2025-07-23",
    "1.29": "2025-03-23",
    "1.28": "2024-11-26",
    "1.27": "2024-07-24",
    "1.26": "2024-06-11",
    "1.25": "2024-05-01",
    "1.24": "2024-01-31",
    "1.23": "2023-10-11",
    "1.22": "2023-06-04",
    "1.21": "2023-02-16",
}
"""End of standard support; None where it is in support and the day could not be read."""

STANDARD_PAGES = {
    "mysql": "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html",
    "mariadb": "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MariaDB.Concepts.VersionMgmt.html",
    "postgres": (
        "https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html"
    ),
    "aurora-mysql": "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.VersionPolicy.html",
    "aurora-postgresql": "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.VersionPolicy.html",
}
OF_POSTGRES = {
    "11": "2024-02-29",
    "12": "2025-02-28",
    "13": "2026-02-28",
    **dict.fromkeys(("14", "15", "16", "17", "18"), None),
}
STANDARD: dict[str, dict[str, str | None]] = {
    "mysql": {"5.7": "2024-02-29", "8.0": "2026-07-31", "8.4": "2029-07-31"},
    "mariadb": {
        "10.3": "2023-10-23",
        "10.4": "2025-02-28",
        "10.5": "2026-02-28",
        "10.6": "2026-07-31",
        "10.11": "2028-02-29",
        "11.4": "2029-05-31",
        "11.8": None,
    },
    "postgres": OF_POSTGRES,
    "aurora-mysql": {"5.7": "2024-10-31", "8.0": None, "8.4": None},
    "aurora-postgresql": OF_POSTGRES,
}
"""End of standard support of the major versions of RDS's engines, from the pages above. None as for EKS."""

WITHDRAWN = "withdrawn"
"""In place of a day: AWS no longer offers the version, and does not say since when."""


def made(day: date) -> dict[str, Any]:
    """The list as it would be on a day."""
    standard = {f"rds-standard:{engine}": product(STANDARD_PAGES[engine], ends) for engine, ends in STANDARD.items()}
    products = {"eks": product(EKS_PAGE, EKS), "lambda": runtimes(), **engines(), **standard}
    return {"as_of": day.isoformat(), "products": products}


def product(source: str, versions: dict[str, str | None]) -> dict[str, Any]:
    """A product: AWS's page, and for each version the day on which its support ends."""
    return {"source": source, "versions": dict(sorted(versions.items()))}


def runtimes() -> dict[str, Any]:
    """Lambda's runtimes, and when each is deprecated."""
    told = _data("AdditionalSpecs/LmbdRuntimeLifecycle.json")
    page = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"
    return product(page, {name: each["deprecated"] for name, each in told.items()})


def engines() -> dict[str, Any]:
    """The engines of RDS: which versions AWS offers, and which it does not any more."""
    page = "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBEngineVersions.html"
    found: dict[str, dict[str, str | None]] = {}
    for file, standing in (("engine_version.json", None), ("engine_version_deprecated.json", WITHDRAWN)):
        for kind in ("aws_rds_dbinstance", "aws_rds_dbcluster"):
            for engine, versions in _enums(_data(f"schemas/extensions/{kind}/{file}")):
                found.setdefault(engine, {}).update(dict.fromkeys(versions, standing))
    # Of the other engines it is not told which versions are no longer offered.
    told = {engine: _whole(versions) for engine, versions in sorted(found.items()) if WITHDRAWN in versions.values()}
    return {f"rds:{engine}": product(page, versions) for engine, versions in told.items()}


def _whole(versions: dict[str, str | None]) -> dict[str, str | None]:
    """The versions without those that stand for others: `17` is among the withdrawn as soon as 17.1 is."""
    return {name: end for name, end in versions.items() if not any(other.startswith(f"{name}.") for other in versions)}


def _enums(schema: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """The pairs of an engine and its versions that a schema lists under `if` and `then`, or under `if` alone."""
    found = []
    for each in schema["allOf"]:
        about = each["if"]["properties"]
        engine = about["Engine"].get("const")
        listed = about.get("EngineVersion", {}).get("enum")
        listed = listed or (each.get("then") or {}).get("properties", {}).get("EngineVersion", {}).get("enum")
        if engine and listed:
            found.append((engine, [str(version) for version in listed]))
    return found


def _data(path: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(files("cfnlint").joinpath("data", *path.split("/")).read_text(encoding="utf-8"))
    return told


def main(arguments: list[str]) -> int:
    """`write`, or `check` the file against what is made for its own day."""
    if arguments == ["write"]:
        told = made(datetime.now(UTC).date())
        FILE.write_text(json.dumps(told, indent=0) + "\n", encoding="utf-8")
        print(f"{len(told['products'])} products as of {told['as_of']}")
        return 0
    if arguments != ["check"]:
        print("usage: python -m tools.lifecycle write|check")
        return 2
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    same = kept == made(date.fromisoformat(kept["as_of"]))
    print(
        "the list of versions is current" if same else "the list of versions is stale: python -m tools.lifecycle write"
    )
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
