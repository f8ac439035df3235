"""Finding a browser, without one: usual places are made of empty files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import chromium


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o755)
    return path


def test_the_variable_goes_before_the_path(tmp_path):
    named, on_path = program(tmp_path / "mine"), program(tmp_path / "bin" / "chromium")
    environment = {chromium.VARIABLE: str(named), "PATH": str(on_path.parent)}
    assert chromium.find(environment, "Linux", tmp_path) == named


def test_a_variable_that_names_nothing_is_refused(tmp_path):
    with pytest.raises(chromium.NoBrowserError, match="is not there"):
        chromium.find({chromium.VARIABLE: str(tmp_path / "gone")}, "Linux", tmp_path)


@pytest.mark.skipif("os.name == 'nt'", reason="an empty file is no program on Windows")
def test_a_browser_on_the_path_is_found(tmp_path):
    browser = program(tmp_path / "google-chrome")
    assert chromium.find({"PATH": str(tmp_path)}, "Linux", tmp_path) == browser


def test_a_users_own_browser_on_a_mac_is_found(tmp_path):
    place = "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"
    browser = program(tmp_path / place)
    assert chromium.find({}, "Darwin", tmp_path) in {browser, *Path("/Applications").rglob("*")}


def test_edge_on_windows_is_found(tmp_path):
    browser = program(tmp_path / "Microsoft/Edge/Application/msedge.exe")
    environment = {"PROGRAMFILES(X86)": str(tmp_path), "PROGRAMFILES": str(tmp_path / "none")}
    assert chromium.find(environment, "Windows", tmp_path) == browser


def test_nothing_is_found_where_nothing_is(tmp_path):
    assert chromium.find({"PATH": str(tmp_path)}, "Linux", tmp_path) is None


def test_without_a_browser_one_sentence_says_what_to_do(capsys):
    def search():
        raise chromium.NoBrowserError(chromium.WHAT_TO_DO)

    assert chromium.main(search) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "install one of them" in said.err


def test_the_path_is_all_that_is_printed(capsys, tmp_path):
    assert chromium.main(lambda: tmp_path / "chromium") == 0
    assert capsys.readouterr().out == f"{tmp_path / 'chromium'}\n"
