"""Nothing about a file can stop a run: it becomes a document or is refused with a reason."""

import os
from pathlib import Path

import duckdb
import pytest

from pipeline.errors import InboxError, LockedError, WarehouseError
from pipeline.store.inbox import scan
from pipeline.store.warehouse import Warehouse
from pipeline.text.staging import MAX_BYTES
from tests.run.walked import walked
from tests.unprivileged import shared_folder, unprivileged

GOOD = "Hallsund Energy opened a 900 MW wind farm in 2023.\n\nIt cost $3.2 billion."


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    (folder / "sub").mkdir(parents=True)
    (folder / "good.txt").write_text(GOOD)
    (folder / "sub" / "twin.txt").write_text(GOOD)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.md").write_text(" \n\t\n")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(MAX_BYTES + 1)
    (tmp_path / "secret.txt").write_text("outside")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "dangling.txt").symlink_to(folder / "nowhere.txt")
    (folder / "folder_link").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe.txt")
    (folder / ".hidden.txt").write_text("not an article")
    (folder / "overflow.txt").write_text(f"They raised ${'9' * 400} billion, or {'1,' * 300}000 euros, in 99999999.")
    return folder


def test_every_file_is_a_document_or_refused_with_a_reason(inbox: Path, tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path / "warehouse")
    summary = walked(inbox, warehouse)
    with duckdb.connect(str(warehouse.window), read_only=True) as con:
        files = dict(con.execute("SELECT path, coalesce(reason, 'document') FROM files").fetchall())
    expected = {
        "good.txt": "document",
        "overflow.txt": "document",
        "sub/twin.txt": "duplicate: the same bytes as good.txt",
        "empty.txt": "empty",
        "blank.md": "",
        "binary.txt": "",
        "photo.jpg": "",
        "huge.txt": "larger than",
        "link.txt": "leads out of the inbox",
        "dangling.txt": "cannot be read",
        "folder_link": "leads out of the inbox",
        "pipe.txt": "not a regular file",
    }
    assert files.keys() == expected.keys()
    for path, words in expected.items():
        assert words in files[path], path
        assert (files[path] == "document") == (words == "document"), path
    assert summary.rows["documents"] == 2


def test_an_unreadable_file_is_refused() -> None:
    with shared_folder() as folder:
        (folder / "good.txt").write_text(GOOD)
        (folder / "closed.txt").write_text(GOOD + " And more.")
        (folder / "closed.txt").chmod(0)
        with unprivileged():
            reasons = {file.path: file.reason for file in scan(folder)}
    assert reasons["good.txt"] is None
    assert reasons["closed.txt"] == "cannot be read: permission denied; check its permissions"


def test_a_folder_that_cannot_be_listed_is_refused_and_does_not_vanish() -> None:
    with shared_folder() as folder:
        (folder / "closed" / "inner").mkdir(parents=True)
        (folder / "good.txt").write_text(GOOD)
        (folder / "closed").chmod(0)
        with unprivileged():
            reasons = {file.path: file.reason for file in scan(folder)}
    assert reasons == {
        "good.txt": None,
        "closed": "folder cannot be listed: permission denied; check its permissions",
    }


def test_a_folder_with_too_long_a_path_is_refused(tmp_path: Path) -> None:
    """Made step by step, as archives are unpacked; the path as a whole is more than the system takes."""
    (tmp_path / "good.txt").write_text(GOOD)
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(25):
        os.mkdir("d" * 200, dir_fd=here)
        below = os.open("d" * 200, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    good, *rest = sorted(scan(tmp_path), key=lambda file: file.path != "good.txt")
    assert good.reason is None
    assert [(file.reason or "").startswith("folder cannot be listed: file name too long") for file in rest] == [True]


def test_an_inbox_that_cannot_be_listed_is_an_error() -> None:
    with shared_folder() as folder:
        folder.chmod(0o111)
        with unprivileged(), pytest.raises(InboxError, match="cannot be listed"):
            scan(folder)


def test_a_file_that_is_no_article_is_not_what_an_article_is_a_duplicate_of(tmp_path: Path) -> None:
    for name in ("README", "notes.csv", "story.txt", "twin.md"):
        (tmp_path / name).write_text(GOOD)
    reasons = {file.path: file.reason for file in scan(tmp_path)}
    assert reasons["story.txt"] is None
    assert (reasons["twin.md"] or "").startswith("duplicate: the same bytes as story.txt")


def test_a_file_name_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(GOOD)
    (file,) = scan(tmp_path)
    assert "not valid UTF-8" in (file.reason or "")


def test_when_the_first_of_two_duplicates_goes_the_other_takes_its_place(inbox: Path, tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path / "warehouse")
    walked(inbox, warehouse)
    (inbox / "good.txt").unlink()
    walked(inbox, warehouse)
    with duckdb.connect(str(warehouse.window), read_only=True) as con:
        paths = [path for (path,) in con.execute("SELECT path FROM documents ORDER BY path").fetchall()]
    assert paths == ["overflow.txt", "sub/twin.txt"]


def test_a_missing_inbox_is_an_error_with_a_next_step(tmp_path: Path) -> None:
    with pytest.raises(InboxError, match="no such folder") as caught:
        scan(tmp_path / "nowhere")
    assert "factmill run" in caught.value.next_step


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path / "warehouse")
    with warehouse.locked(), pytest.raises(LockedError, match="another run"), warehouse.locked(wait_seconds=0.1):
        pass


def test_a_warehouse_that_is_read_only_cannot_be_written() -> None:
    with shared_folder() as folder:
        made = Warehouse(folder / "made")
        made.path.mkdir()
        folder.chmod(0o555)
        for warehouse in (made, Warehouse(folder / "new")):
            with unprivileged(), pytest.raises(WarehouseError, match="cannot be written"), warehouse.locked():
                pass
        assert not list(made.path.iterdir())


def test_a_warehouse_that_is_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "warehouse").write_text("not a folder")
    with pytest.raises(WarehouseError, match="cannot be written"), Warehouse(tmp_path / "warehouse").locked():
        pass
