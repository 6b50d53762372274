"""A file is replaced whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from kkrdata.errors import OutputError
from kkrdata.export import files

DEV_FULL = Path("/dev/full")


@pytest.fixture
def target(tmp_path):
    """A file that has a content already."""
    path = tmp_path / "map.svg"
    path.write_bytes(b"old")
    return path


def no_space(*_arguments):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def beside(target):
    """The file that a content is written to before it takes the target's place."""
    return target.with_name(f".{target.name}.{os.getpid()}.part")


def names(folder):
    return [path.name for path in folder.iterdir()]


def test_a_new_file_is_written_with_the_folders_it_needs(tmp_path):
    path = tmp_path / "some" / "folder" / "map.svg"
    assert files.write(path, b"new") is True
    assert path.read_bytes() == b"new"
    assert names(path.parent) == ["map.svg"]


def test_an_old_content_is_replaced_whole(target):
    assert files.write(target, b"n") is True
    assert target.read_bytes() == b"n"
    assert names(target.parent) == ["map.svg"]


def test_the_same_content_is_not_written_again(target):
    before = target.stat()
    assert files.write(target, b"old") is False
    assert (target.stat().st_mtime_ns, target.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_an_empty_content_is_a_content(target):
    assert files.write(target, b"") is True
    assert target.read_bytes() == b""


@pytest.mark.parametrize(("owner", "function"), [(Path, "write_bytes"), (os, "replace")])
def test_when_the_disk_is_full_the_old_content_stays(owner, function, target, monkeypatch):
    monkeypatch.setattr(owner, function, no_space)
    with pytest.raises(
        OutputError, match=r"map\.svg: cannot be written \(No space left on device\)"
    ):
        files.write(target, b"new")
    assert target.read_bytes() == b"old"
    assert names(target.parent) == ["map.svg"]


@pytest.mark.skipif(not DEV_FULL.exists(), reason="only Linux has a disk that is always full")
def test_when_a_real_disk_is_full_the_old_content_stays(target):
    beside(target).symlink_to(DEV_FULL)
    with pytest.raises(OutputError, match="No space left on device"):
        files.write(target, b"new")
    assert target.read_bytes() == b"old"
    assert names(target.parent) == ["map.svg"]


def test_when_the_disk_fills_up_half_way_the_old_content_stays(target, monkeypatch):
    def half(path, content):
        with path.open("wb") as file:
            file.write(content[: len(content) // 2])
        no_space()

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(OutputError):
        files.write(target, b"new")
    assert target.read_bytes() == b"old"
    assert names(target.parent) == ["map.svg"]


def test_what_a_build_that_died_left_behind_is_no_hindrance(target):
    beside(target).write_bytes(b"half of an older con")
    assert files.write(target, b"new") is True
    assert target.read_bytes() == b"new"
    assert names(target.parent) == ["map.svg"]


def test_a_folder_that_cannot_be_made_is_an_error_that_names_the_file_and_what_to_do(target):
    path = target / "folder" / "map.png"
    with pytest.raises(OutputError, match=r"Not a directory.*Choose another folder") as caught:
        files.write(path, b"new")
    assert str(path) in str(caught.value)
    assert target.read_bytes() == b"old"


def test_a_folder_of_the_same_name_is_an_error(tmp_path):
    (tmp_path / "map.svg").mkdir()
    with pytest.raises(OutputError, match="directory"):
        files.write(tmp_path / "map.svg", b"new")
    assert names(tmp_path) == ["map.svg"]
