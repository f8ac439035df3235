from netwerkgemeente.place import Place, place


def test_a_lesson_runs_at_a_desk_unless_something_says_otherwise():
    assert place({}, "linux") is Place.DESK


def test_a_hub_says_who_its_user_is():
    assert place({"JUPYTERHUB_USER": "someone"}, "linux") is Place.HUB


def test_binder_is_a_hub_that_forgets():
    found = place({"JUPYTERHUB_USER": "x", "BINDER_LAUNCH_HOST": "https://binder.example"}, "linux")
    assert found is Place.BINDER


def test_a_kernel_in_a_browser_knows_by_its_platform():
    assert place({}, "emscripten") is Place.BROWSER
