"""Reads metric filters and alarms together, and the event subscriptions of RDS.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from remit.model import PartialString, Reference, every, or_default, some

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

TRAIL_OF_CODE = "S3BucketName"
"""A property that every trail has, and no account."""
GROUP, ALARM = "AWS::Logs::LogGroup", "AWS::CloudWatch::Alarm"
SUBSCRIPTION = "AWS::RDS::EventSubscription"


class Sight(Protocol):
    """What is asked of `remit.model.World`."""

    def all(self, type_name: str, *, of: Any) -> list[Any]:
        """See `World.all`."""

    def in_sight(self, type_name: str, *, of: Any) -> list[Any]:
        """See `World.in_sight`."""

    def resolve(self, value: Any, type_name: str) -> Any:
        """See `World.resolve`."""

    def declared(self, properties: Any) -> bool:
        """See `World.declared`."""


class AlarmReader:
    """Implements `remit.model.Alarms`."""

    def __init__(self, world: Sight) -> None:
        """Nothing is read before it is asked for."""
        self._world = world

    def answer_for(self, watched: Any) -> bool:
        """Whether there is something to ask of an account or trail; see `remit.model.Alarms`."""
        if TRAIL_OF_CODE not in watched:
            return True
        return self._world.declared(watched) and bool(watched.IsMultiRegionTrail and watched.CloudWatchLogsLogGroupArn)

    def raised_by(self, words: Iterable[str], *, of: Any) -> bool:
        """Whether an alarm with an action counts log events that name all the words; see `remit.model.Alarms`."""
        world = self._world
        if TRAIL_OF_CODE not in of:
            return counted(words, world.all(GROUP, of=of), world.all(ALARM, of=of))
        group = world.resolve(named_group(of.CloudWatchLogsLogGroupArn), GROUP)
        return counted(words, [group], world.in_sight(ALARM, of=of))

    def told_by_rds(self, source: str, categories: Iterable[str], *, of: Any) -> bool:
        """Whether a subscription tells of events of RDS; see `remit.model.Alarms`."""
        wanted = tuple(categories)
        return some(lambda each: tells(each, source, wanted), self._world.all(SUBSCRIPTION, of=of))


def named_group(arn: Any) -> Any:
    """What names a log group in the ARN that a trail has of it, of which all streams are told by `:*`."""
    parts = arn.parts if isinstance(arn, PartialString) else (arn,)
    if isinstance(parts[0], Reference) and parts[1:] in ((), (":*",)):
        return parts[0]
    _, found, name = parts[-1].partition(":log-group:") if isinstance(parts[-1], str) else ("", "", "")
    return name.removesuffix(":*") if found else arn


def counted(words: Iterable[str], groups: list[Any], alarms: list[Any]) -> bool:
    """Whether a filter of one of the groups names all the words, and an alarm acts on what it counts."""
    asked = tuple(words)

    def counts(each: Any) -> bool:
        named = every(lambda word: word in each.FilterPattern, asked)
        return named and some(lambda metric: is_acted_on(metric, alarms), each.MetricTransformations)

    return some(lambda group: some(counts, group.MetricFilters), groups)


def is_acted_on(metric: Any, alarms: list[Any]) -> bool:
    """Whether an alarm with an action watches a metric that a filter makes."""
    return some(lambda alarm: watches(alarm, metric) and alarm.AlarmActions, alarms)


def watches(alarm: Any, metric: Any) -> bool:
    """Whether an alarm is about a metric."""
    return bool(alarm.MetricName == metric.MetricName and alarm.Namespace == metric.MetricNamespace)


def tells(subscription: Any, source: str, categories: tuple[str, ...]) -> bool:
    """Whether a subscription is on, for every source of a type, and for all the categories.

    Without categories it is for all of them, without a type for all sources:
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateEventSubscription.html.
    """
    if not or_default(subscription.Enabled, default=True) or subscription.SourceIds:
        return False
    if subscription.SourceType and subscription.SourceType != source:
        return False
    told = subscription.EventCategories
    return not told or every(lambda wanted: some(lambda one: one == wanted, told), categories)
