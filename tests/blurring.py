"""Values of an inventory hidden one at a time: with less knowledge an answer stays, or becomes open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Obj, Properties, Unknown, resource_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.model import Inventory, Resource

BLUR = "blurred by the test"


class Blur:
    """One value replaced by Unknown while the context lasts."""

    def __init__(self, holder: dict[str, Any] | list[Any], key: Any) -> None:
        """`holder[key]` is what is hidden."""
        self.holder, self.key = holder, key

    def __enter__(self) -> None:
        """Hide it."""
        self.value = self.holder[self.key]
        self.holder[self.key] = Unknown(BLUR)

    def __exit__(self, *_: object) -> None:
        """Bring it back."""
        self.holder[self.key] = self.value


def blurs(inventory: Inventory, subject: Resource | None = None) -> Iterator[tuple[str, Blur]]:
    """Every value of all resources; of a subject and what else has its key, of the subject only."""
    for type_name in inventory.types():
        for resource in inventory.of_type(type_name):
            if subject is None or resource is subject or resource.key != subject.key:
                yield from below(resource_of(resource.properties).properties, resource.key)


def below(value: object, where: str) -> Iterator[tuple[str, Blur]]:
    """Every value under an object or list."""
    if isinstance(value, (Obj, Properties)):
        for key, item in list(vars(value).items()):
            yield f"{where}.{key}", Blur(vars(value), key)
            yield from below(item, f"{where}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield f"{where}[{index}]", Blur(value, index)
            yield from below(item, f"{where}[{index}]")
