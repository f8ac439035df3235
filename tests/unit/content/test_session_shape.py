"""The shapes of a session: a mistake in them is named by file, row and column."""

from __future__ import annotations

import pytest

from netwerkgemeente.content.course import DATASETS, LANGUAGES
from netwerkgemeente.content.session_shape import PHASES, read_shapes
from netwerkgemeente.content.table import DataError


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shape_opens_works_in_the_lessons_and_ends(language):
    for shape in read_shapes(DATASETS, language):
        assert shape.phase("start")
        assert [part.kind for part in shape.phase("lesson")].count("notebook") == 1
        assert shape.phase("end")
        assert {part.phase for part in shape.parts} <= set(PHASES)


@pytest.mark.parametrize(
    ("table", "old", "new", "column"),
    [
        ("session_shapes.csv", "two_hours,1,120", "two_hours,1,twee", "minutes"),
        ("session_parts.csv", "opening,10", "opening,", "minutes"),
        ("session_parts.csv", "start,1,opening", "begin,1,opening", "phase"),
        ("session_parts.csv", "start,1,opening", "start,1,lunch", "kind"),
        ("session_parts.csv", "questions,10,9", "questions,10,x", "skip"),
    ],
)
def test_a_mistake_is_named_by_file_and_column(edited_tables, table, old, new, column):
    with pytest.raises(DataError) as refused:
        read_shapes(edited_tables(table, old, new), "nl")
    assert refused.value.fields["file"] == table
    assert refused.value.fields["column"] == column


def test_a_part_of_no_shape_is_named(edited_tables):
    folder = edited_tables("session_parts.csv", "\nteam,start", "\nteem,start")
    with pytest.raises(DataError) as refused:
        read_shapes(folder, "nl")
    assert refused.value.fields["value"] == "teem"
