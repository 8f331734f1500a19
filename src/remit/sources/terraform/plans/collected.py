"""What a plan or state comes to: instances, and what there is to say about the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Location, Note
from remit.sources.terraform.instances import Instance
from remit.sources.terraform.limits import PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from remit.sources.terraform.instances import Provider
    from remit.sources.terraform.plans.addresses import Address

PROVIDERS = frozenset({"aws", "awscc"})
"""The providers whose resources are instances."""


LONGEST = 500
"""Characters of a note: names in a broken file may be of any length."""


class Collected:
    """What was read from one file.

    `left_out` counts the managed resources of other providers, by the provider's source address. `gap` says why
    resources may be missing, and is empty when all of them are here.
    """

    __slots__ = ("_addresses", "_problems", "_providers", "file", "gap", "instances", "left_out", "notes")

    def __init__(self, file: str, providers: AbstractSet[str] = PROVIDERS) -> None:
        """Nothing yet. `providers` are the names whose resources are taken."""
        self.file = file
        self.instances: list[Instance] = []
        self.notes: list[Note] = []
        self.left_out: dict[str, int] = {}
        self.gap = ""
        self._providers = providers
        self._addresses: set[str] = set()
        self._problems = 0

    def takes(self, provider: str) -> bool:
        """Whether resources of the provider (`registry.terraform.io/hashicorp/aws`) are instances; counts if not."""
        if provider.rpartition("/")[2] in self._providers:
            return True
        self.left_out[provider] = self.left_out.get(provider, 0) + 1
        return False

    def add(self, text: str, address: Address, values: dict[str, Any], provider: Provider) -> None:
        """Take an instance; a second one at the same address is a problem."""
        if text in self._addresses:
            self.problem(f"{text} is there twice; the first one is taken")
            return
        self._addresses.add(text)
        key, location = self.key(text), Location(self.file)
        self.instances.append(Instance(address.type, text, key, values, provider=provider, location=location))

    def key(self, address: str) -> str:
        """The inventory's key of an address."""
        return f"{self.file}#{address}"

    def problem(self, text: str) -> None:
        """Tell that something could not be read: an error, so that the result counts as incomplete."""
        self._problems += 1
        if self._problems <= PROBLEMS:
            self.note(text, level="error", hint="write the file once more with `terraform show -json`")
        elif self._problems == PROBLEMS + 1:
            self.note("more problems of this kind are not listed", level="error")

    def note(self, text: str, *, level: str = "info", hint: str = "") -> None:
        """Tell something about the file."""
        text = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
        self.notes.append(Note(text, level=level, location=Location(self.file), hint=hint))
