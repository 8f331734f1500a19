"""Attributes that are JSON text, where CloudFormation has objects: what the text holds."""

from __future__ import annotations

import json
from typing import Any

from remit.model import PartialString, Undetermined, cause_of
from remit.schema import Shape
from remit.sources.embedded import opened
from remit.sources.terraform.evaluation.values import JsonText, PartialJson

DOCUMENT = Shape("json", {})


def document(value: Any) -> Any:
    """What a JSON text holds, its unknown parts kept; a value that is no text is taken as it is.

    Raises `ValueError` for a text that is no JSON, `Undetermined` when unknown parts hide how it is built.
    """
    if isinstance(value, (JsonText, PartialJson)):
        return value.value
    if isinstance(value, PartialString):
        found = opened(DOCUMENT, value)
        if isinstance(found, PartialString):
            raise Undetermined(cause_of(found))
        return found
    return json.loads(value) if isinstance(value, str) else value
