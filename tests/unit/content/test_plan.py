"""The fields and checks of a plan B: in order, and mistakes named."""

import pytest

from netwerkgemeente.content.course import DATASETS
from netwerkgemeente.content.plan import read_plan
from netwerkgemeente.content.table import DataError


def test_there_are_nine_fields_in_both_languages():
    dutch, english = (read_plan(DATASETS, language)[0] for language in ("nl", "en"))
    assert [field.key for field in dutch] == [field.key for field in english]
    assert len(dutch) == 9


@pytest.mark.parametrize(
    ("edit", "problem", "column"),
    [
        (("plan_checks.csv", ",threshold,signal,", ",treshold,signal,"), "reference", "field"),
        (("plan_checks.csv", ",threshold,signal,", ",threshold,sign,"), "reference", "needs"),
        (("plan_checks.csv", ",threshold,signal,", ",threshold,,"), "blank", "needs"),
        (("plan_fields.csv", "outcome,1,Uitkomst", "outcome,1,"), "blank", "name_nl"),
    ],
)
def test_a_mistake_is_named_by_file_and_column(edited_tables, edit, problem, column):
    with pytest.raises(DataError) as refused:
        read_plan(edited_tables(*edit), "nl")
    assert (refused.value.problem, refused.value.fields["file"]) == (problem, edit[0])
    assert refused.value.fields["column"] == column
