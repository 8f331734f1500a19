"""Why a call gave no answer, in one word that decides what follows, and in one clause for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.model import Cause

if TYPE_CHECKING:
    from typing import Literal

    Kind = Literal[
        "denied", "expired", "throttled", "region", "connection", "unanswered", "server", "stale", "part", "other"
    ]

NOT_COLLECTED = "NotCollected"
IN_PART = "InPart"
NOT_OFFERED = "NotOffered"
"""The service is not in the Region, and so nothing of it is."""

_CODES: dict[Kind, str] = {
    "denied": "AccessDenied AccessDeniedException UnauthorizedOperation AuthorizationError AuthorizationErrorException"
    " Forbidden ForbiddenException UnauthorizedException NotAuthorized InsufficientPrivilegesException"
    " UnauthorizedAccess AllAccessDisabled AccessDeniedForDependencyException 401 403",
    "expired": "ExpiredToken ExpiredTokenException RequestExpired TokenRefreshRequired NoCredentials",
    "throttled": "Throttling ThrottlingException ThrottledException RequestThrottled RequestThrottledException"
    " RequestLimitExceeded TooManyRequestsException TooManyRequests SlowDown PriorRequestNotComplete"
    " BandwidthLimitExceeded LimitExceededException ProvisionedThroughputExceededException EC2ThrottledException"
    " TransactionInProgressException 429",
    "region": "OptInRequired InvalidClientTokenId UnrecognizedClientException AuthFailure SubscriptionRequiredException"
    " NotSignedUp",
    "connection": "NoConnection Timeout",
    "unanswered": "404 UnknownOperationException InvalidAction NotImplemented UnreadableAnswer",
    "server": "InternalError InternalFailure InternalServerError InternalServerException InternalServiceError"
    " InternalServiceException InternalServiceErrorException ServerInternal ServiceUnavailable"
    " ServiceUnavailableException ServiceException Unavailable 500 502 503 504",
    "stale": "InvalidNextToken InvalidNextTokenException InvalidPaginationToken InvalidPaginationTokenException"
    " InvalidMarker InvalidContinuationToken ExpiredNextTokenException ExpiredPaginationToken",
    "part": IN_PART,
}
"""AWS's error codes, and the words of `errors.error_of` for what AWS did not say."""

_KINDS: dict[str, Kind] = {code: kind for kind, codes in _CODES.items() for code in codes.split()}

_WORDS: dict[Kind, str] = {
    "denied": "{action} was refused in {region}",
    "expired": "the credentials expired before {action} was asked in {region}",
    "throttled": "{action} was throttled in {region}, again and again",
    "region": "{action} has no answer: these credentials do not hold in {region}, or the service is not enabled there",
    "connection": "{action} had no answer in {region}: no connection, or it timed out",
    "unanswered": "{action} got no answer that can be read in {region}",
    "server": "{action} failed on AWS's side in {region}",
    "stale": "the list of {action} in {region} broke off: its continuation was refused",
    "part": "{action} shows these credentials a part of what there is in {region}",
    "other": "{action} failed in {region}",
}


def kind_of(code: str) -> Kind:
    """What an error code comes down to; `other` for one that is not known."""
    return _KINDS.get(code, "other")


class Failure(NamedTuple):
    """A call that gave no answer. `action` is the IAM action that it takes, `region` where it was asked (`global`)."""

    code: str
    message: str
    action: str
    region: str

    @property
    def kind(self) -> Kind:
        """See `kind_of`."""
        return kind_of(self.code)

    @property
    def reason(self) -> str:
        """One clause for people: what was asked where, and what came of it, with AWS's own code."""
        if self.code == NOT_COLLECTED:
            return f"{self.action} in {self.region} is not in this snapshot"
        told = _WORDS[self.kind].format(action=self.action, region=self.region)
        return told if self.code == IN_PART else f"{told} ({self.code})"

    def cause(self) -> Cause:
        """For the properties that hang on the answer."""
        return Cause(self.reason, action=self.action)


def is_absent(code: str, message: str, absent: tuple[str, ...]) -> bool:
    """Whether an error is the answer "there is none", by the call's codes (`code`, or `code:text in the message`)."""
    for each in absent:
        wanted, _, text = each.partition(":")
        if code == wanted and text.lower() in message.lower():
            return True
    return False
