"""What the OSCAL documents share: ids that stay, metadata, properties, and texts that nothing from the estate escapes.

OSCAL 1.2: https://pages.nist.gov/OSCAL/. Written by hand, as SARIF is, and held to NIST's schemas by the tests. Every
UUID is made from stable names, so that the same estate gives the same ids, and the documents refer to each other.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from remit import __version__
from remit.model import STATES
from remit.reports.phrases import plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, TextIO

    from remit.audit import Audit
    from remit.reports.crm_rows import Matrix

VERSION = "1.2.1"
NS = "urn:remit:oscal"
"""The namespace of properties that are remit's own: states and owners of the ledger, checks, movers."""

FEDRAMP_NS = "https://fedramp.gov/ns/oscal"
AWS_PARTY = "b0cc9acb-9b8e-4514-a597-82f21aed487a"
"""The UUID by which AWS names itself in its own OSCAL: https://github.com/awslabs/oscal-content-for-aws-services"""

COMPONENTS = Path(__file__).with_name("oscal_components.json")
SPACE = uuid5(NAMESPACE_URL, NS)
MEANING = re.compile(r"[\\`*_\[\]<>{}^~|!$#]")
NIST_ID = re.compile(r"([A-Z]{2})-(\d{1,2})(?:\((\d{1,2})\))?")
NO_TOKEN = re.compile(r"[^0-9A-Za-z._-]+")
PROFILES = {
    "nist-800-53-r5": "https://raw.githubusercontent.com/usnistgov/oscal-content/main/nist.gov/SP800-53/rev5/json/"
    "NIST_SP-800-53_rev5_catalog.json",
    "fedramp-moderate": "https://raw.githubusercontent.com/GSA/fedramp-automation/master/dist/content/rev5/baselines/"
    "json/FedRAMP_rev5_MODERATE-baseline_profile.json",
}
"""What a system security plan imports, where it is published as OSCAL; NIST's baselines follow a pattern."""


class Component(NamedTuple):
    """AWS's own OSCAL component for a service: its UUID, and the page where it stands."""

    uuid: str
    page: str


class Names:
    """The UUIDs of one estate. An estate is known by its accounts, or by what the user named."""

    def __init__(self, audit: Audit) -> None:
        """Accounts where anything is live; the targets otherwise."""
        accounts = sorted({each.resource.account for each in audit.assessments if each.resource.account})
        self.estate = " ".join(accounts or audit.targets)

    def of(self, *words: str) -> str:
        """The UUID of something in this estate, by words that stay: its kind, then its name."""
        text = "\0".join((self.estate, *words)).encode("utf-8", "backslashreplace").decode()
        return str(uuid5(SPACE, text))


def one(*words: str) -> str:
    """The UUID of something that is the same in every estate: AWS as a system, remit as a tool."""
    return str(uuid5(SPACE, "\0".join(words)))


def moment(audit: Audit) -> str:
    """When the estate was looked at."""
    return audit.started.isoformat(timespec="seconds")


def metadata(audit: Audit, title: str) -> dict[str, Any]:
    """Title, time, versions, and the two parties."""
    owner = one("party", "owner")
    return {
        "title": title,
        "last-modified": moment(audit),
        "version": moment(audit),
        "oscal-version": VERSION,
        "props": [prop("generator", f"remit {__version__}")],
        "roles": [
            {"id": "provider", "title": "Cloud service provider"},
            {"id": "customer", "title": "Customer"},
        ],
        "parties": [
            {
                "uuid": AWS_PARTY,
                "type": "organization",
                "name": "Amazon Web Services",
                "short-name": "AWS",
                "links": [{"href": "https://aws.amazon.com/compliance/shared-responsibility-model/"}],
            },
            {"uuid": owner, "type": "organization", "name": "The owner of the system"},
        ],
        "responsible-parties": [
            {"role-id": "provider", "party-uuids": [AWS_PARTY]},
            {"role-id": "customer", "party-uuids": [owner]},
        ],
    }


def prop(name: str, value: str, *, ns: str = NS, **more: str) -> dict[str, str]:
    """A property; its value is a line without space around it, as OSCAL's strings are."""
    return {"name": name, "ns": ns, "value": line(value), **more}


def line(text: str) -> str:
    """A text as OSCAL's plain string: one printable line, never empty."""
    return plain(text).strip() or "-"


def prose(text: str) -> str:
    """A sentence that repeats names of the estate, as OSCAL's Markdown in which none of them means anything."""
    return MEANING.sub(r"\\\g<0>", line(text))


def code(name: str) -> str:
    """A name from the estate as a code span; `{{` would insert a parameter of OSCAL's."""
    inside = line(name).replace("`", "'")
    return f"`{re.sub(r'(?<={)(?={)', ' ', inside)}`"


def counts(audit: Audit) -> list[dict[str, str]]:
    """The ledger by state: adds up to resources × duties."""
    states = dict.fromkeys(STATES, 0)
    for (_, _, state, _), count in audit.counts.items():
        states[state] += count
    told = [prop(f"ledger-{state}", str(count)) for state, count in states.items()]
    return [prop("ledger-lines", str(sum(states.values()))), *told]


def control_id(framework: str, name: str) -> str:
    """A control as catalogs name it: `AC-2(1)` is `ac-2.1`; of other frameworks `cis-aws-5.0_2.1.1`."""
    found = NIST_ID.fullmatch(name)
    if found and framework.startswith(("nist-800-53", "fedramp")):
        family, number, enhancement = found.groups()
        return f"{family.lower()}-{number}" + (f".{enhancement}" if enhancement else "")
    return NO_TOKEN.sub("_", f"{framework or 'duty'}_{name}")


def profile(matrix: Matrix) -> str:
    """The address of the profile or catalog that a matrix answers; the publisher's page where there is no OSCAL."""
    if matrix.framework == "nist-800-53-r5" and matrix.profile in ("low", "moderate", "high"):
        return PROFILES[matrix.framework].replace("catalog", f"{matrix.profile.upper()}-baseline_profile")
    return PROFILES.get(matrix.framework, matrix.source)


@cache
def _published() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(COMPONENTS.read_bytes())
    return found


def published(namespace: str) -> Component | None:
    """AWS's component for a service (`AWS::RDS`); None where AWS has published none that we know."""
    found = _published()["components"].get(namespace)
    return Component(found[0], f"{_published()['source']}/{found[1]}.oscal.json") if found else None


def tool() -> dict[str, Any]:
    """remit itself, as the component that looked."""
    return {
        "uuid": one("tool", "remit"),
        "type": "software",
        "title": "remit",
        "description": "Reads configuration and holds it to checks; it changes nothing and asks nobody.",
        "props": [{"name": "software-version", "value": __version__}],
        "status": {"state": "operational"},
    }


def field(out: TextIO, name: str, value: Any, *, last: bool = False) -> None:
    """One member of an object, a line."""
    from remit.reports.report_json import encode

    out.write(f'"{name}": {encode(value)}' + ("\n" if last else ",\n"))


def array(out: TextIO, name: str, items: Iterable[dict[str, Any]]) -> bool:
    """A list as it goes, a record a line, with a comma behind it. OSCAL has no empty lists: nothing then, and False."""
    from remit.reports.report_json import encode

    separator = f'"{name}": [\n'
    for item in items:
        out.write(separator + encode(item))
        separator = ",\n"
    if separator != ",\n":
        return False
    out.write("\n],\n")
    return True
