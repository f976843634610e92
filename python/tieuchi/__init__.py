"""A rules engine for public programmes: what each unit meets, why, and who owes what by when.

    import tieuchi

    programme = tieuchi.read_programme("tra-vinh-1578")  # a shipped pack or a folder
    rulebook = tieuchi.compile_rules(programme)
    facts = tieuchi.read_facts(rulebook)  # those of the pack; add CSV files, lists of dicts, frames
    result = tieuchi.assess(rulebook, facts.as_known_on("2024-11-14"), year=2024)

Importing costs next to nothing: each name is loaded when it is first used.
"""

TYPE_CHECKING = False  # importing typing for it would cost more than all the rest
if TYPE_CHECKING:
    from tieuchi import feel as feel
    from tieuchi._core import Outcome
    from tieuchi._core import __version__ as __version__
    from tieuchi.cards import Card, card
    from tieuchi.catalogue import Catalogue
    from tieuchi.desk import Changes, Gap, Supposition, compare, gap, suppose
    from tieuchi.explanation import Explanation
    from tieuchi.facts import Facts, Snapshot, as_known_on, read_facts
    from tieuchi.forms import mark, template
    from tieuchi.issues import (
        FactsError,
        Issue,
        Issues,
        ProgrammeError,
        QuestionError,
        TieuchiError,
        Words,
    )
    from tieuchi.programme import (
        Programme,
        Rulebook,
        check,
        compile_rules,
        packs,
        read_programme,
        read_tables,
    )
    from tieuchi.reports import report
    from tieuchi.results import (
        Assessment,
        CaseResults,
        Duties,
        Missing,
        Result,
        Roadmap,
    )
    from tieuchi.unit_reports import report_per_unit
    from tieuchi.verbs import assess, duties, explain, missing, roadmap, run_cases

_HOMES = {
    "_core": "Outcome __version__",
    "cards": "Card card",
    "catalogue": "Catalogue",
    "desk": "Changes Gap Supposition compare gap suppose",
    "explanation": "Explanation",
    "facts": "Facts Snapshot as_known_on read_facts",
    "issues": "FactsError Issue Issues ProgrammeError QuestionError TieuchiError Words",
    "programme": "Programme Rulebook check compile_rules packs read_programme read_tables",
    "reports": "report",
    "results": "Assessment CaseResults Duties Missing Result Roadmap",
    "forms": "mark template",
    "unit_reports": "report_per_unit",
    "verbs": "assess duties explain missing roadmap run_cases",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "Assessment",
    "Card",
    "CaseResults",
    "Catalogue",
    "Changes",
    "Duties",
    "Explanation",
    "Facts",
    "FactsError",
    "Gap",
    "Issue",
    "Issues",
    "Missing",
    "Outcome",
    "Programme",
    "ProgrammeError",
    "QuestionError",
    "Result",
    "Roadmap",
    "Rulebook",
    "Snapshot",
    "Supposition",
    "TieuchiError",
    "Words",
    "__version__",
    "as_known_on",
    "assess",
    "card",
    "check",
    "compare",
    "compile_rules",
    "duties",
    "explain",
    "feel",
    "gap",
    "mark",
    "missing",
    "packs",
    "read_facts",
    "read_programme",
    "read_tables",
    "report",
    "report_per_unit",
    "roadmap",
    "run_cases",
    "suppose",
    "template",
]


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name == "feel":
        value: object = import_module("tieuchi.feel")
    elif home := _HOME.get(name):
        value = getattr(import_module(f"tieuchi.{home}"), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
