"""Files and folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sayso.collect import MAX_BYTES, Sidecar, collect_path, find_paths
from sayso.errors import CollectError, SidecarError

TEXT = "Both armies signed a truce at Oslava on Monday.\n"


def write(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_sidecar_beside_a_file_is_read_and_options_go_before_it(tmp_path: Path) -> None:
    path = write(tmp_path / "truce.txt")
    write(tmp_path / "truce.json", '{"title": "A truce", "publisher": "Lowland Press"}')
    report = collect_path(path, overrides=Sidecar(title="Another"))
    assert (report.name, report.title, report.outlet) == ("truce", "Another", "Lowland Press")


def test_a_bad_sidecar_is_an_error(tmp_path: Path) -> None:
    path = write(tmp_path / "truce.txt")
    write(tmp_path / "truce.json", '{"titel": "A truce"}')
    with pytest.raises(SidecarError, match="did you mean 'title'"):
        collect_path(path)


def test_a_folder_gives_its_reports_sorted_without_sidecars_and_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "b.json", "a.html", ".hidden.txt", "sub/c.txt", ".git/d.txt", "alone.json"):
        write(tmp_path / name)
    assert [str(path.relative_to(tmp_path)) for path in find_paths(tmp_path)] == [
        "a.html",
        "alone.json",
        "b.txt",
        "sub/c.txt",
    ]


def test_a_file_gives_itself(tmp_path: Path) -> None:
    path = write(tmp_path / ".named-by-hand")
    assert list(find_paths(path)) == [path]


def test_nothing_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CollectError, match="no such file or folder"):
        list(find_paths(tmp_path / "gone"))
    with pytest.raises(CollectError, match="cannot be read"):
        collect_path(tmp_path / "gone.txt")


def test_folders_pipes_and_large_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CollectError, match="is a folder"):
        collect_path(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CollectError, match="no regular file"):
        collect_path(tmp_path / "pipe")
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(CollectError, match="larger than 50 MB"):
        collect_path(tmp_path / "large.txt")


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(CollectError, match="is no file name"):
        collect_path(Path("a\x00b"))
