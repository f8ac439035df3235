"""The decision aid: it starts light, and every step up has a reason."""

from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.content.course import read_course
from netwerkgemeente.models.role_advice import advise
from tests.unit.strategies import TEXTS, json_values

QUESTIONS = read_course("nl").advice
KEYS = tuple(question.key for question in QUESTIONS)
GIVEN = st.fixed_dictionaries(
    {},
    optional={
        question.key: st.sampled_from([answer.key for answer in question.answers])
        for question in QUESTIONS
    },
)


def test_without_a_reason_the_advice_is_letting_go_with_a_plan_b():
    advice = advise(QUESTIONS, {})
    assert (advice.rung, advice.steps, advice.plan_b) == (1, (), True)


def test_no_reason_to_climb_in_any_answer_is_letting_go_with_a_plan_b():
    advice = advise(QUESTIONS, {question.key: question.answers[0].key for question in QUESTIONS})
    assert (advice.rung, advice.plan_b, advice.open) == (1, True, ())


@given(GIVEN, st.sampled_from(QUESTIONS), st.data())
def test_one_more_answer_never_lowers_the_rung(answers, question, data):
    before = advise(QUESTIONS, {key: a for key, a in answers.items() if key != question.key})
    more = data.draw(st.sampled_from([answer.key for answer in question.answers]))
    after = advise(QUESTIONS, {**answers, question.key: more})
    assert after.rung >= before.rung


@given(GIVEN)
def test_every_step_up_has_a_reason(answers):
    advice = advise(QUESTIONS, answers)
    assert [step.rung for step in advice.steps] == list(range(2, advice.rung + 1))
    assert all(step.reasons and all(step.reasons) for step in advice.steps)


@given(GIVEN)
def test_the_advice_is_no_heavier_than_its_heaviest_reason(answers):
    asked = [
        answer.rung
        for question in QUESTIONS
        for answer in question.answers
        if answers.get(question.key) == answer.key
    ]
    assert advise(QUESTIONS, answers).rung == max(asked, default=1)


@given(GIVEN)
def test_letting_go_always_asks_for_a_plan_b(answers):
    advice = advise(QUESTIONS, answers)
    assert advice.plan_b or advice.rung > 1


@given(GIVEN)
def test_a_question_is_open_until_it_is_answered(answers):
    still_open = {question.key for question in advise(QUESTIONS, answers).open}
    assert still_open == set(KEYS) - set(answers)


@given(st.dictionaries(st.sampled_from(KEYS) | TEXTS, json_values()))
def test_an_answer_that_does_not_exist_counts_as_not_given(answers):
    real = {key: value for key, value in answers.items() if isinstance(value, str)}
    assert advise(QUESTIONS, answers) == advise(QUESTIONS, real)


def test_the_advice_does_not_depend_on_the_order_in_which_one_answers():
    answers = {question.key: question.answers[-2].key for question in QUESTIONS}
    backwards = dict(reversed(answers.items()))
    assert advise(QUESTIONS, answers) == advise(QUESTIONS, backwards)
