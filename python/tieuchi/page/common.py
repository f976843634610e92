"""What is the same of most units: told once in the annex, by its number at each unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tieuchi._view.answers import Answers
from tieuchi._view.model import Mark
from tieuchi._view.overview import unit_names
from tieuchi._view.phrases import capital
from tieuchi._words import Json, outcome, pick, say
from tieuchi.page.lines import NOTHING, Usual, brief, usual_of
from tieuchi.page.markup import Markup, content, tag
from tieuchi.page.places import Places, nested
from tieuchi.page.writer import badge, fold

#: Units from which something is told once, and the lines that a unit may have of its own.
FEW_UNITS, FEW_LINES = 3, 8
#: What is folded at a unit; anything else stands there in full.
FOLDED = ("unknown", "met")
#: Units that are named as exceptions; of more the number is said.
NAMED = 3

#: A standard, a criterion and all that its line says.
Line = tuple[str, str, str, bool, str]


def common_anchor(standard: str) -> str:
    """No unit is called so: the anchors of units begin with another letter."""
    return f"c-{standard}"


@dataclass(frozen=True)
class Common:
    """The lines that more than half of the units have alike."""

    answers: Answers
    places: Places
    lang: str
    #: The lines to which a unit has led.
    _led: set[Line] = field(default_factory=set)
    #: Lines that are known already, by standard, unit and criterion.
    _known: dict[tuple[str, str, str], Line] = field(default_factory=dict)

    def has(self, standard: str, leaf: Json) -> bool:
        """Whether the line of a criterion is told once for most units."""
        return self._line(standard, leaf) in self._units

    def number(self, standard: str, leaf: Json) -> int:
        """What a unit says of such a line; from then on it stands in the annex."""
        self._led.add(self._line(standard, leaf))
        return self.places.numbers[leaf["item"]]

    def shortens(self, leaves: Sequence[Json]) -> bool:
        """Whether these, all of one outcome, are more than a unit tells by itself."""
        code = leaves[0]["outcome"] if leaves else ""
        return code == "met" or (code in FOLDED and len(leaves) > FEW_LINES)

    def parts(self) -> Iterator[Markup]:
        """A fold a standard with the lines to which units have led, by outcome and units."""
        by_standard: dict[str, list[Line]] = {}
        for line in filter(self._led.__contains__, self._units):
            by_standard.setdefault(line[0], []).append(line)
        for standard in self.answers.standards:
            if standard in by_standard:
                yield self._standard(standard, by_standard[standard])

    def _line(self, standard: str, leaf: Json) -> Line:
        place = (standard, leaf["unit"], leaf["item"])
        if place not in self._known:
            self._known[place] = self._said(standard, leaf)
        return self._known[place]

    def _said(self, standard: str, leaf: Json) -> Line:
        notes = [n for n in leaf["notes"] if n not in self.places.notes(leaf["item"])]
        said = brief(leaf, self.lang) + "".join(pick(note, self.lang) for note in notes)
        return (standard, leaf["item"], leaf["outcome"], leaf["provisional"], said)

    @cached_property
    def _leaves(self) -> dict[Line, Json]:
        return {self._line(standard, leaf): leaf for standard, _, leaf in self._all()}

    @cached_property
    def _of_standard(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for items in self.answers.explanations:
            for head in items:
                found.setdefault(head["item"], []).append(head["unit"])
        return found

    @cached_property
    def _units(self) -> dict[Line, dict[str, None]]:
        """Common lines with the units that have them, in the order of the programme."""
        found: dict[Line, dict[str, None]] = {}
        for standard, unit, leaf in self._all():
            if leaf["outcome"] in FOLDED:
                found.setdefault(self._line(standard, leaf), {})[unit] = None
        order = {item: n for n, item in enumerate(self.answers.programme.items)}
        lines = sorted(found, key=lambda line: order[line[1]])
        return {
            line: found[line]
            for line in lines
            if len(found[line]) >= FEW_UNITS
            and 2 * len(found[line]) > len(self._of_standard[line[0]])
        }

    def _all(self) -> Iterator[tuple[str, str, Json]]:
        """Every criterion of every standard, with its unit."""
        for items in self.answers.explanations:
            for head in items:
                if head["group"]:
                    for leaf in nested(head["members"]):
                        if not leaf["group"]:
                            yield head["item"], head["unit"], leaf

    def _standard(self, standard: str, lines: Sequence[Line]) -> Markup:
        label = tag("span", self.answers.item_label(standard, self.lang), class_="name")
        folds = []
        for code in FOLDED:
            of_code = [line for line in lines if line[2] == code]
            if of_code:
                folds.append(self._of_outcome(code, of_code))
        return fold(label, folds, class_="standard", id_=common_anchor(standard))

    def _of_outcome(self, code: str, lines: Sequence[Line]) -> Markup:
        usual = usual_of([self._leaves[line] for line in lines], self.lang)
        words = usual.words(self.lang)
        mark = badge(Mark(capital(outcome(code, self.lang, short=True)), code))
        title = content(mark, f" {len(lines)}", f" ({words})" if words else None)
        by_units: dict[str, list[Markup]] = {}
        every = len(self._of_standard[lines[0][0]])
        for line in sorted(lines, key=lambda line: len(self._units[line]) < every):
            by_units.setdefault(self._for_whom(line), []).append(self._listed(line, usual))
        groups = [
            tag("li", capital(whom), tag("ul", listed), class_="group")
            for whom, listed in by_units.items()
        ]
        return fold(title, tag("ul", groups, class_="why"), class_=code)

    def _listed(self, line: Line, usual: Usual = NOTHING) -> Markup:
        leaf, number = self._leaves[line], self.places.numbers[line[1]]
        why = brief(leaf, self.lang, usual)
        reading = "*" if leaf["readings"] else ""
        notes = [n for n in leaf["notes"] if n not in self.places.notes(leaf["item"])]
        return tag(
            "li",
            tag("b", pick(leaf["label"], self.lang)),
            content(" ", tag("a", f"[{number}{reading}]", href=f"#t{number}")),
            f" ({say('provisional', self.lang)})" if leaf["provisional"] else None,
            f": {why}" if why else None,
            [tag("p", say("notes", self.lang), ": ", pick(note, self.lang), class_="note")
             for note in notes],
        )  # fmt: skip

    def _for_whom(self, line: Line) -> str:
        """All units of the standard, or those for which it is not so."""
        every, have = self._of_standard[line[0]], self._units[line]
        without = [unit for unit in every if unit not in have]
        if not without:
            return say("all_units", self.lang, n=len(every))
        if len(without) > NAMED:
            return say("some_units", self.lang, n=len(have), of=len(every))
        names = unit_names([{"unit": unit} for unit in without], self.answers, self.lang)
        return say("all_but", self.lang, units=names)


def spans(numbers: Iterable[int]) -> str:
    """Numbers in brackets, neighbours as a span: [3, 7-9]."""
    out: list[list[int]] = []
    for number in sorted(set(numbers)):
        if out and out[-1][-1] == number - 1:
            out[-1].append(number)
        else:
            out.append([number])
    told = (f"{one[0]}–{one[-1]}" if len(one) > 2 else ", ".join(map(str, one)) for one in out)
    return f"[{', '.join(told)}]"
