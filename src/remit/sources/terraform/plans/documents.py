"""Plans and state as files: told apart by what they hold, and read within limits.

Plans and shown state: https://developer.hashicorp.com/terraform/internals/json-format
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from remit.model import RemitError
from remit.sources.terraform.evaluation.values import tidy

if TYPE_CHECKING:
    from typing import NoReturn

    Kind = Literal["plan", "state", "shown-state"]

BYTES = 64_000_000
"""Of one plan or state."""

SHOW = "run `terraform show -json FILE > plan.json` in the directory of the configuration, and give plan.json to remit"

_BLANK = b" \t\r\n\xef\xbb\xbf\xff\xfe\0"
_HALF_PAIR = re.compile(rb"\\u[dD][89a-fA-F]")
_PLAN = frozenset({"planned_values", "resource_changes", "prior_state", "configuration"})
_SHOWN = frozenset({"format_version", "terraform_version", "values", "checks", "timestamp"})


def may_be(data: bytes) -> bool:
    """Whether bytes are worth parsing as a plan or as state; cheap, and never no for one that is."""
    if is_binary_plan(data):
        return True
    if not data[:64].lstrip(_BLANK).startswith(b"{"):
        return False
    if b"\0" in data[:4]:  # PowerShell writes UTF-16
        data = data.replace(b"\0", b"")
    return b'"format_version"' in data or (b'"version"' in data and b'"terraform_version"' in data)


def is_binary_plan(data: bytes) -> bool:
    """Whether this is what `terraform plan -out` writes: a zip file with a `tfplan` in it."""
    return data.startswith(b"PK\x03\x04") and b"tfplan" in data


def kind_of(document: Any) -> Kind | None:
    """What a parsed document is; None when it is neither a plan nor state."""
    if not isinstance(document, dict):
        return None
    if "format_version" in document:
        if not _PLAN.isdisjoint(document):
            return "plan"
        return "shown-state" if _SHOWN.issuperset(document) else None
    if "version" in document and ("terraform_version" in document or "lineage" in document):
        return "state" if "resources" in document or "modules" in document or "serial" in document else None
    return None


def load(data: bytes, file: str) -> Any:
    """The JSON document; whole numbers as int, others as Decimal.

    `RemitError` for a binary plan, for what is no JSON (with the line), and for what is too large or too deep.
    """
    if data.startswith(b"PK"):
        raise RemitError("this is a plan in Terraform's own binary form, or another zip file", hint=SHOW, file=file)
    if len(data) > BYTES:
        told = f"{len(data) / 1e6:,.0f} MB, and remit reads at most {BYTES // 1_000_000} MB"
        raise RemitError(told, hint="read the configuration's directory instead, or plan parts with -target", file=file)
    try:
        document = json.loads(data, parse_float=_number, parse_constant=_refuse)
        if _HALF_PAIR.search(data):
            json.dumps(document, ensure_ascii=False, default=str).encode()
    except json.JSONDecodeError as error:
        hint = "was it cut off? Write it once more with `terraform show -json`"
        raise RemitError(f"not valid JSON: {error.msg}", hint=hint, file=file, line=error.lineno) from None
    except UnicodeError:
        raise RemitError("not valid JSON: a character that is none", hint="write it as UTF-8", file=file) from None
    except RecursionError:
        raise RemitError("values nest too deep to be read", hint="is this Terraform's own file?", file=file) from None
    except (ValueError, ArithmeticError):
        raise RemitError("a number that cannot be read", hint="is this Terraform's own file?", file=file) from None
    return document


def check_format(document: dict[str, Any], file: str) -> None:
    """`RemitError` when the format's major version is none that remit knows: 0 and 1 are."""
    version = document.get("format_version")
    if not isinstance(version, str) or version.partition(".")[0] not in ("0", "1"):
        hint = "write it with a Terraform or OpenTofu that has format 1, or use a newer remit"
        raise RemitError("format_version is none that remit reads (0.x, 1.x)", hint=hint, file=file)


def _number(text: str) -> int | Decimal:
    return tidy(Decimal(text))


def _refuse(_: str) -> NoReturn:
    """NaN and Infinity, which are no JSON."""
    raise ValueError
