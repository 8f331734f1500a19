"""Hash functions.

https://developer.hashicorp.com/terraform/language/functions#hash-and-crypto-functions
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from typing import Any
from uuid import NAMESPACE_DNS, NAMESPACE_OID, NAMESPACE_URL, NAMESPACE_X500, UUID, uuid5

from remit.model import Unknown
from remit.sources.terraform.evaluation.values import Malformed

_NAMESPACES = {"dns": NAMESPACE_DNS, "url": NAMESPACE_URL, "oid": NAMESPACE_OID, "x500": NAMESPACE_X500}


def digest(name: str, data: bytes) -> bytes:
    """The hash of data; for what Terraform says, not for what is safe."""
    return hashlib.new(name, data, usedforsecurity=False).digest()


def md5(text: str) -> str:
    """`md5`."""
    return digest("md5", text.encode()).hex()


def sha1(text: str) -> str:
    """`sha1`."""
    return digest("sha1", text.encode()).hex()


def sha256(text: str) -> str:
    """`sha256`."""
    return digest("sha256", text.encode()).hex()


def sha512(text: str) -> str:
    """`sha512`."""
    return digest("sha512", text.encode()).hex()


def base64_sha256(text: str) -> str:
    """`base64sha256`: of the hash itself, not of its digits."""
    return b64encode(digest("sha256", text.encode())).decode()


def base64_sha512(text: str) -> str:
    """`base64sha512`."""
    return b64encode(digest("sha512", text.encode())).decode()


def bcrypt(*_: Any) -> Unknown:
    """`bcrypt`: salted, so another one each time."""
    return Unknown("known only when Terraform runs")


def uuid() -> Unknown:
    """`uuid`: another one each time."""
    return Unknown("known only when Terraform runs")


def uuid_of_name(namespace: str, name: str) -> str:
    """`uuidv5`: of a namespace (`dns`, `url`, `oid`, `x500`, or a UUID) and a name."""
    if namespace in _NAMESPACES:
        return str(uuid5(_NAMESPACES[namespace], name))
    try:
        return str(uuid5(UUID(namespace), name))
    except ValueError as error:
        raise Malformed("the namespace is dns, url, oid, x500 or a UUID") from error


def rsa_decrypt(_text: str, _key: str) -> Unknown:
    """`rsadecrypt`: remit decrypts nothing."""
    return Unknown("remit decrypts nothing")
