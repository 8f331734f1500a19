"""What somebody is called for: a filter that names the words, a metric, and an alarm on it with an action."""

from __future__ import annotations

from typing import Any

import pytest

from remit.engines.alarms import AlarmReader
from remit.model import Undetermined, Unknown, wrap

COUNTED: dict[str, Any] = {
    "FilterPattern": "{ $.eventName = A || $.eventName = B }",
    "MetricTransformations": [{"MetricName": "m", "MetricNamespace": "n"}],
}
ACTED_ON: dict[str, Any] = {"MetricName": "m", "Namespace": "n", "AlarmActions": ["topic"]}


def raised(filters: list[Any], alarms: list[Any], *words: str) -> bool:
    beside: dict[str, list[Any]] = {
        "AWS::Logs::LogGroup": [wrap({"MetricFilters": filters})],
        "AWS::CloudWatch::Alarm": wrap(alarms),
    }

    def all_of(name: str, **_: Any) -> list[Any]:
        return beside[name]

    return AlarmReader(all_of).raised_by(words, of=None)


@pytest.mark.parametrize(
    ("filters", "alarms", "words", "expected"),
    [
        ([COUNTED], [ACTED_ON], ("A", "B"), True),
        ([COUNTED], [ACTED_ON], ("A", "C"), False),
        ([COUNTED], [ACTED_ON | {"Namespace": "other"}], ("A",), False),
        ([COUNTED], [ACTED_ON | {"MetricName": "other"}], ("A",), False),
        ([COUNTED], [ACTED_ON | {"AlarmActions": []}], ("A",), False),
        ([COUNTED | {"FilterPattern": "A"}, COUNTED | {"FilterPattern": "B"}], [ACTED_ON], ("A", "B"), False),
        ([COUNTED], [Unknown("refused"), ACTED_ON], ("A",), True),
        ([Unknown("refused")], [], ("A",), None),
        ([COUNTED], [Unknown("refused")], ("A",), None),
        ([COUNTED], [ACTED_ON | {"AlarmActions": Unknown("a parameter")}], ("A",), None),
        ([COUNTED], [Unknown("refused")], ("C",), False),
    ],
)
def test_alarm_is_raised(filters: list[Any], alarms: list[Any], words: tuple[str, ...], expected: Any) -> None:
    if expected is None:
        with pytest.raises(Undetermined):
            raised(filters, alarms, *words)
    else:
        assert raised(filters, alarms, *words) is expected
