"""The gate: a published warehouse passes or is refused, and whatever its data say cannot break the report."""

import json
from xml.etree import ElementTree as Xml

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.quality.audit import TableVerdict
from pipeline.quality.gate import GateResult, gate
from pipeline.quality.render import as_json, as_junit, as_markdown, summary, troubles
from pipeline.rows import PUBLISHED, Audit

Connection = duckdb.DuckDBPyConnection
HOSTILE = "'\"]]>&amp;<script>alert(1)</script>|`*_[x](http://evil.example)@team #1\x00\x07\x1b[31m\r\n\ud800\u202e\ufffe"


def hostile(text: str) -> GateResult:
    """A refused gate in which every word that can come from data is `text`."""
    audit = Audit("a_1", 1, "quantities", text, text, "critical", False, 2, 1, text)
    warning = audit._replace(audit_id="a_2", severity="warning")
    verdict = TableVerdict("quantities", 2, 1, (text,), (audit, warning), {"a_1": (text,), "a_2": (text,)})
    return GateResult(1, (verdict,), ())


def test_a_sound_warehouse_passes(sound: Connection) -> None:
    result = gate(sound, 7)
    assert (result.ok, result.exit_code, result.refusals) == (True, 0, ())
    assert [line.table for line in summary(result)] == [table.name for table in PUBLISHED]
    assert {audit.version for verdict in result.verdicts for audit in verdict.audits} == {7}


def test_a_published_row_that_fails_refuses(sound: Connection) -> None:
    sound.execute("UPDATE fresh.quantities SET value = -5")
    result = gate(sound, 1)
    assert result.exit_code == 1
    assert result.refusals[0] == "quantities: 1 published row fails its expectations"
    assert "facts: 1 published row fails its expectations" in result.refusals
    (verdict,) = [one for one in result.verdicts if one.table == "quantities"]
    audit, rows = troubles(verdict)[0]
    assert (audit.column_name, audit.failed, rows) == ("money", 1, ("q_1",))


def test_a_warning_is_reported_but_passes(sound: Connection) -> None:
    sound.execute("UPDATE fresh.documents SET title = 'T'")
    result = gate(sound, 1)
    assert result.exit_code == 0
    assert {line.table: line.state for line in summary(result)}["documents"] == "warned"
    assert "title" in as_markdown(result)


def test_a_missing_table_refuses(sound: Connection) -> None:
    sound.execute("DROP VIEW whole.rejects")
    assert "rejects: whole.rejects does not exist" in gate(sound, 1).refusals


def test_a_document_without_its_file_breaks_conservation(sound: Connection) -> None:
    sound.execute("INSERT INTO fresh.files BY NAME SELECT 'b.txt' AS path, 'd_gone' AS document_id")
    result = gate(sound, 1)
    assert [violation.explanation for violation in result.violations] == [
        "files: 2 files, but 1 documents and 0 refused: 1 got lost."
    ]
    assert result.exit_code == 1


def test_a_quarantined_document_keeps_conservation(sound: Connection) -> None:
    sound.execute("INSERT INTO fresh.files BY NAME SELECT 'b.txt' AS path, 'd_2' AS document_id")
    sound.execute(
        "INSERT INTO fresh.quarantine VALUES "
        "('z_1', 'documents', 'd_2', 'd_2', ['a reason'], '{\"path\": \"b.txt\"}', 'open')"
    )
    assert gate(sound, 1).violations == ()


def test_json_carries_everything_that_was_said() -> None:
    told = json.loads(as_json(hostile(HOSTILE)))
    assert told["ok"] is False
    assert told["refusals"] == [HOSTILE]
    assert told["tables"][0]["audits"][0]["examples"] == [HOSTILE]
    assert as_json(hostile(HOSTILE)).isascii()


def test_junit_counts_critical_failures_only() -> None:
    root = Xml.fromstring(as_junit(hostile("plain")))
    suites = {suite.get("name"): suite for suite in root}
    assert (suites["quantities"].get("tests"), suites["quantities"].get("failures")) == ("2", "1")
    assert len(suites["quantities"].findall("testcase/failure")) == 1
    assert suites["gate"].get("failures") == "1"


def test_junit_of_a_passing_gate_has_a_case_and_no_failure(sound: Connection) -> None:
    root = Xml.fromstring(as_junit(gate(sound, 1)))
    assert root.findall(".//failure") == []
    assert [case.get("name") for case in root.findall("testsuite[@name='gate']/testcase")] == ["nothing refuses"]


def test_markdown_takes_nothing_of_the_data_for_markup() -> None:
    told = as_markdown(hostile(HOSTILE))
    assert "<script" not in told and "\x1b" not in told and "](" not in told.replace("\\]", "")
    assert "@team" not in told and "http://" not in told and "\u202e" not in told
    rows = [line for line in told.splitlines() if line.startswith("| quantities")]
    assert [len(row.replace("\\|", "").split("|")) for row in rows] == [7, 8, 8]


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_text_survives_every_rendering(text: str) -> None:
    result = hostile(text)
    assert json.loads(as_json(result))["refusals"] == [text]
    Xml.fromstring(as_junit(result).encode("utf-8"))
    lines = as_markdown(result).encode("utf-8").decode().splitlines()
    assert len([line for line in lines if line.startswith("| quantities")]) == 3


@pytest.mark.parametrize("render", [as_json, as_junit, as_markdown])
def test_a_hostile_row_is_quarantined_with_its_payload_intact_and_reported(sound: Connection, render) -> None:  # type: ignore[no-untyped-def]
    name = "<b>\"O'Neill\"</b>\x01\x1b]]>|` & co"
    sound.execute("UPDATE fresh.entities SET name = ?, mention_count = -1", [name])
    result = gate(sound, 1)
    ((payload,),) = sound.execute("SELECT payload FROM audit.quarantine WHERE table_name = 'entities'").fetchall()
    assert json.loads(payload)["name"] == name
    assert "entities" in render(result)
