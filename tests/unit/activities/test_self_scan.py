"""The self-scan: what is said after the last slider, and not before."""


def set_all(activity, *values):
    for slider, value in zip(activity.sliders.values(), values, strict=True):
        slider.value = value


def test_both_ends_of_every_slider_are_statements(open_activity):
    sliders = open_activity("self_scan").sliders.values()
    assert len(sliders) == 8
    assert all(
        slider.low_end.startswith("■") and slider.high_end.endswith("●") for slider in sliders
    )


def test_nothing_is_said_of_a_leaning_before_the_last_slider(open_activity):
    activity = open_activity("self_scan")
    for slider in list(activity.sliders.values())[:-1]:
        slider.value = 9
    assert "Still to go: 1" in str(activity.feedback)
    assert "lean" not in str(activity.feedback)
    assert not activity.done


def test_the_most_of_each_side_is_named(open_activity):
    activity = open_activity("self_scan")
    set_all(activity, 1, 8, 5, 5, 1, 5, 5, 7)
    said = str(activity.feedback)
    assert "towards network at: goal." in said
    assert "towards hierarchy at: steering and agreements." in said


def test_a_side_to_which_nothing_leans_is_not_named(open_activity):
    activity = open_activity("self_scan")
    set_all(activity, *[6] * 8)
    assert "hierarchy at" not in str(activity.feedback)
    assert "steering, goal, decision" in str(activity.feedback)


def test_the_middle_is_named_as_the_middle(open_activity):
    activity = open_activity("self_scan")
    set_all(activity, *[5] * 8)
    assert "in the middle at all eight" in str(activity.feedback)


def test_no_side_is_called_the_right_one(open_activity):
    activity = open_activity("self_scan")
    set_all(activity, *range(8))
    assert "Neither side is the right one" in str(activity.feedback)
