"""The guard behind the cut models: whatever is not on the exact list is refused before it becomes a request.

A list, not a prefix: `Get*` includes data (`s3:GetObject`), secrets (`secretsmanager:GetSecretValue`) and credentials.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from botocore.session import Session


class ForbiddenCall(Exception):  # noqa: N818 — it names what was tried
    """An operation that remit may not send was about to be sent. Always a defect of remit."""


def guard(session: Session, allowed: Mapping[str, frozenset[str]]) -> None:
    """Make every client of the session, present or future, refuse what is not in `allowed` (operations by service)."""

    def refuse(model: Any, **_: object) -> None:
        service = model.service_model.service_name
        if model.name not in allowed.get(service, ()):
            raise ForbiddenCall(f"remit never sends {service}:{model.name}: it is not on the list of its reads")

    session.get_component("event_emitter").register_first("before-call", refuse, unique_id="remit-guard")
