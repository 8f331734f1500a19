"""Paths as JSON: request paths (`remit routes`) and attack paths (`remit attacks`), each hop with its ledger lines.

`{"routes": [{"entry", "type", "public", "why", "complete", "paths": [{"answer", "why", "hops": […]}]}], "gaps": […]}`
and `{"attacks": [{"gains", "of", "guards", "eased", "cut", "answer", "why", "hops"}], "gaps": […]}`. `answer` is `yes`
or `possible`. A fact is `{"holds": true | false | null, "told": "…"}`, null where the question does not arise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from remit.audit.routes import Routes
    from remit.engines.paths.attacks import Attack
    from remit.engines.paths.requests import Route
    from remit.engines.paths.route import Chain, Fact, Hop


def routes(found: Routes) -> dict[str, Any]:
    """Every request path."""
    return {"routes": [route(each, found) for each in found.routes], "gaps": found.gaps()}


def attacks(found: Routes) -> dict[str, Any]:
    """Every attack path, worst first."""
    return {"attacks": [attack(each, found) for each in found.attacks], "gaps": found.gaps()}


def route(each: Route, found: Routes) -> dict[str, Any]:
    """One entry point with its paths."""
    return {
        "entry": each.resource.key,
        "type": each.resource.type,
        "public": answer(certain=bool(each.public.holds)),
        "why": each.public.told,
        "complete": not each.cut,
        "paths": [path(chain, found) for chain in each.chains],
    }


def attack(each: Attack, found: Routes) -> dict[str, Any]:
    """One attack path."""
    return {
        "gains": each.gains,
        "of": each.store.key if each.store else None,
        "guards": list(each.guards),
        "eased": each.eased or None,
        "cut": each.cut,
        **path(each.chain, found),
    }


def path(chain: Chain, found: Routes) -> dict[str, Any]:
    """One chain of hops."""
    return {
        "answer": answer(certain=chain.certain),
        "why": chain.why or None,
        "hops": [hop(each, found) for each in chain.hops],
    }


def answer(*, certain: bool) -> str:
    """As the questions about the network answer."""
    return "yes" if certain else "possible"


def hop(each: Hop, found: Routes) -> dict[str, Any]:
    """One hop with the lines of the ledger that apply to it."""
    certificate = each.certificate
    return {
        "resource": each.key or None,
        "type": each.type or None,
        "label": each.label,
        "protocol": each.protocol or None,
        "port": each.port,
        "transit": fact(each.transit),
        "certificate": dict(zip(certificate._fields, certificate, strict=True)) if certificate else None,
        "web_acl": fact(each.web_acl),
        "sign_in": fact(each.sign_in),
        "rest": fact(each.rest),
        "only_way": fact(each.only_way),
        "groups": list(each.groups),
        "via": list(each.via),
        "answer": answer(certain=each.certain),
        "why": each.why or None,
        "duties": [{"duty": line.duty, "owner": line.owner, "state": line.state} for line in found.lines(each)],
    }


def fact(each: Fact | None) -> dict[str, Any] | None:
    """A fact, or none."""
    return None if each is None else {"holds": each.holds, "told": each.told}
