"""Reads metric filters and alarms together, and the event subscriptions of RDS.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import every, or_default, some

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

GROUP, ALARM = "AWS::Logs::LogGroup", "AWS::CloudWatch::Alarm"
SUBSCRIPTION = "AWS::RDS::EventSubscription"


class AlarmReader:
    """Implements `remit.model.Alarms`; `beside` is `World.all`."""

    def __init__(self, beside: Callable[..., list[Any]]) -> None:
        """Nothing is read before it is asked for."""
        self._beside = beside

    def raised_by(self, words: Iterable[str], *, of: Any) -> bool:
        """Whether an alarm with an action counts log events that name all the words; see `remit.model.Alarms`."""
        asked, alarms = tuple(words), self._beside(ALARM, of=of)

        def counts(each: Any) -> bool:
            named = every(lambda word: word in each.FilterPattern, asked)
            return named and some(lambda metric: is_acted_on(metric, alarms), each.MetricTransformations)

        return some(lambda group: some(counts, group.MetricFilters), self._beside(GROUP, of=of))

    def told_by_rds(self, source: str, categories: Iterable[str], *, of: Any) -> bool:
        """Whether a subscription tells of events of RDS; see `remit.model.Alarms`."""
        wanted = tuple(categories)
        return some(lambda each: tells(each, source, wanted), self._beside(SUBSCRIPTION, of=of))


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
