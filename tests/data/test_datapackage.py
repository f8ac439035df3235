"""The tables in ``datasets/`` are sound, whole in both languages and honest about sources."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from frictionless import Package

DATASETS = Path(__file__).parents[2] / "datasets"
PACKAGE = DATASETS / "datapackage.json"
TABLES = sorted(path.stem for path in DATASETS.glob("*.csv"))

# Tables that only name or order things claim nothing, so they carry no source.
CLAIMS = {
    "rungs": "source",
    "cases": "source_nl",
    "questions": "basis",
    "advice_answers": "source",
    "moments": "source",
    "scan": "source",
    "glossary": "source",
    "collective_series": "source",
    "collectives": "source_nl",
    "milestones": "source_nl",
    "indicators": "source",
    "sentences": "source",
}
_FACTS = re.compile(r"https?://\S+|'[^']+'|[\w-]+(?:\.[\w-]+)+(?:/\w+)*|\d+")

CERTAINTIES = {"seed", "page", "known", "own"}


def rows(table: str) -> list[dict[str, str]]:
    with (DATASETS / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def places(table: str) -> list[tuple[str, dict[str, str]]]:
    """Every row with the words that find it; the header is row 1, as in a spreadsheet."""
    return [(f"{table}.csv, row {number}", row) for number, row in enumerate(rows(table), 2)]


def test_every_table_is_what_the_package_says_it_is():
    report = Package(str(PACKAGE)).validate()
    problems = report.flatten(["name", "rowNumber", "fieldName", "message"])
    assert problems == []


def test_the_package_describes_every_table_and_no_other():
    assert sorted(Package(str(PACKAGE)).resource_names) == TABLES


def test_every_column_of_the_package_is_described():
    problems = [
        f"{resource.name}.{field.name}"
        for resource in Package(str(PACKAGE)).resources
        for field in resource.schema.fields
        if not field.description
    ]
    assert problems == []


@pytest.mark.parametrize("table", TABLES)
def test_files_are_plain_utf8_with_unix_line_ends(table: str):
    content = (DATASETS / f"{table}.csv").read_bytes()
    content.decode("utf-8")
    assert b"\r" not in content
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\n")


def test_every_text_exists_in_both_languages_or_in_neither():
    problems = []
    for table in TABLES:
        for place, row in places(table):
            for column in row:
                stem, _, language = column.rpartition("_")
                if language not in {"nl", "en"}:
                    continue
                twin = f"{stem}_{'en' if language == 'nl' else 'nl'}"
                if twin not in row:
                    problems.append(f"{place}: {column} has no {twin}")
                elif bool(row[column].strip()) != bool(row[twin].strip()):
                    problems.append(f"{place}: {column} and {twin} are not both filled")
    assert problems == []


def test_no_text_has_stray_space_or_raises_its_voice():
    problems = [
        f"{place}, {column}: {value!r}"
        for table in TABLES
        for place, row in places(table)
        for column, value in row.items()
        if value != value.strip() or "  " in value or "!" in value
    ]
    assert problems == []


def test_every_claim_names_its_source_and_how_sure_it_is():
    problems = []
    for table, source in CLAIMS.items():
        for place, row in places(table):
            if not row[source].strip():
                problems.append(f"{place}: {source} is empty")
            if row["certainty"] not in CERTAINTIES:
                problems.append(f"{place}: certainty is {row['certainty']!r}")
    assert problems == []


def test_a_source_that_is_shown_names_the_same_pages_and_dates_in_both_languages():
    """Words differ by language; addresses, numbers and titles between quotes do not."""
    problems = [
        f"{place}: {row['source_nl']!r} and {row['source_en']!r}"
        for table, source in CLAIMS.items()
        if source == "source_nl"
        for place, row in places(table)
        if len({tuple(_FACTS.findall(row[f"source_{each}"])) for each in ("nl", "en")}) > 1
    ]
    assert problems == []


def test_our_first_choice_lies_within_the_range():
    problems = [
        f"{place}: {row['low']} {row['best']} {row['high']}"
        for table in ("cases", "moments")
        for place, row in places(table)
        if not int(row["low"]) <= int(row["best"]) <= int(row["high"])
    ]
    assert problems == []


def test_the_twelve_cases_of_the_lesson_come_first():
    core = sorted(int(row["order"]) for row in rows("cases") if row["core"] == "true")
    assert core == list(range(1, 13))


@pytest.mark.parametrize("table", ["cases", "moments", "advice_questions"])
def test_the_order_has_no_gaps(table: str):
    order = sorted(int(row["order"]) for row in rows(table))
    assert order == list(range(1, len(order) + 1))


def test_every_rung_is_our_first_choice_for_some_core_case():
    assert {row["best"] for row in rows("cases") if row["core"] == "true"} == set("12345")


def test_every_rung_is_our_first_choice_at_some_moment():
    assert {row["best"] for row in rows("moments")} == set("12345")


def test_the_minutes_of_the_meeting_rise():
    minutes = [int(row["minute"]) for row in rows("moments")]
    assert minutes == sorted(set(minutes))


def test_the_dials_nearly_always_agree_with_the_range():
    """The dials are argued by themselves: a case may fall outside, more than two is a mistake."""
    outside = []
    for place, row in places("cases"):
        content, process = int(row["content"]), int(row["process"])
        rung = 2 if (content, process) == (0, 2) else 1 + max(content, process)
        if not int(row["low"]) <= rung <= int(row["high"]):
            outside.append(f"{place}: {row['key']} comes out at {rung}")
    assert len(outside) <= 2, outside


def test_every_kind_of_changed_fact_is_used():
    used = {row["twist_fact"] for row in rows("cases")}
    assert {row["key"] for row in rows("twist_facts")} == used


def test_every_position_of_both_dials_has_a_label_of_at_most_eight_words():
    dials = rows("dials")
    problems = [
        row[column]
        for row in dials
        for column in ("label_nl", "label_en")
        if len(row[column].split()) > 8
    ]
    positions = {(row["dial"], row["value"]) for row in dials}
    expected = {(dial, value) for dial in ("content", "process") for value in "01234"}
    assert (problems, positions) == ([], expected)


def options_of(kind: str) -> list[tuple[dict[str, str], list[dict[str, str]]]]:
    """Every question of this kind with its options."""
    options = rows("options")
    return [
        (question, [option for option in options if option["question"] == question["key"]])
        for question in rows("questions")
        if question["kind"] == kind
    ]


def test_the_positions_of_the_options_run_from_one():
    problems = [
        question["key"]
        for question, options in options_of("choice") + options_of("order")
        if [int(option["position"]) for option in options] != list(range(1, len(options) + 1))
        or len(options) < 2
    ]
    assert problems == []


def test_every_choice_question_has_one_fitting_option_and_a_reason_with_each():
    problems = []
    for question, options in options_of("choice"):
        correct = [option for option in options if option["fits"] == "yes"]
        if len(correct) != 1:
            problems.append(f"{question['key']}: {len(correct)} fitting options")
        if not all(option["feedback_nl"] for option in options):
            problems.append(f"{question['key']}: an option without feedback")
        if question["feedback_nl"]:
            problems.append(f"{question['key']}: feedback belongs to the options")
    assert problems == []


def test_every_order_question_uses_all_its_options_and_has_feedback():
    problems = [
        question["key"]
        for question, options in options_of("order")
        if not question["feedback_nl"] or any(option["fits"] != "yes" for option in options)
    ]
    assert problems == []


def test_the_position_of_the_fitting_option_varies():
    questions = options_of("choice")
    positions = Counter(
        option["position"]
        for _, options in questions
        for option in options
        if option["fits"] == "yes"
    )
    assert max(positions.values()) <= len(questions) / 2, positions


def test_feedback_gives_a_reason_and_no_verdict():
    dutch = {"juist", "ja", "nee", "precies", "goed", "fout", "helaas"}
    english = {"right", "yes", "no", "exactly", "good", "wrong", "unfortunately"}
    problems = [
        f"{place}, {column}: {row[column]!r}"
        for table in ("options", "questions", "moments")
        for place, row in places(table)
        for column in ("feedback_nl", "feedback_en")
        if re.split(r"\W+", row[column].lower())[0] in dutch | english
    ]
    assert problems == []


def test_role_advice_starts_from_the_lightest_rung_and_argues_every_step_up():
    problems = []
    answers = places("advice_answers")
    for question in rows("advice_questions"):
        own = [row for _, row in answers if row["question"] == question["key"]]
        if [int(row["order"]) for row in own] != list(range(1, len(own) + 1)):
            problems.append(f"{question['key']}: answers are not in order")
        if own[0]["rung"] != "1" or own[0]["plan_b"] != "false":
            problems.append(f"{question['key']}: the first answer gives a reason to climb")
        if own[-1]["key"] != "unknown" or own[-1]["rung"] != "1":
            problems.append(f"{question['key']}: the last answer is not unknown")
    for place, row in answers:
        if bool(row["reason_nl"]) != (int(row["rung"]) > 1):
            problems.append(f"{place}: a reason belongs to a rung above 1, and only there")
    assert problems == []


def test_role_advice_can_reach_every_rung():
    assert {row["rung"] for row in rows("advice_answers")} == set("12345")


def test_the_minutes_of_the_ladder_lesson_add_up_to_fifty():
    minutes = sum(int(row["minutes"]) for row in rows("activities") if row["lesson"] == "ladder")
    assert minutes == 50
