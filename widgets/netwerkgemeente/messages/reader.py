"""Reading the interface texts of one language and filling in their values."""

import tomllib
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

_HERE = Path(__file__).parent


class Messages:
    """The interface texts of one language.

    Calling it with a key gives the text: ``messages("place.show")``. Values for the placeholders
    of a text are passed by name.

    Raises:
        KeyError: If there is no such text, or a value is missing.
    """

    def __init__(self, language: str, texts: dict[str, str]) -> None:
        self.language = language
        self._texts = texts

    def __call__(self, key: str, **values: object) -> str:
        """Return the text of ``key`` with ``values`` filled in."""
        return self._texts[key].format_map(values)

    def __contains__(self, key: str) -> bool:
        return key in self._texts

    def keys(self) -> frozenset[str]:
        """Return the keys of all texts."""
        return frozenset(self._texts)

    def number(self, value: int | Fraction, digits: int = 1) -> str:
        """Return ``value`` as it is written in this language, with at most ``digits`` decimals."""
        if isinstance(value, int):
            return str(value)
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        rounded = exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        return str(rounded).replace(".", self._texts["format.decimal"])

    def listed(self, words: Sequence[str]) -> str:
        """Return one word or more as a list in a sentence: "a, b and c"."""
        *first, last = words
        return self("format.list", first=", ".join(first), last=last) if first else last


def read_messages(language: str) -> Messages:
    """Return the texts of every file in ``messages/<language>``; a key is ``section.name``.

    Raises:
        FileNotFoundError: If there is no such language.
    """
    texts: dict[str, str] = {}
    for path in sorted((_HERE / language).glob("*.toml")):
        for section, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            texts |= {f"{section}.{name}": text for name, text in table.items()}
    if not texts:
        raise FileNotFoundError(f"There are no texts for {language!r} in {_HERE}.")
    return Messages(language, texts)
