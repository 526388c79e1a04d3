"""`factmill gate`: what CI sees."""

import json
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import pytest


@pytest.fixture(scope="module")
def broken(shop: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shop with a row whose text is not what its document says there."""
    folder = tmp_path_factory.mktemp("broken")
    (folder / "factmill.duckdb").write_bytes((shop / "factmill.duckdb").read_bytes())
    with duckdb.connect(str(folder / "factmill.duckdb")) as con:
        con.execute("UPDATE quantities SET text = '$6.6 million'")
    return folder


def test_a_warehouse_that_holds_passes_with_exit_code_0(call) -> None:
    result = call("gate")
    assert result.exit_code == 0, result.output
    assert result.stdout.endswith("Version 3 passes.\n")


def test_a_row_that_does_not_quote_its_document_is_refused_with_exit_code_1(call, broken: Path) -> None:
    result = call("gate", warehouse=broken)
    assert result.exit_code == 1
    assert "REFUSED: quantities: 1 published row fails its expectations" in result.stdout
    assert "q_1" in result.stdout


def test_json_says_what_the_exit_code_says(call, broken: Path) -> None:
    assert json.loads(call("gate", "--json").stdout)["ok"] is True
    assert json.loads(call("gate", "--json", warehouse=broken).stdout)["ok"] is False


def test_junit_has_a_failure_for_what_is_refused(call, broken: Path, tmp_path: Path) -> None:
    call("gate", "--junit", tmp_path / "gate.xml", warehouse=broken)
    root = ElementTree.parse(tmp_path / "gate.xml").getroot()
    assert root.findall(".//testsuite[@name='quantities']//failure")
    assert not root.findall(".//testsuite[@name='documents']//failure")


def test_markdown_opens_with_the_verdict(call) -> None:
    assert call("gate", "--markdown").stdout.startswith("## factmill gate: passed")


def test_json_and_markdown_at_once_are_wrong_use(call) -> None:
    assert call("gate", "--json", "--markdown").exit_code == 2


def test_the_gate_leaves_the_window_as_it_was(call, shop: Path) -> None:
    before = (shop / "factmill.duckdb").read_bytes()
    call("gate")
    assert (shop / "factmill.duckdb").read_bytes() == before
