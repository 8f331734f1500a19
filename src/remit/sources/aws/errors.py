"""botocore's exceptions as an error code and a message."""

from __future__ import annotations

from socket import EAI_NONAME, gaierror

from botocore import exceptions
from botocore.parsers import ResponseParserError

from remit.sources.aws.paths import MISREAD


class NotOffered(exceptions.BotoCoreError):  # type: ignore[misc]  # botocore is untyped
    """A service has no endpoint in a Region: its host has no address, and botocore does not know it there."""

    fmt = "{service} is not offered in {region}"


CALL_FAILURES = (exceptions.BotoCoreError, exceptions.ClientError, ResponseParserError, EOFError, *MISREAD)
"""What a call may raise and remit accounts for. Anything else is a defect and is not caught."""

CREDENTIALS = (
    EOFError,  # the code of an MFA device was asked for, and nobody was there
    exceptions.RefreshWithMFAUnsupportedError,
    exceptions.NoCredentialsError,
    exceptions.CredentialRetrievalError,
    exceptions.TokenRetrievalError,
    exceptions.UnauthorizedSSOTokenError,
    exceptions.SSOTokenLoadError,
)
TIMEOUTS = (exceptions.ReadTimeoutError, exceptions.ConnectTimeoutError)
BROKEN_OFF = (ResponseParserError, exceptions.IncompleteReadError, exceptions.ResponseStreamingError, *MISREAD)
LONGEST = 300
"""Characters of a message that are kept."""


def is_failure_of_call(raised: Exception) -> bool:
    """Whether an exception is a call's failure rather than a defect of remit."""
    return isinstance(raised, CALL_FAILURES)


def has_no_address(raised: exceptions.EndpointConnectionError) -> bool:
    """Whether there is no host of that name, which is something else than that it cannot be asked for now."""
    cause: BaseException | None = raised.kwargs.get("error")
    while cause is not None and not isinstance(cause, gaierror):
        cause = cause.__cause__ or cause.__context__
    return cause is not None and cause.errno == EAI_NONAME


def error_of(raised: Exception) -> tuple[str, str]:
    """The code and message of a call's failure: AWS's own code, or a word for what happened on the way."""
    if isinstance(raised, exceptions.ClientError):
        return _told(raised)
    message = f"{raised}"[:LONGEST] or type(raised).__name__
    if isinstance(raised, CREDENTIALS):
        return "NoCredentials", message
    if isinstance(raised, TIMEOUTS):
        return "Timeout", message
    if isinstance(raised, BROKEN_OFF):
        return "UnreadableAnswer", message
    if isinstance(raised, (exceptions.HTTPClientError, exceptions.ConnectionError)):
        return "NoConnection", message
    return type(raised).__name__, message


def _told(error: exceptions.ClientError) -> tuple[str, str]:
    """AWS's code, or the HTTP status where an answer has no code."""
    from remit.sources.aws.failures import kind_of

    told = error.response.get("Error", {})
    status = int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
    code = str(told.get("Code") or status)
    message = str(told.get("Message") or "")[:LONGEST]
    if kind_of(code) == "other" and status >= 500:  # noqa: PLR2004 — HTTP's own
        return "InternalFailure", f"{code}: {message}"
    return code, message
