"""Escalation: how one principal becomes another, or more than it was."""

from __future__ import annotations

from remit.engines.iam.escalation.escalation import Escalation

__all__ = ["Escalation"]
