"""The words for a path through an estate: hops from the internet inwards, each with what is known about it.

Plain tuples without behaviour that counts, so that a report can draw them and JSON can hold them. Owner and state of a
hop's duties are no fact of the network: `audit` joins them by the hop's key.
"""

from __future__ import annotations

from typing import NamedTuple

from remit.engines.network.entries.words import Certificate, Fact

__all__ = ["BROWSER", "Certificate", "Chain", "Fact", "Hop", "chain_of"]

BROWSER = "Browser"
"""The label of the first hop: whoever asks, from the internet. Its key and type are empty."""


class Hop(NamedTuple):
    """One station of a path: how traffic arrives there, and what guards it.

    `key` is the resource's key in the inventory, empty for the browser and for what is out of sight. `protocol` and
    `port` are those by which it is reached from the hop before (`HTTPS`, 443); empty and None for a call inside AWS.
    `transit`: whether that connection is encrypted; the hop that it arrives at ends it, with `certificate`. `web_acl`,
    `sign_in` and `rest` (encryption at the end) are None where the question does not arise. `groups` are the keys of
    the security groups that the traffic passes here, `via` those of what configures the way (listeners, target groups,
    roles). `certain` is false when the hop is only possible; `why` says how the path gets here. `only_way`: behind a
    distribution, whether that is the only way here from the internet.
    """

    key: str
    type: str
    label: str
    protocol: str = ""
    port: int | None = None
    transit: Fact | None = None
    certificate: Certificate | None = None
    web_acl: Fact | None = None
    sign_in: Fact | None = None
    rest: Fact | None = None
    groups: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    certain: bool = True
    why: str = ""
    only_way: Fact | None = None


class Chain(NamedTuple):
    """A path from the internet inwards: its hops, the browser first. `certain` is false when some hop is possible only.

    `why` is then the reason of the first such hop.
    """

    hops: tuple[Hop, ...]
    certain: bool = True
    why: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its resources in order, for an overlay."""
        return tuple(hop.key for hop in self.hops if hop.key)


def chain_of(hops: tuple[Hop, ...]) -> Chain:
    """The chain that the hops make: as certain as its least certain hop."""
    doubt = next((hop for hop in hops if not hop.certain), None)
    return Chain(hops, certain=doubt is None, why=doubt.why if doubt else "")
