"""Keep the texts of AWS's managed policies: `python -m tools.managed_policies write`, or `check`.

AWS publishes each policy's JSON: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html. The
installed moto (a development dependency) carries all of them as it read them from IAM; from there they come into
`src/remit/engines/iam/managed_policies.shelf`, compressed one by one, so that a question reads only what it asks about.
`check` says whether the installed moto knows others.
"""

from __future__ import annotations

import json
import sys
import zlib
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent.parent / "src/remit/engines/iam/managed_policies.shelf"


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


def shelf(found: dict[str, dict[str, Any]]) -> bytes:
    """The file, the same bytes for the same policies: a line of the sizes by name, then each policy compressed."""
    packed = {
        name: zlib.compress(json.dumps(each, separators=(",", ":"), sort_keys=True).encode(), level=9)
        for name, each in sorted(found.items())
    }
    head = json.dumps({name: len(each) for name, each in packed.items()}, separators=(",", ":"))
    return b"".join((head.encode(), b"\n", *packed.values()))


def kept() -> dict[str, dict[str, Any]]:
    """What the committed file holds."""
    found = {}
    with FILE.open("rb") as there:
        for name, size in json.loads(there.readline()).items():
            found[name] = json.loads(zlib.decompress(there.read(size)))
    return found


def main() -> int:
    """Write, or compare; 1 when they differ."""
    found = policies()
    if sys.argv[1:] == ["write"]:
        FILE.write_bytes(shelf(found))
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
