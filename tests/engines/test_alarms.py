"""What somebody is called for: a filter that names the words, a metric, and an alarm on it with an action."""

from __future__ import annotations

from typing import Any

import pytest

from remit.engines.alarms import AlarmReader
from remit.engines.alarms.reader import named_group
from remit.model import PartialString, Reference, Undetermined, Unknown, wrap

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

    class Beside:
        def all(self, name: str, **_: Any) -> list[Any]:
            return beside[name]

    return AlarmReader(Beside()).raised_by(words, of=wrap({}))  # type: ignore[arg-type]  # of a world only that


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


@pytest.mark.parametrize(
    ("arn", "named"),
    [
        (Reference("t#Group", "Arn"), Reference("t#Group", "Arn")),
        (PartialString([Reference("t#Group", "Arn"), ":*"]), Reference("t#Group", "Arn")),
        (PartialString(["arn:aws:logs:", Unknown("Region"), ":1:log-group:trail:*"]), "trail"),
        ("arn:aws:logs:eu-west-1:111122223333:log-group:trail:*", "trail"),
        ("arn:aws:logs:eu-west-1:111122223333:log-group:trail", "trail"),
    ],
)
def test_the_group_that_a_trail_names(arn: Any, named: Any) -> None:
    assert named_group(arn) == named
