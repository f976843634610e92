"""What is given where something else is meant: told in our words, with what to write instead."""

from __future__ import annotations

from tieuchi import _core
from tieuchi.issues import Issue, ProgrammeError, QuestionError, problem


def check_rulebook(given: object) -> None:
    """QuestionError for whatever is no Rulebook."""
    if not isinstance(getattr(given, "_handle", None), _core.RulebookHandle):
        raise QuestionError([_no_rulebook(given)])


def check_programme(given: object) -> None:
    """ProgrammeError for whatever is no Programme."""
    if not isinstance(getattr(given, "_handle", None), _core.ProgrammeHandle):
        raise ProgrammeError([_no_programme(given)])


def _no_rulebook(given: object) -> Issue:
    kind, instead = type(given).__name__, "tieuchi.compile_rules(programme)"
    if isinstance(getattr(given, "_handle", None), _core.ProgrammeHandle):
        vi = f"đây là Programme, chưa phải Rulebook; dùng {instead}"
        en = f"this is a Programme and no Rulebook yet; use {instead}"
    else:
        vi = f"cần Rulebook của {instead}, không phải {kind}"
        en = f"a Rulebook of {instead} is needed, not {kind}"
    return problem("question.rulebook", "rulebook", vi, en)


def _no_programme(given: object) -> Issue:
    kind, instead = type(given).__name__, 'tieuchi.read_programme("vi-du-1578")'
    vi = f"cần Programme như {instead}, không phải {kind}"
    en = f"a Programme such as {instead} is needed, not {kind}"
    return problem("programme.kind", "programme", vi, en)
