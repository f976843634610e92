"""Random declarations and inputs: known, partly unknown and unknown values of every type."""

from __future__ import annotations

from random import Random

from . import dates
from .types import (
    BOOLEAN,
    DATE,
    MONTHS,
    NUMBER,
    SPAN,
    STRING,
    ContextOf,
    Json,
    ListOf,
    RatingOf,
    Type,
    context_of,
)

SCALE = RatingOf(("yếu", "trung bình", "khá", "tốt"))
COLOURS = RatingOf(("đỏ", "vàng", "xanh"))
MEMBER = context_of({"số": NUMBER, "tên": STRING, "ổn": BOOLEAN})
NESTED = context_of({"trong": MEMBER, "dãy": ListOf(NUMBER), "hạng": SCALE, "ngày": DATE})
NAMES: dict[str, Type] = {
    "m": NUMBER,
    "n": NUMBER,
    "x1": NUMBER,
    "tỷ_lệ": NUMBER,
    "p": BOOLEAN,
    "q": BOOLEAN,
    "có_phương_án": BOOLEAN,
    "mã": STRING,
    "phường": STRING,
    "d": DATE,
    "ngày_báo_cáo": DATE,
    "kỳ": MONTHS,
    "hạn": SPAN,
    "xếp_loại": SCALE,
    "năm_trước": SCALE,
    "màu": COLOURS,
    "các_số": ListOf(NUMBER),
    "dãy_2": ListOf(NUMBER),
    "cờ": ListOf(BOOLEAN),
    "các_ngày": ListOf(DATE),
    "các_mã": ListOf(STRING),
    "các_kỳ": ListOf(MONTHS),
    "các_hạn": ListOf(SPAN),
    "các_loại": ListOf(SCALE),
    "bảng": ListOf(ListOf(NUMBER)),
    "tổ": ListOf(MEMBER),
    "các_hồ_sơ": ListOf(NESTED),
    "đơn_vị": MEMBER,
    "hồ_sơ": NESTED,
}
#: Greatest length of the lists among the inputs.
LONGEST = 4
CODES = (
    "not_reported late not_submitted contradiction no_rulebook others_open rejected contested "
    "withheld not_collected out_of_validity no_carry_over_rule no_norm no_calendar"
).split()
STRINGS = ("A", "b", "Phường 1", "", "khá", "tốt", 'dấu " nháy', "dòng\nmới", "𝔛")
DATES = (
    *("2023-01-31", "2024-02-29", "0001-01-01", "2030-06-15", "1999-12-01", "2024-12-31"),
    *("-0005-03-01", "0000-02-29", "999999999-12-31", "-999999999-01-01", "2100-02-28"),
)
MONTHS_TEXTS = (
    *("P1M", "-P13M", "P2Y6M", "P0M", "P1Y", "P14M", "-P5Y", "P11999999999M"),
    *("-P11999999999M", "P1200M", "P999999999Y"),
)
SPAN_TEXTS = (
    *("P1D", "-PT36H", "PT0S", "P30D", "P1DT2H3M4.000000001S", "-PT0.5S", "PT1000M", "P365D"),
    *("PT9223372036854775807.999999999S", "-P1DT0.000000001S", "PT24H", "PT61.5S", "-PT1H"),
)
NUMBERS = (
    *"0 1 2 3 4 7 8 10 12 100 1000 -1 -3 -12 0.5 0.7 0.9 -0.9 2.5 -2.5 0.1 1.005".split(),
    *"9999999999999999999999999999999999 -9999999999999999999999999999999999".split(),
    *"1e33 1e34 1e63 9.999999999999999999999999999999999e63 1e-64 3e-64 5e-33".split(),
    *"0.3333333333333333333333333333333333 6666666666666666666666666666666667".split(),
    *"1.000000000000000000000000000000001 499999999999999999999999999999999.5".split(),
    *"9223372036854775807 9223372036854775808 -9223372036854775808 18446744073709551616".split(),
    *"170141183460469231731687303715884e5 4294967296 0.000000001 1e-7 9.9e-8".split(),
)


def number_text(random: Random) -> str:
    """A decimal of S: small, plain, large, tiny or at an edge."""
    match random.randrange(10):
        case 0 | 1 | 2:
            return str(random.randint(-12, 12))
        case 3 | 4:
            return f"{random.randint(-999, 999) / 1000:.3f}"
        case 5:
            return str(random.choice((1, -1)) * random.randrange(10 ** random.randint(1, 34)))
        case 6:
            return f"{random.randrange(1, 1000)}e{random.randint(-64, 30)}"
        case 7:
            digits = str(random.randrange(1, 10 ** random.randint(1, 34)))
            cut = random.randint(0, len(digits))
            return f"{digits[:cut] or '0'}.{digits[cut:] or '0'}"
    return random.choice(NUMBERS)


def value(
    random: Random,
    kind: Type,
    fact: str,
    doubt: float,
    lengths: tuple[int, ...] = (0, 1, 1, 2, 3, LONGEST),
) -> Json:
    """A typed input value, unknown or with unknown parts as often as doubt says."""
    if random.random() < doubt:
        is_partly = kind == DATE and random.random() < 0.5
        return partly_known(random, fact) if is_partly else unknown(random, fact)
    match kind:
        case ListOf():
            parts = [f"{fact}/{i + 1}" for i in range(random.choice(lengths))]
            return {"list": [value(random, kind.element, p, doubt / 2, lengths) for p in parts]}
        case ContextOf():
            named = [(key, part, f"{fact}.{key}") for key, part in kind.fields]
            return {"context": {k: value(random, t, f, doubt / 2, lengths) for k, t, f in named}}
        case RatingOf():
            return {"rating": random.choice(kind.levels)}
    forms: dict[Type, Json] = {
        NUMBER: {"number": number_text(random)},
        BOOLEAN: {"boolean": random.choice(("true", "false"))},
        STRING: {"string": random.choice(STRINGS)},
        DATE: {"date": random.choice(DATES)},
        MONTHS: {"duration": random.choice(MONTHS_TEXTS)},
        SPAN: {"duration": random.choice(SPAN_TEXTS)},
    }
    return forms[kind]


def partly_known(random: Random, fact: str) -> Json:
    """A day of which only a stretch around one of the days is known."""
    day = dates.to_days(random.choice([d for d in map(dates.parse, DATES[:6]) if d is not None]))
    first = max(day - random.choice((0, 0, 1, 15, 30)), 366)
    last = max(first, day + random.choice((0, 0, 1, 28, 365)))
    ends = [dates.text(end) for end in map(dates.from_days, (first, last)) if end is not None]
    return {"partly_known": {"from": ends[0], "to": ends[1], **unknown(random, fact)}}


def unknown(random: Random, fact: str) -> dict[str, Json]:
    """One or two reasons."""
    codes = random.sample(CODES, 2 if random.random() < 0.2 else 1)
    return {"unknown": [{"code": code, "fact": fact} for code in sorted(codes)]}
