"""The terms of the course: in order, each with a heading of its own to link to."""

import pytest

from netwerkgemeente.content.course import DATASETS, read_course
from netwerkgemeente.content.glossary import read_glossary
from netwerkgemeente.content.table import DataError


def test_terms_come_in_alphabetical_order_whatever_their_accents():
    names = [term.name for term in read_glossary(DATASETS, "nl")]
    assert names.index("hiërarchie") < names.index(
        "indicator" if "indicator" in names else "loslaten"
    )
    assert names.index("paspoort") < names.index("Rob")


def test_an_anchor_has_no_space():
    anchors = [
        term.anchor for language in ("nl", "en") for term in read_glossary(DATASETS, language)
    ]
    assert not [anchor for anchor in anchors if " " in anchor or "(" in anchor or "'" in anchor]


def test_every_term_belongs_to_a_lesson_that_exists():
    course = read_course("en")
    assert {term.lesson for term in course.glossary} <= {lesson.key for lesson in course.lessons}


@pytest.mark.parametrize(
    ("old", "new", "problem", "column"),
    [
        (",Rob,Rob,", ",trede,Rob,", "repeated", "term_nl"),
        (",Rob,Rob,", ",,Rob,", "blank", "term_nl"),
        ("raadopenbaarbestuur.nl,page", "raadopenbaarbestuur.nl,sure", "word", "certainty"),
    ],
)
def test_a_cell_that_cannot_be_used_is_named(edited_tables, old, new, problem, column):
    with pytest.raises(DataError) as refused:
        read_glossary(edited_tables("glossary.csv", old, new), "nl")
    assert refused.value.problem == problem
    assert (refused.value.fields["file"], refused.value.fields["column"]) == (
        "glossary.csv",
        column,
    )
