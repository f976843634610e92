"""Tables and tellings as Markdown (tables as GitHub has them), every word taken as it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tieuchi._view.model import Table, Telling, Told, words_of
from tieuchi._words import clean, say

#: What is markup anywhere, and what begins a list, a rule or a heading.
_MEANT = re.compile(r"([\\`*_\[\]<>|#~&$])")
_BEGINS = re.compile(r"^(\d{0,9})([-+=.)])(?=[\s=-]|$)")


def head_of(title: str, about: Sequence[str]) -> str:
    """The title of a document and what is said below it."""
    return f"# {_plain(title)}\n\n{' · '.join(map(_plain, about))}\n\n"


def markdown_of(table: Table, lang: str = "vi") -> str:
    """The whole table; figures stand to the right."""
    title = " · ".join([f"**{_plain(table.title)}**", *(f"**[{_plain(m)}]**" for m in table.marks)])
    blocks = [title]
    if table.columns and not table.rows:
        blocks.append(_plain(say("no_rows", lang)))
    elif table.columns:
        rule = ["---:" if i in table.numeric else "---" for i in range(len(table.columns))]
        rows = [*table.rows, *([table.foot] if table.foot else [])]
        lines = [_line([_plain(words) for words in table.columns]), _line(rule)]
        lines += [_line([_cell(words_of(cell)) for cell in row]) for row in rows]
        blocks.append("\n".join(lines))
    return "\n\n".join([*blocks, *(_plain(note) for note in table.notes)])


def list_of(telling: Telling, *, rules: bool = False) -> str:
    """Explanations as nested lists; program text where it is asked for."""
    title = " · ".join(
        [f"**{_plain(telling.title)}**", *(f"**[{_plain(m)}]**" for m in telling.marks)]
    )
    blocks = [title]
    for told in telling.items:
        blocks.append("\n".join([_plain(told.subject), "", *_told(told, 0, rules)]))
    return "\n\n".join(blocks)


def _told(told: Told, depth: int, rules: bool) -> list[str]:
    tally = f" ({_plain(told.tally)})" if told.tally else ""
    lines = [_item(f"**{_plain(told.label)}**: {_plain(told.verdict.words)}{tally}", depth)]
    for _, heading, said in told.told(rules=rules):
        if len(said) == 1:
            lines.append(_item(f"{_plain(heading)}: {_plain(said[0])}", depth + 1))
            continue
        lines.append(_item(f"{_plain(heading)}:", depth + 1))
        lines += [_item(_plain(line), depth + 2) for line in said]
    for member in told.members:
        lines += _told(member, depth + 1, rules)
    return lines


def _item(words: str, depth: int) -> str:
    return f"{'  ' * depth}- {words}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(words: str) -> str:
    return "<br>".join(_plain(line) for line in words.split("\n"))


def _plain(words: str) -> str:
    """Words on one line in which nothing is markup."""
    escaped = _MEANT.sub(r"\\\1", " ".join(clean(words).split("\n")))
    return _BEGINS.sub(r"\1\\\2", escaped)
