"""The rule language from Python: typed names in, exact values out, issues with places."""

from __future__ import annotations

import math
import pickle
import sys
from concurrent.futures import ThreadPoolExecutor
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
    for missing in (pd.NA, pd.NaT, np.nan, np.float32("nan"), np.datetime64("NaT", "D")):
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


def test_a_set_of_rules_gives_what_each_rule_gives() -> None:
    types: dict[str, feel.Type] = {
        "n": "number",
        "yes": "boolean",
        "word": "string",
        "day": "date",
        "level": {"rating": ["weak", "good"]},
        "list": {"list": "number"},
        "about": {"context": {"a": "number", "b": {"list": "string"}}},
        "months": "years and months duration",
        "time": "days and time duration",
        "range": {"range": "number"},
    }
    texts = {name: name for name in types} | {
        "both": "n > 1 and yes",
        "sum": "sum(list) + about.a",
        "third": "n / 3",
        "inside": "n in range",
    }
    rules = feel.compile_set(texts, types)
    singles = {name: feel.compile(text, types) for name, text in texts.items()}
    gap = feel.Unknown((("late", ""), ("refused", "p1:n@2024")))
    rows: list[dict[str, Any]] = [
        {},
        {"n": 2, "yes": True, "word": "đạt", "day": date(2024, 2, 29), "level": "good"},
        {"n": Decimal("2.50"), "yes": None, "list": [1, None, gap], "months": "P1Y2M"},
        {"n": 0.1, "time": timedelta(hours=36), "about": {"a": 1, "b": ["x"]}},
        {"n": "12.5", "day": "2024-02-29", "time": "PT1H", "range": feel.Range(1, 3)},
        {"n": 10**30, "list": (1, 2.5, "3"), "about": None, "level": gap},
        {"n": Fraction(1, 4), "yes": gap, "about": {"a": None, "b": []}},
        {"n": math.nan, "day": datetime(2024, 2, 29)},
    ]
    for row in rows:
        each = {name: rule(row) for name, rule in singles.items()}
        assert rules(row) == each
        by_json = {
            n: r._handle.value(feel._typed(row, types), feel.Unknown, feel.Range)[0]
            for n, r in singles.items()
        }
        assert each == by_json
        assert list(map(type, each.values())) == list(map(type, by_json.values()))
    frame = {name: [row.get(name) for row in rows] for name in types}
    found = rules.columns(frame)
    assert [dict(zip(found, one, strict=True)) for one in zip(*found.values(), strict=True)] == [
        rules(row) for row in rows
    ]
    assert rules.columns({"n": [2]})["both"] == [feel.Unknown((("not_reported", "yes"),))]
    assert pickle.loads(pickle.dumps(rules))(rows[1]) == rules(rows[1])


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"m": 1}, "feel.input.stray"),
        ({"n": "x"}, "feel.json.value"),
        ({"n": True}, "feel.json.value"),
        ({"n": Fraction(1, 3)}, "feel.input.value"),
        ({"n": object()}, "feel.input.type"),
        ({"yes": 1}, "feel.json.value"),
        ({"list": [[1]]}, "feel.json.value"),
        ({"list": [1] * 100_000}, "feel.input.bound"),
    ],
)
def test_what_is_no_value_is_told_the_same_by_a_rule_a_set_and_a_frame(
    row: dict[str, Any], code: str
) -> None:
    types: dict[str, feel.Type] = {"n": "number", "yes": "boolean", "list": {"list": "number"}}
    rules = feel.compile_set({"a": "n", "b": "yes", "c": "list"}, types)
    for call in (feel.compile("n", types), rules):
        with pytest.raises(feel.InputError) as told:
            call(row)
        assert [i.code for i in told.value.issues] == [code]
    with pytest.raises(feel.InputError) as told:
        rules.columns({name: [None, value] for name, value in row.items()})
    assert [(i.code, i.row) for i in told.value.issues] == [(code, 0 if "stray" in code else 2)]


def test_texts_that_are_no_rules_are_told_all_at_once() -> None:
    with pytest.raises(feel.RuleError) as told:
        feel.compile_set({"a": "n +", "b": "n", "c": "m"}, {"n": "number"})
    assert len(told.value.issues) == 2
    with pytest.raises(feel.InputError):
        feel.compile_set({"a": "n"}, {"n": "number"}).columns({"n": 1})


def test_one_set_serves_many_threads() -> None:
    rules = feel.compile_set(
        {"sum": "a + b", "gap": "a + c", "list": "[a, b, c]"},
        {"a": "number", "b": "number", "c": "number"},
    )

    def ask(i: int) -> dict[str, Any]:
        return rules({"a": i, "b": Decimal("0.5")})

    want = {i: ask(i) for i in range(200)}
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            numbers = [i % 200 for i in range(4_000)]
            found = list(threads.map(ask, numbers))
    finally:
        sys.setswitchinterval(before)
    assert found == [want[i] for i in numbers]
