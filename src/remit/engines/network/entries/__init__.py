"""The entry points of an estate: what listens to the internet, how it is guarded, where it passes requests on to."""

from __future__ import annotations

from remit.engines.network.entries.estate import Entries
from remit.engines.network.entries.words import Certificate, Door, Entry, Fact, Onward

__all__ = ["Certificate", "Door", "Entries", "Entry", "Fact", "Onward"]
