"""Keep the texts of AWS's managed policies: `python -m tools.managed_policies write`, or `check`.

AWS publishes each policy's JSON: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html. The
installed moto (a development dependency) carries all of them as it read them from IAM; from there they come into
`src/remit/engines/iam/managed_policies.zip`, a small file each, so that a question reads only what it asks about. The
archive's comment is the day of the newest change in it. `check` says whether the installed moto knows others.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent.parent / "src/remit/engines/iam/managed_policies.zip"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every member, so that the same policies give the same file."""


def policies() -> dict[str, dict[str, Any]]:
    """Every policy by what its ARN ends with behind `policy/`: its version, the day of that, and the document."""
    from moto.iam.aws_managed_policies import aws_managed_policies_data

    told = json.loads(aws_managed_policies_data)
    return {
        f"{each['Path']}{name}".lstrip("/"): {
            "version": each["DefaultVersionId"],
            "updated": each["UpdateDate"][:10],
            "document": each["Document"],
        }
        for name, each in sorted(told.items())
    }


def archive(found: dict[str, dict[str, Any]]) -> bytes:
    """The archive, the same bytes for the same policies."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, each in sorted(found.items()):
            member = zipfile.ZipInfo(f"{name}.json", FIRST_DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(member, json.dumps(each, separators=(",", ":"), sort_keys=True))
        made.comment = max(each["updated"] for each in found.values()).encode()
    return buffer.getvalue()


def kept() -> dict[str, dict[str, Any]]:
    """What the committed archive holds."""
    with zipfile.ZipFile(FILE) as there:
        return {name.removesuffix(".json"): json.loads(there.read(name)) for name in there.namelist()}


def main() -> int:
    """Write, or compare; 1 when they differ."""
    found = policies()
    if sys.argv[1:] == ["write"]:
        FILE.write_bytes(archive(found))
        print(f"{len(found)} policies, {FILE.stat().st_size:,} bytes")
        return 0
    if sys.argv[1:] == ["check"]:
        there = kept()
        differing = sorted(name for name in found.keys() | there.keys() if found.get(name) != there.get(name))
        print("\n".join(differing) or f"{len(there)} policies, as moto has them")
        return int(bool(differing))
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main())
