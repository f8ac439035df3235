"""The terms of the course and what each means here."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from netwerkgemeente.content.table import DataError, read_table


@dataclass(frozen=True, slots=True)
class Term:
    """One row of ``glossary.csv``, in one language.

    Attributes:
        lesson: Key of the lesson that uses the term first.
        certainty: ``seed``, ``page``, ``known`` or ``own``.
    """

    key: str
    name: str
    meaning: str
    lesson: str
    source: str
    certainty: str

    @property
    def anchor(self) -> str:
        """The term's heading in the glossary, by which lessons link to it."""
        return self.name.replace(" ", "-")


def read_glossary(folder: Path, language: str) -> tuple[Term, ...]:
    """Return the terms in alphabetical order of ``language``.

    Raises:
        DataError: If a cell cannot be used, or a term comes twice.
    """
    terms: dict[str, Term] = {}
    for row in read_table(folder, "glossary.csv", language):
        term = Term(
            key=row.text("key"),
            name=row.words("term"),
            meaning=row.words("meaning"),
            lesson=row.text("lesson"),
            source=row.text("source"),
            certainty=row.one_of("certainty", ("seed", "page", "known", "own")),
        )
        place = _plain(term.anchor)
        if place in terms:
            column = f"term_{language}"
            raise DataError("repeated", file="glossary.csv", column=column, value=term.name)
        terms[place] = term
    return tuple(term for _, term in sorted(terms.items()))


def _plain(text: str) -> str:
    """Return ``text`` for sorting: small letters, without accents."""
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(part for part in parts if not unicodedata.combining(part))
