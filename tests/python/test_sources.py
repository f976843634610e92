"""Documents cited as offices cite them: what of them is known, nothing that is not."""

from __future__ import annotations

from typing import Any

import pytest
from tieuchi._view.sources import roman, source_in_full


def source(**told: Any) -> dict[str, Any]:
    label = {"vi": "Quyết định 15/QĐ-X", "en": "Decision 15/QĐ-X"}
    return {
        "label": label, "number": "15/QĐ-X", "date": "", "issuer": "", "title": "",
        "corrected": None, **told,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "Quyết định số 15/QĐ-X"),
        ({"date": "5 tháng 2 năm 2024"}, "Quyết định số 15/QĐ-X ngày 05 tháng 02 năm 2024"),
        ({"date": "2024-10-12"}, "Quyết định số 15/QĐ-X ngày 12 tháng 10 năm 2024"),
        ({"date": "ngày 17 ngày 06 tháng 2021"}, "Quyết định số 15/QĐ-X"),
        (
            {"date": "x", "issuer": "A", "corrected": {"date": "2021-06-17", "issuer": ""}},
            "Quyết định số 15/QĐ-X ngày 17 tháng 6 năm 2021 của A",
        ),
        ({"title": "Ban hành Đề án X"}, "Quyết định số 15/QĐ-X ban hành Đề án X"),
        ({"number": "", "label": {"vi": "Luật Y", "en": "Law Y"}, "title": "Luật Y"}, "Luật Y"),
    ],
)
def test_a_document_is_cited_with_what_is_known_of_it(told: dict[str, Any], words: str) -> None:
    assert source_in_full(source(**told), "vi") == words


def test_roman_numbers() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 99, 100)] == [
        "I", "IV", "IX", "XIV", "XL", "XCIX", "100",
    ]  # fmt: skip
