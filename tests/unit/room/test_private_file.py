"""Small files with secrets in them."""

from __future__ import annotations

import os
import stat

import pytest

from netwerkgemeente.room.private_file import keep_private, read_private


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_can_read_it(tmp_path):
    path = tmp_path / "folder" / "secret.json"
    keep_private(path, {"token": "t"})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_was_kept_comes_back_and_nothing_else_is_left_behind(tmp_path):
    path = tmp_path / "secret.json"
    keep_private(path, {"token": "old"})
    keep_private(path, {"token": "new"})
    assert read_private(path) == {"token": "new"}
    assert [each.name for each in tmp_path.iterdir()] == ["secret.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe"])
def test_a_damaged_file_counts_as_none(tmp_path, content):
    path = tmp_path / "secret.json"
    path.write_bytes(content)
    assert read_private(path) is None
    assert read_private(tmp_path / "missing.json") is None
