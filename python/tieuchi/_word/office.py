"""What an office is called, who signs and who gets a copy: from a small file, or left blank."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from tieuchi import _filters
from tieuchi._files import given, shown
from tieuchi.issues import Issue, QuestionError, problem

#: The largest file that is read.
_MOST = 64 << 10
_LONGEST, _LINES = 300, 40


@dataclass(frozen=True)
class Office:
    """The particulars of an office; empty ones become blanks that are seen."""

    superior: str = ""
    agency: str = ""
    #: The letters of the agency behind those of the document, as in BC-CAT.
    symbol: str = ""
    number: str = ""
    place: str = ""
    #: The day of the document, ISO; the day of knowledge where it is left out.
    day: str = ""
    #: Lines above the title of the signer, such as TM. ỦY BAN NHÂN DÂN.
    authority: tuple[str, ...] = ()
    signer_title: str = ""
    signer: str = ""
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    #: Who drafted the document, in the letters that stand behind "Lưu: VT".
    drafter: str = ""


def read_office(path: str | os.PathLike[str]) -> Office:
    """An office from a file in TOML; QuestionError for what is not one, with every problem."""
    content, issues = given(path, _MOST, "question.office")
    if content is None:
        raise QuestionError(issues)
    try:
        told = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        vi, en = f"không phải là tệp TOML: {error}", f"this is no TOML: {error}"
        raise QuestionError([_problem("", vi, en, shown(path))]) from None
    wrong = [issue for key, value in told.items() for issue in _wrong(key, value, shown(path))]
    if wrong:
        raise QuestionError(wrong)
    said: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in told.items()}
    return Office(**said)


def _wrong(key: str, value: Any, file: str) -> list[Issue]:
    known = {f.name: isinstance(f.default, tuple) for f in fields(Office)}
    if key not in known:
        near = _filters.nearest(key, dict.fromkeys(known, ()))
        vi, en = f'không có mục "{key}"', f'there is no key "{key}"'
        return [_problem(key, vi, en, file, nearest=near)]
    if known[key]:
        fits = isinstance(value, list) and all(map(_is_line, value)) and len(value) <= _LINES
        vi = f"cần danh sách tối đa {_LINES} dòng"
        en = f"a list of at most {_LINES} lines is needed"
    else:
        fits = _is_line(value)
        vi, en = f"cần một dòng tối đa {_LONGEST} ký tự", f"a line of at most {_LONGEST} letters"
    if fits and key == "day":
        fits = _is_day(value)
        vi, en = "cần ngày viết như 2026-11-14", "a day written like 2026-11-14 is needed"
    return [] if fits else [_problem(key, vi, en, file)]


def _is_day(value: str) -> bool:
    try:
        return len(value) == 10 and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _is_line(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST and value.isprintable()


def _problem(key: str, vi: str, en: str, file: str, **more: Any) -> Issue:
    return problem("question.office", key, vi, en, file=file, **more)
