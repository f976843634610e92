"""What a document of an office says, as plain blocks: a writer knows how they are laid out."""

from __future__ import annotations

from dataclasses import dataclass, field

from tieuchi._view.model import Table


@dataclass(frozen=True)
class Heading:
    """The head of a part; a reader of screens finds it by its level."""

    words: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    words: str


@dataclass(frozen=True)
class Line:
    """One of several things that are listed."""

    words: str


@dataclass(frozen=True)
class Blank:
    """Something that only people can write; its words say what, `end` what stands behind it."""

    words: str
    end: str = ""


@dataclass(frozen=True)
class Tabled:
    table: Table


Block = Heading | Paragraph | Line | Blank | Tabled


@dataclass
class Annex:
    """A wide table with its name, on pages that lie across."""

    name: str
    blocks: list[Block] = field(default_factory=list)


@dataclass
class Document:
    """A document: with a name it is a report, without one a letter about its summary."""

    name: str
    #: The letters behind the number, such as BC.
    symbol: str
    summary: str
    addressees: list[str] = field(default_factory=list)
    bases: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    annexes: list[Annex] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    #: Whom a copy goes to, where the office names nobody.
    recipients: list[str] = field(default_factory=list)
