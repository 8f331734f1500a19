"""Resources, checks and settings made by hand, for tests that need no source."""

from __future__ import annotations

import sys
from itertools import count
from types import ModuleType
from typing import TYPE_CHECKING, Any

from remit.audit import Registry, Settings
from remit.model import Resource, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from remit.model import Result

FAR = "2999-12-31"
NUMBERS = count()


def resource(
    id: str = "Logs", type: str = "AWS::S3::Bucket", properties: Mapping[str, Any] | None = None, **more: Any
) -> Resource:
    """A resource of a template `t.yaml`; `properties` are plain values and are wrapped."""
    wrapped = {name: wrap(value) for name, value in (properties or {}).items()}
    return Resource(type, id, more.pop("key", f"t.yaml#{id}"), wrapped, scope=more.pop("scope", "t.yaml"), **more)


def row(run: Callable[..., Result], **facts: Any) -> dict[str, Any]:
    """A row of the index for a check whose body is `run`; its module exists only in memory."""
    name = f"remit_test_check_{next(NUMBERS)}"
    module = ModuleType(
        name,
        facts.pop(
            "page", "Buckets are tested.\n\nWhy: so.\n\nFix: Do it. Then rest.\n\nLinks:\n- https://example.com/"
        ),
    )
    module.run = run  # type: ignore[attr-defined]
    sys.modules[name] = module
    severity = facts.get("severity", "medium")
    told = {
        "id": "test.it",
        "module": name,
        "title": "Buckets are tested.",
        "types": ["AWS::S3::Bucket"],
        "duty": "rest-encryption",
        "severity": severity,
        "needs": [],
        "controls": [],
        "members": [{"name": "", "also": facts.pop("also", ()), "severity": severity, "data": {}}],
    }
    return told | facts


def registry(*rows: dict[str, Any]) -> Registry:
    """A registry of such rows."""
    return Registry(rows)


def settings(**values: Any) -> Settings:
    """Settings as `remit.toml` would give them."""
    return Settings(values, "remit.toml")


def waiver(check: str = "test.it", resource: str = "*", expires: str = FAR) -> dict[str, str]:
    """A waiver of `remit.toml`."""
    return {"check": check, "resource": resource, "owner": "platform", "reason": "accepted", "expires": expires}


def attestation(duty: str = "rest-encryption", resource: str = "*", expires: str = FAR) -> dict[str, str]:
    """An attestation of `remit.toml`."""
    return {"duty": duty, "resource": resource, "by": "Ada", "statement": "it is so", "expires": expires}
