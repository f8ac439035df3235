"""Things that are counted in policy, each with the societal outcome it was about."""

from dataclasses import dataclass
from pathlib import Path

from netwerkgemeente.content.case import CERTAINTIES, read_domains
from netwerkgemeente.content.table import read_table


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of ``indicators.csv``, in one language. The pairs are our own construction.

    Attributes:
        key: Stable name. Passports refer to it, so it never changes.
        core: Whether it is one of the few that the activity opens with.
        domain: Key of a row of ``domains.csv``.
        counted: What is counted, as it would stand in a policy document.
        outcome: What it was about: what people notice.
        misses: What the count can miss.
        certainty: One of ``CERTAINTIES``.
    """

    key: str
    core: bool
    domain: str
    counted: str
    outcome: str
    misses: str
    certainty: str


def read_indicators(folder: Path, language: str) -> tuple[Indicator, ...]:
    """Return all indicators in teaching order.

    Raises:
        DataError: If a cell cannot be used, a domain does not exist, or a key stands twice.
    """
    domains = read_domains(folder, language)
    found: dict[str, tuple[int, Indicator]] = {}
    for row in read_table(folder, "indicators.csv", language):
        key, domain = row.text("key"), row.text("domain")
        if domain not in domains:
            raise row.error("reference", "domain")
        indicator = Indicator(
            key,
            row.flag("core"),
            domain,
            row.words("indicator"),
            row.words("outcome"),
            row.words("misses"),
            row.one_of("certainty", CERTAINTIES),
        )
        found[key] = (row.whole("order", 1, 9999), indicator)
    return tuple(indicator for _, indicator in sorted(found.values(), key=lambda pair: pair[0]))
