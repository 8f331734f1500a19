"""What stands in place of a value that is taken out of AWS's answer: whether it held a credential is still told."""

from __future__ import annotations

from remit.engines.secrets import forms, lines

REDACTED = "(redacted by remit)"
WITHHELD = "remit does not keep this value, which may be a secret"
"""Why a value is not known of which `REDACTED` is kept: no credential of a known form was in it."""

_HOLDING = "(redacted by remit: {kind})"
_START, _END = _HOLDING.split("{kind}")


def marked(text: str) -> str:
    """The marker for a text: `REDACTED`, or one that names the kind of credential that stood in it."""
    if text.startswith(REDACTED[:-1]):
        return text
    clear = lines.decoded(text)
    kind = forms.kind_of(clear) or lines.kind_of(clear)
    return _HOLDING.format(kind=kind) if kind else REDACTED


def told(text: str) -> str | None:
    """The kind that a marker names, empty where it names none; None for what is no marker."""
    if text == REDACTED:
        return ""
    return text[len(_START) : -len(_END)] if text.startswith(_START) and text.endswith(_END) else None
