"""Rule texts that break the grammar or the types: mutations of good ones."""

from __future__ import annotations

from random import Random

from .lexer import tokens_of

_PIECES = (
    *"and or not in between if then else some every satisfies for return true false null".split(),
    *".. ** <= >= != < > = + - * / ( ) [ ] { } , : . @ ; ! ' % & # ? \\ ×".split(),
    *'m unknown_name n p s d item sqrt( count( date( "khá" "giỏi" "" "2024-02-30"'.split(),
    *'"P1Y2D" @"10:30:00" @"2024-02-29" 1 0 0.5 1e99 1e-70 .5 5. 1..2 tổ các_số'.split(),
    *'"a /* // /*x*/ round up( list contains( đơn_vị.số .year .hour [1] [true] [item]'.split(" "),
    *'"\\x" "\\u00e9" "\\ud83d\\ude00" "\\ud83d" "\\U01F600" "\\U110000" 1e 1e+ v1 v2 --'.split(),
    "0.12345678901234567890123456789012345",
    'duration("P1Y2D")',
    "\u0301",
    "\u2028",
    "\n",
)


def pieces_of(text: str) -> list[str]:
    """The tokens of a text, each with the space after it."""
    source = text.encode()
    places = [token.place for token in tokens_of(text)]
    ends = [*places[1:], len(source)]
    return [source[a:b].decode() for a, b in zip([0, *places[1:]], ends, strict=True)]


def broken(random: Random, text: str) -> str:
    """A text with one to three random mutations of its tokens."""
    pieces = pieces_of(text)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        at = random.randrange(len(pieces) + 1)
        match random.randrange(6):
            case 0:
                del pieces[at : at + random.choice((1, 1, 2, 4))]
            case 1 | 2:
                pieces.insert(at, f" {random.choice(_PIECES)} ")
            case 3 | 4:
                pieces[at : at + 1] = [f" {random.choice(_PIECES)} "]
            case 5:
                other = random.randrange(len(pieces) + 1)
                pieces[at:at] = pieces[other : other + random.choice((1, 1, 3))]
    return "".join(pieces)[: random.choice((100_000, 100_000, 100_000, 30))]
