"""The rule language from Python: typed names in, exact values out, issues with places."""

from __future__ import annotations

import math
import pickle
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
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


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6 / 3", 2),
        ("1 / 4", Decimal("0.25")),
        ("1 / 3", Fraction(1, 3)),
        ("-2 / 3", Fraction(-2, 3)),
        ("10 ** 16 * 10 ** 16 * 10 ** 8", 10**40),
        ("1 / 10 ** 16 / 10 ** 16", Decimal("1e-32")),
        ('@"2024-02-29"', date(2024, 2, 29)),
        ('@"0000-01-01"', "0000-01-01"),
        ('@"12024-01-01"', "12024-01-01"),
        ('@"-2024-01-01"', "-2024-01-01"),
        ('@"P14M"', "P1Y2M"),
        ('@"PT36H"', "P1DT12H"),
        ("{a: [1, 2], b: {c: true}}", {"a": [1, 2], "b": {"c": True}}),
        ("[1..3)", feel.Range(1, 3, True, False)),
    ],
)
def test_nothing_is_rounded_on_its_way_out(text: str, value: object) -> None:
    found = feel.evaluate(text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("of", "value", "found"),
    [
        ("number", 0.1, Decimal("0.1")),
        ("number", 1e22, 10**22),
        ("number", Fraction(1, 4), Decimal("0.25")),
        ("number", Fraction(6, 2), 3),
        ("number", "0.10", Decimal("0.1")),
        ("number", Decimal("1.50"), Decimal("1.5")),
        ("date", datetime(2024, 2, 29), date(2024, 2, 29)),
        ("date", "2024-02-29", date(2024, 2, 29)),
        ("days and time duration", timedelta(days=1, seconds=1, microseconds=5), "P1DT1.000005S"),
        ("days and time duration", -timedelta(hours=1), "-PT1H"),
        ("days and time duration", "PT1H", "PT1H"),
        ("years and months duration", "P14M", "P1Y2M"),
        ({"list": "number"}, (1, 2), [1, 2]),
        ({"range": "number"}, feel.Range(1, 2, False), feel.Range(1, 2, False)),
        ({"context": {"a": "date"}}, {"a": "2024-01-01"}, {"a": date(2024, 1, 1)}),
        ({"rating": ["yếu", "khá"]}, "khá", "khá"),
    ],
)
def test_values_are_read_as_their_type_says(of: feel.Type, value: object, found: object) -> None:
    assert feel.compile("v", {"v": of})(v=value) == found


@pytest.mark.parametrize("missing", [None, math.nan, Decimal("nan")])
def test_what_a_frame_marks_as_missing_is_not_reported(missing: object) -> None:
    lack = feel.Unknown((("not_reported", "n"),))
    assert feel.compile("n", {"n": "number"})(n=missing) == lack
    assert feel.evaluate("xs[1] + xs[3]", xs=[1, missing, 3]) == 4
    assert feel.compile("sum(xs)", {"xs": {"list": "number"}})(xs=[1, missing]) == feel.Unknown(
        (("not_reported", "xs"),)
    )


@pytest.mark.parametrize(
    ("of", "value"),
    [
        ("number", True),
        ("number", math.inf),
        ("number", Fraction(1, 3)),
        ("number", 10**64),
        ("number", Decimal("0.12345678901234567890123456789012345")),
        ("number", "80,5"),
        ("boolean", 1),
        ("boolean", "đúng"),
        ("string", 1),
        ("string", "\ud800"),
        ("date", datetime(2024, 2, 29, 12)),
        ("date", "29/02/2024"),
        ("years and months duration", timedelta(days=1)),
        ({"list": "number"}, 1),
        ({"list": "number"}, [1, "x"]),
        ({"list": "number"}, {1, 2}),
        ({"list": "number"}, [1] * 1001),
        ({"context": {"a": "number"}}, {}),
        ({"context": {"a": "number"}}, {"a": 1, "b": 2}),
        ({"rating": ["yếu", "khá"]}, "tốt"),
        ("number", b"1"),
        ("number", object()),
    ],
)
def test_what_does_not_fit_its_type_is_refused_with_words(of: feel.Type, value: object) -> None:
    with pytest.raises(QuestionError) as caught:
        feel.compile("v", {"v": of})(v=value)
    [issue] = caught.value.issues
    assert issue.field == "v" and issue.message.vi and issue.message.en


def test_a_number_that_python_would_not_even_print_is_refused() -> None:
    with pytest.raises(QuestionError):
        feel.evaluate("n", n=10**5000)


def test_a_type_that_the_value_does_not_tell_must_be_declared() -> None:
    for value in (None, [None], feel.Unknown(), b"", object(), {1}):
        with pytest.raises(QuestionError):
            feel.evaluate("v", {"v": value})
    assert feel.evaluate("count(v)", v=[]) == 0
    assert feel.evaluate("v", {"v": None}, {"v": "date"}) == feel.Unknown((("not_reported", "v"),))


def test_values_of_numpy_and_pandas_are_taken_as_they_are() -> None:
    pd = pytest.importorskip("pandas")
    np = pytest.importorskip("numpy")
    for value, found in (
        (np.int64(7), 7),
        (np.float64(0.1), Decimal("0.1")),
        (np.float32(0.1), Decimal("0.1")),
        (np.bool_(True), True),
        (np.str_("đạt"), "đạt"),
        (np.array([1, 2]), [1, 2]),
        (pd.Series([0.5, 1.5]), [Decimal("0.5"), Decimal("1.5")]),
        (np.datetime64("2024-02-29"), date(2024, 2, 29)),
        (np.datetime64("2024-02-29", "ns"), date(2024, 2, 29)),
        (np.timedelta64(90, "m"), "PT1H30M"),
        (pd.Timestamp("2024-02-29"), date(2024, 2, 29)),
        (pd.Timedelta(1, "ns"), "PT0.000000001S"),
    ):
        assert feel.evaluate("v", v=value) == found
    lack = feel.Unknown((("not_reported", "v"),))
    for missing in (pd.NA, pd.NaT, np.nan, np.float32("nan"), np.datetime64("NaT")):
        assert feel.compile("v", {"v": "date"})(v=missing) == lack
    with pytest.raises(QuestionError):
        feel.evaluate("v", v=pd.Timestamp("2024-02-29 12:00"))


def test_ratings_are_ordered_by_their_declaration() -> None:
    types: dict[str, feel.Type] = {"g": {"rating": ["yếu", "khá", "tốt"]}}
    rule = feel.compile('g >= "khá"', types)
    assert [rule(g=level) for level in ("yếu", "khá", "tốt")] == [False, True, True]
    assert rule.type == "boolean"
    assert rule.cost > 0
    assert pickle.loads(pickle.dumps(rule))(g="tốt") is True
    scale: feel.Type = {"rating": ["yếu", "khá", "tốt"]}
    literal = feel.compile('"khá"', wanted=scale)
    assert pickle.loads(pickle.dumps(literal)).type == literal.type == scale


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
    assert feel.check("a", {"a": "numbr"})[0].nearest == "number"
    for name in ("item", "a b", "if", "1a", ""):
        assert feel.check("1", {name: "number"}), name
    assert feel.check("\ud800")[0].code == "feel.parse.character"


def test_mistakes_are_errors_with_issues() -> None:
    with pytest.raises(ProgrammeError):
        feel.compile("a +", {"a": "number"})
    rule = feel.compile("a > 1", {"a": "number"})
    for inputs in ({"a": "một"}, {"b": 1}, {"a": object()}):
        with pytest.raises(QuestionError):
            rule(inputs)
