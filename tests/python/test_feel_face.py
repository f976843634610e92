"""The rule language from Python: typed names in, exact values out, issues with places."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tieuchi import ProgrammeError, QuestionError, feel


@pytest.mark.parametrize(
    ("text", "inputs", "value"),
    [
        ("early / resolved >= 0.1", {"early": 7, "resolved": 60}, True),
        ("a + b", {"a": Decimal("0.1"), "b": 0.2}, Decimal("0.3")),
        ("sum(xs)", {"xs": [1, 2, 3]}, 6),
        ('d > @"2024-02-28"', {"d": date(2024, 2, 29)}, True),
        ("d", {"d": date(2024, 2, 29)}, date(2024, 2, 29)),
        ("c.a * 2", {"c": {"a": 21}}, 42),
        ("s", {"s": "đạt"}, "đạt"),
        ("[a, a]", {"a": True}, [True, True]),
    ],
)
def test_values_go_in_and_come_out(text: str, inputs: dict[str, Any], value: object) -> None:
    found = feel.evaluate(text, inputs)
    assert found == value
    assert type(found) is type(value)


def test_ratings_are_ordered_by_their_declaration() -> None:
    types = {"g": {"rating": ["yếu", "khá", "tốt"]}}
    rule = feel.compile('g >= "khá"', types)
    assert [rule(g=level) for level in ("yếu", "khá", "tốt")] == [False, True, True]
    assert rule.type == "boolean"
    assert rule.cost > 0
    assert pickle.loads(pickle.dumps(rule))(g="tốt") is True


def test_what_is_not_given_is_unknown_with_its_reason() -> None:
    rule = feel.compile("p or q", {"p": "boolean", "q": "boolean"})
    assert rule(p=True) is True
    assert rule(p=False) == feel.Unknown((("not_reported", "q"),))
    assert rule(p=False, q=None) == rule(p=False)
    late = feel.Unknown((("late", "q"),))
    assert rule(p=False, q=late) == late
    with pytest.raises(TypeError):
        bool(rule(p=False))


def test_check_lists_every_issue_with_its_place() -> None:
    issues = feel.check('a + "x" = tru', {"a": "number", "true_one": "boolean"})
    assert issues and all(i.is_error and i.message.vi and i.message.en for i in issues)
    assert issues[0].source_text == 'a + "x" = tru'
    assert "^" in str(issues[0])
    assert feel.check("a > 1", {"a": "number"}) == []
    assert feel.check("a > 1", {"a": "number"}, wanted="number")
    assert feel.check("a", {"a": "numbr"})


def test_mistakes_are_errors_with_issues() -> None:
    with pytest.raises(ProgrammeError):
        feel.compile("a +", {"a": "number"})
    rule = feel.compile("a > 1", {"a": "number"})
    for inputs in ({"a": "một"}, {"b": 1}, {"a": object()}):
        with pytest.raises(QuestionError):
            rule(inputs)
