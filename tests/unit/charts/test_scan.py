"""The chart of two self-scans: sides told apart by more than colour, and a sentence that fits."""

import pytest

from netwerkgemeente.charts.scan import scan_chart
from netwerkgemeente.models.scan import shifts


def drawn(course, messages, before, after):
    return scan_chart(shifts(before, after), course.scan, messages)


def traces(chart):
    return chart.json()["data"]


def test_towards_network_is_a_dashed_line_with_a_circle(course, messages):
    line, mark = traces(drawn(course, messages, {"goals": 2}, {"goals": 7}))[1:]
    assert (line["line"]["dash"], mark["marker"]["symbol"]) == ("dash", "circle")


def test_towards_hierarchy_is_a_solid_line_with_a_square(course, messages):
    line, mark = traces(drawn(course, messages, {"goals": 7}, {"goals": 2}))[1:]
    assert (line["line"]["dash"], mark["marker"]["symbol"]) == ("solid", "square")


def test_what_stayed_has_no_line(course, messages):
    assert len(traces(drawn(course, messages, {"goals": 7}, {"goals": 7}))) == 2


def test_without_a_first_scan_there_are_only_the_marks_of_now(course, messages):
    chart = drawn(course, messages, {}, {"goals": 7, "trust": 1})
    assert [trace["mode"] for trace in traces(chart)] == ["markers"]
    assert chart.sentence == messages("scan.no_before")


def test_the_ends_are_named_inside_the_chart(course, messages):
    layout = drawn(course, messages, {}, {"goals": 7}).json()["layout"]
    ends = [note["text"] for note in layout["annotations"][:2]]
    assert "■" in ends[0]
    assert "●" in ends[1]


@pytest.mark.parametrize(("value", "after"), [(0, 10), (10, 0), (5, 5)])
def test_the_table_holds_both_answers(course, messages, value, after):
    row = drawn(course, messages, {"goals": value}, {"goals": after}).table[1]
    assert row[1:3] == (str(value), str(after))


def test_one_step_is_one_step(course, messages):
    sentence = drawn(course, messages, {"goals": 5}, {"goals": 6}).sentence
    assert messages("scan.step") in sentence


def test_all_that_shifted_most_are_named(course, messages):
    before = {pair.key: 5 for pair in course.scan}
    names = [pair.name.lower() for pair in course.scan]
    moved = {**before, **dict.fromkeys(list(before)[:3], 8)}
    sentence = drawn(course, messages, before, moved).sentence.split(":")[0]
    assert messages.listed(names[:3]) in sentence
    assert names[3] not in sentence


def test_shifts_of_one_size_to_both_sides_are_named_by_side(course, messages):
    first, second, third = [pair.key for pair in course.scan][:3]
    names = {pair.key: pair.name.lower() for pair in course.scan}
    before = {first: 5, second: 5, third: 5}
    sentence = drawn(course, messages, before, {first: 8, second: 8, third: 2}).sentence
    assert sentence.startswith(
        messages(
            "scan.biggest_both",
            steps=messages("scan.steps", count=3),
            network=messages.listed([names[first], names[second]]),
            hierarchy=names[third],
        )
    )
