"""What somebody is called for: log events that a filter counts and an alarm acts on, events that a service tells of."""

from __future__ import annotations

from remit.engines.alarms.reader import AlarmReader

__all__ = ["AlarmReader"]
