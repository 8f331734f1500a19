"""Documents of Systems Manager without what their steps are given, which may be a secret; what they are stays.

https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html
"""

from __future__ import annotations

import json
from typing import Any

from remit.engines.secrets import marked

SAYING = frozenset({"schemaVersion", "description", "sessionType", "assumeRole", "outputs"})
"""Parts that say what a document is for."""
SHELL_PROFILE = "shellProfile"
"""What a session begins with: commands."""


def without_scripts(text: Any) -> Any:
    """A document's text, each of its scripts, inputs and defaults a marker that says whether a credential was in it."""
    if not isinstance(text, str) or not text:
        return text
    try:
        document = json.loads(text)
    except ValueError:
        return marked(text)
    if not isinstance(document, dict):
        return json.dumps(_withheld(document))
    return json.dumps({name: _part(name, value) for name, value in document.items()})


def _part(name: str, value: Any) -> Any:
    if name in SAYING:
        return value
    if name == "parameters" and isinstance(value, dict):
        return {key: _but("default", one) for key, one in value.items()}
    if name == "mainSteps" and isinstance(value, list):
        return [_but("inputs", step) for step in value]
    return _but(SHELL_PROFILE, value) if name == "inputs" else _withheld(value)


def _but(name: str, value: Any) -> Any:
    """An object as it is, but for one of its members."""
    if not isinstance(value, dict):
        return _withheld(value)
    return {key: _withheld(item) if key == name else item for key, item in value.items()}


def _withheld(value: Any) -> Any:
    """A value with a marker in place of each text."""
    if isinstance(value, dict):
        return {key: _withheld(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_withheld(item) for item in value]
    return marked(value) if isinstance(value, str) and value else value
