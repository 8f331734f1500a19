"""The short names of the duties, for places where a sentence has no room.

The field's own words, in the model's order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.model.finding import Duty

LABELS: dict[Duty, str] = {
    "facilities": "Physical facilities",
    "hardware": "Hardware",
    "network-infrastructure": "Network infrastructure",
    "virtualization": "Virtualization",
    "service-software": "Service software",
    "guest-os": "Operating system",
    "platform": "Platform and runtime",
    "network-controls": "Network and firewall",
    "application": "Application security",
    "end-user-auth": "User authentication",
    "identity-access": "Identity and access",
    "transit-encryption": "Encryption in transit",
    "rest-encryption": "Encryption at rest",
    "key-custody": "Keys and certificates",
    "logging-monitoring": "Logging and monitoring",
    "backup-recovery": "Backup and recovery",
}
