"""Web ACLs: whether one stands in front, and whether it can turn anything away.

https://docs.aws.amazon.com/waf/latest/developerguide/web-acl.html.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.network.entries.directory import label_of
from remit.engines.network.entries.words import Fact, asked, fact, unknown
from remit.model import Cause

if TYPE_CHECKING:
    from typing import Any

    from remit.engines.network.entries.directory import Directory

WEB_ACL, CLASSIC, REGIONAL = "AWS::WAFv2::WebACL", "AWS::WAF::WebACL", "AWS::WAFRegional::WebACL"


def filtered(value: Any, directory: Directory) -> Fact:
    """Whether the web ACL that a value names filters requests. One out of sight is taken to."""
    found = directory.find(value, WEB_ACL, CLASSIC, REGIONAL)
    if found is None:
        return Fact(holds=False, told="no web ACL")
    if isinstance(found, Cause):
        return fact(lambda: value, "a web ACL that is not in sight", "no web ACL")
    acts = asked(lambda: found.properties.Rules or "Block" in found.properties.DefaultAction)
    if found.type == WEB_ACL and acts is not True:
        return unknown(acts) if isinstance(acts, Cause) else Fact(holds=False, told=f"{label_of(found)} has no rules")
    return Fact(holds=True, told=f"{label_of(found)} filters requests")
