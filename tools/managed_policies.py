"""Keep the texts of AWS's managed policies: `python -m tools.managed_policies write`, or `check`.

AWS publishes each policy's JSON: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html. The
installed moto (a development dependency) carries all of them as it read them from IAM; from there they come into
`src/remit/engines/iam/managed_policies.shelf`. `check` says whether the installed moto knows others.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from remit.engines.iam.managed_policies import FILE
from tools.shelves import run


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


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], FILE, policies(), "policies", __doc__))
