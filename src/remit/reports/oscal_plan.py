"""The stub of an OSCAL assessment plan that assessment results need: who looks, at what, with which tool.

https://pages.nist.gov/OSCAL/learn/concepts/layer/assessment/assessment-plan/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.reports.oscal import Names, control_id, metadata, one, tool
from remit.reports.oscal_ssp import plan_uuid
from remit.reports.report_json import encode

if TYPE_CHECKING:
    from typing import Any, TextIO

    from remit.audit import Audit, Registry
    from remit.audit.requirements import Requirement

SSP_FILE = "remit.ssp.json"
"""Where the plan looks for the system security plan, beside itself; its UUID says whether it is the right one."""


def write(audit: Audit, _: Registry, out: TextIO) -> None:
    """The plan for what this audit looked at."""
    out.write(encode({"assessment-plan": plan(audit)}) + "\n")


def plan(audit: Audit) -> dict[str, Any]:
    """The document."""
    names = Names(audit)
    ssp = names.of("resource", "system-security-plan")
    platform = {
        "uuid": one("platform", "remit"),
        "title": "remit",
        "uses-components": [{"component-uuid": one("tool", "remit")}],
    }
    return {
        "uuid": names.of("assessment-plan"),
        "metadata": metadata(audit, "Automated reading of the estate's configuration"),
        "import-ssp": {"href": f"#{ssp}"},
        "reviewed-controls": reviewed(audit),
        "assessment-subjects": [{"type": "inventory-item", "include-all": {}}],
        "assessment-assets": {"components": [tool()], "assessment-platforms": [platform]},
        "tasks": [
            {
                "uuid": names.of("task", "read"),
                "type": "action",
                "title": "Read the configuration of every resource and hold it to the checks",
            }
        ],
        "back-matter": {
            "resources": [
                {
                    "uuid": ssp,
                    "title": "System security plan",
                    "description": f"The fragment with the UUID {plan_uuid(names)}, or the plan that took it over.",
                    "rlinks": [{"href": SSP_FILE, "media-type": "application/json"}],
                }
            ]
        },
    }


def reviewed(audit: Audit) -> dict[str, Any]:
    """The controls that this audit says something about; all of the profile where no framework was asked for."""
    wanted = [
        {"control-id": control_id(standing.framework.id, requirement.control.id)}
        for standing in audit.standings
        for requirement in standing.requirements
        if is_assessed(requirement)
    ]
    told = "What AWS carries is inherited, and not assessed here."
    return {
        "description": told,
        "control-selections": [{"include-controls": wanted} if wanted else {"include-all": {}}],
    }


def is_assessed(requirement: Requirement) -> bool:
    """Whether there is anything of the customer's to judge."""
    return requirement.result not in ("inherited", "not-applicable")
