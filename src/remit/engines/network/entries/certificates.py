"""Who ends TLS with what: the certificate that a property names, and a protocol with its policy in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.network.entries.directory import items, label_of
from remit.engines.network.entries.words import Certificate, Fact, unknown
from remit.model import MISSING, Cause, Obj, cause_of, is_known, or_default

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from remit.engines.network.entries.directory import Directory
    from remit.model import Resource

ACM, SERVER = "AWS::CertificateManager::Certificate", "AWS::IAM::ServerCertificate"


def certificate_of(values: Any, directory: Directory, name: str = "CertificateArn") -> Certificate | None:
    """The first certificate of a list of objects that name one, or of a value that does; None when there is none."""
    for item in items(values):
        value = item[name] if isinstance(item, Obj) else item
        found = directory.find(value, ACM, SERVER)
        if isinstance(found, Cause):
            return Certificate(value if isinstance(value, str) else "", f"not in sight: {found.reason}")
        if found is not None:
            return described(found)
    return None


def described(certificate: Resource) -> Certificate:
    """A certificate with issuer and expiry, as far as they are told.

    ACM issues (Amazon), a private authority does, or somebody imported it:
    https://docs.aws.amazon.com/acm/latest/APIReference/API_CertificateDetail.html.
    """
    properties = certificate.properties
    expires = properties["NotAfter"]
    name = properties["DomainName"]
    label = name if isinstance(name, str) else label_of(certificate)
    return Certificate(
        certificate.key, label, issuer_of(certificate), str(expires)[:10] if isinstance(expires, str) else ""
    )


def issuer_of(certificate: Resource) -> str:
    """Who signed a certificate; empty when that is not known."""
    properties = certificate.properties
    if certificate.type == SERVER:
        return "imported into IAM"
    kind, authority = properties["CertificateType"], properties["CertificateAuthorityArn"]
    if isinstance(kind, str):
        return {"AMAZON_ISSUED": "Amazon", "IMPORTED": "imported", "PRIVATE": "a private authority"}.get(kind, "")
    if not is_known(kind):
        return ""
    return "Amazon" if is_known(authority) and authority == MISSING else "a private authority"


def fact_of_tls(protocol: Any, encrypted: Sequence[str], policy: Any = MISSING) -> Fact:
    """Whether a protocol is encrypted, with its TLS policy where one is named."""
    if not is_known(protocol):
        return unknown(cause_of(protocol))
    name = str(or_default(protocol, "")).upper()
    if not name:
        return Fact(None, "the protocol is not told")
    if name not in encrypted:
        plain = (
            "in the clear" if name in ("HTTP", "FTP") else f"{name} as such is not encrypted; what it carries may be"
        )
        return Fact(holds=False if name in ("HTTP", "FTP") else None, told=plain)
    return Fact(holds=True, told=f"TLS, policy {policy}" if isinstance(policy, str) else "TLS")
