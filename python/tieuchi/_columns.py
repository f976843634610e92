"""What each table of results may be asked for: its columns, as arguments of its `filter`."""

from __future__ import annotations

from typing import TypedDict

from tieuchi._filters import Wanted


class AssessmentColumns(TypedDict, total=False):
    """What `Assessment.filter` may be asked."""

    unit: Wanted
    item: Wanted
    period: Wanted
    as_of: Wanted
    version: Wanted
    outcome: Wanted
    provisional: Wanted
    points: Wanted
    value: Wanted
    reason: Wanted
    missing: Wanted
    assumes: Wanted
    flags: Wanted


class RoadmapColumns(TypedDict, total=False):
    """What `Roadmap.filter` may be asked."""

    target: Wanted
    year: Wanted
    as_of: Wanted
    due: Wanted
    reached: Wanted
    unknown: Wanted
    verdict: Wanted
    shortfall: Wanted
    excess: Wanted
    assumes: Wanted
    reached_in_year: Wanted
    reached_live: Wanted
    unknown_live: Wanted


class DutyColumns(TypedDict, total=False):
    """What `Duties.filter` may be asked."""

    duty: Wanted
    unit: Wanted
    bearer: Wanted
    period: Wanted
    as_of: Wanted
    status: Wanted
    last_day: Wanted
    submitted_on: Wanted


class MissingColumns(TypedDict, total=False):
    """What `Missing.filter` may be asked."""

    fact: Wanted
    basis: Wanted
    agencies: Wanted
    reporter: Wanted
    last_day: Wanted
    codes: Wanted
    holds_up: Wanted


class CaseColumns(TypedDict, total=False):
    """What `CaseResults.filter` may be asked."""

    case: Wanted
    ok: Wanted
    checked: Wanted
    differences: Wanted
