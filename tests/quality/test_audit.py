"""The audit: rows that break a rule wait in quarantine with every reason, and take what depends on them along."""

import csv
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from pipeline.quality.audit import TableVerdict, audit_references, audit_table, clean, prepare
from pipeline.quality.structure import parents_first
from pipeline.rows import TABLES

Connection = duckdb.DuckDBPyConnection
CASES = Path(__file__).resolve().parents[1] / "cases"
with (CASES / "broken_structure.csv").open(encoding="utf-8", newline="") as lines:
    BROKEN = list(csv.DictReader(lines))
ORDER = [table.name for table in parents_first()]


def audit(con: Connection) -> dict[str, TableVerdict]:
    verdicts = {name: audit_table(con, name, 1) for name in ORDER}
    return verdicts | {verdict.table: verdict for verdict in audit_references(con, 1)}


def quarantined(con: Connection) -> dict[str, list[str]]:
    rows = con.execute("SELECT table_name, row_id, reasons FROM audit.quarantine ORDER BY ALL").fetchall()
    return {f"{table}/{row}": reasons for table, row, reasons in rows}


def test_a_sound_warehouse_loses_no_row_and_is_not_refused(sound: Connection) -> None:
    verdicts = audit(sound)
    assert quarantined(sound) == {}
    assert [verdict.refusals for verdict in verdicts.values() if verdict.refusals] == []
    assert all(one.success for one in verdicts["quantities"].audits if one.severity == "critical")


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: f"{case['rule']}-{case['table']}-{case['change'][:30]}")
def test_a_row_that_breaks_its_structure_is_quarantined_with_the_reason(sound: Connection, case: dict[str, str]) -> None:
    sound.execute(f'UPDATE fresh."{case["table"]}" SET {case["change"]}')
    verdict = audit_table(sound, case["table"], 1)
    said = [reason for reasons in quarantined(sound).values() for reason in reasons]
    assert any(case["says"] in reason for reason in said), said
    broken = {one.expectation: one.failed for one in verdict.audits if not one.success}
    assert broken.get(case["rule"], 0) > 0
    assert verdict.quarantined > 0


def test_every_structural_rule_has_a_case() -> None:
    from pipeline.quality.structure import WHY

    assert {case["rule"] for case in BROKEN} | {"columns", "reference"} == set(WHY)


def test_all_reasons_of_a_row_are_told_sorted_and_its_payload_is_the_whole_row(sound: Connection) -> None:
    sound.execute("UPDATE fresh.quantities SET value = -5, unit = 'XXL', text = 'five'")
    audit_table(sound, "quantities", 1)
    rows = sound.execute("SELECT reasons, payload, document_id, state FROM audit.quarantine").fetchall()
    ((reasons, payload, document, state),) = rows
    assert reasons == sorted(reasons) and len(reasons) == 3
    assert reasons[0].startswith("currency: ") and reasons[1].startswith("money: ")
    assert set(json.loads(payload)) == set(TABLES["quantities"].column_names)
    assert (document, state) == ("d_1", "open")


def test_auditing_twice_says_the_same_once(sound: Connection) -> None:
    sound.execute("UPDATE fresh.quantities SET value = -5")
    audit(sound)
    everything = "SELECT * FROM audit.quarantine ORDER BY ALL"
    once, audits = sound.execute(everything).fetchall(), sound.execute("SELECT count(*) FROM audit.audits").fetchall()
    audit(sound)
    assert sound.execute(everything).fetchall() == once
    assert sound.execute("SELECT count(*) FROM audit.audits").fetchall() == audits
    audit_references(sound, 1)
    assert sound.execute(everything).fetchall() == once


def test_rows_that_share_a_key_are_all_quarantined_and_told_apart(sound: Connection) -> None:
    sound.execute("INSERT INTO fresh.mentions SELECT * FROM fresh.mentions WHERE mention_id = 'm_1'")
    verdict = audit_table(sound, "mentions", 1)
    ids = sound.execute("SELECT quarantine_id FROM audit.quarantine").fetchall()
    assert verdict.quarantined == 2 and len(set(ids)) == 2
    assert sound.execute(f"SELECT mention_id FROM ({clean(TABLES['mentions'])})").fetchall() == [("m_2",)]


def test_a_key_that_the_published_table_has_already_is_not_unique(sound: Connection) -> None:
    sound.execute("INSERT INTO old.mentions SELECT * FROM fresh.mentions WHERE mention_id = 'm_1'")
    audit_table(sound, "mentions", 1)
    assert list(quarantined(sound)) == ["mentions/m_1"]


def test_a_quarantined_document_takes_everything_that_was_read_from_it(sound: Connection) -> None:
    sound.execute("UPDATE fresh.documents SET published_on = DATE '1824-01-01', published_evidence = 'url'")
    audit(sound)
    gone = quarantined(sound)
    assert {name.split("/")[0] for name in gone} == {
        "documents", "segments", "sentences", "mentions", "quantities", "time_expressions", "facts",
    }  # fmt: skip
    assert "refers to quarantined documents d_1" in gone["sentences/s_1"]
    assert "refers to quarantined quantities q_1" in gone["facts/f_1"]


def test_a_quantity_derived_from_a_quarantined_one_goes_too_through_any_number_of_steps(sound: Connection) -> None:
    sound.execute("UPDATE fresh.quantities SET value = -5")
    for step in range(2, 6):
        sound.execute(
            "INSERT INTO fresh.quantities SELECT * REPLACE (? AS quantity_id, 5 AS value, ? AS derived_from) "
            "FROM fresh.quantities WHERE quantity_id = 'q_1'",
            [f"q_{step}", f"q_{step - 1}"],
        )
    audit(sound)
    gone = quarantined(sound)
    assert gone["quantities/q_5"] == ["refers to quarantined quantities q_4"]
    assert gone["facts/f_1"] == ["refers to quarantined quantities q_1"]


def test_rows_that_refer_to_each_other_in_a_circle_end_the_audit(sound: Connection) -> None:
    sound.execute("UPDATE fresh.quantities SET value = -5, derived_from = 'q_1'")
    audit(sound)
    assert "quantities/q_1" in quarantined(sound)


def test_a_reference_to_nothing_is_quarantined_and_no_reference_is_fine(sound: Connection) -> None:
    sound.execute("UPDATE fresh.mentions SET entity_id = 'e_9' WHERE mention_id = 'm_1'")
    audit(sound)
    assert quarantined(sound) == {"mentions/m_1": ["refers to missing entities e_9"]}


def test_a_reference_to_an_old_row_that_stays_is_fine(sound: Connection) -> None:
    sound.execute("INSERT INTO old.entities SELECT * FROM fresh.entities; DELETE FROM fresh.entities")
    audit(sound)
    assert quarantined(sound) == {}


def test_what_may_be_published_and_what_is_quarantined_add_up(sound: Connection) -> None:
    sound.execute("UPDATE fresh.mentions SET mention_id = NULL WHERE mention_id = 'm_1'")
    audit(sound)
    for name in ORDER:
        total = len(sound.execute(f'SELECT 1 FROM fresh."{name}"').fetchall())
        kept = len(sound.execute(clean(TABLES[name])).fetchall())
        out = sound.execute("SELECT count(*) FROM audit.quarantine WHERE table_name = ?", [name]).fetchall()[0][0]
        assert total == kept + out, name


def test_a_warning_is_told_but_keeps_its_row(sound: Connection) -> None:
    sound.execute("UPDATE fresh.documents SET title = 'T'")
    verdict = audit_table(sound, "documents", 1)
    assert quarantined(sound) == {}
    assert [one.column_name for one in verdict.audits if not one.success and one.severity == "warning"].count("title")


def test_a_table_that_loses_too_many_rows_is_refused_and_a_small_one_is_not(sound: Connection) -> None:
    sound.execute("UPDATE fresh.quantities SET value = -5")
    assert audit_table(sound, "quantities", 1).refusals == ()
    sound.execute(
        "INSERT INTO fresh.quantities SELECT q.* REPLACE ('q_x' || i AS quantity_id) "
        "FROM fresh.quantities q, range(60) t(i)"
    )
    (refusal,) = audit_table(sound, "quantities", 1).refusals
    assert refusal == "quantities: 61 of 61 rows fail; more than 25% refuses the run"


def test_a_table_is_judged_as_a_whole_by_its_profile(fill: Callable[..., Connection]) -> None:
    documents = [{"path": "same.txt", "text": ""} for _ in range(2)]
    verdict = audit_table(fill({"documents": documents}), "documents", 1)
    assert [refusal for refusal in verdict.refusals if refusal.startswith("documents: rows, paths:")]


def test_shares_are_taken_of_all_rows_that_would_be_published(fill: Callable[..., Connection]) -> None:
    con = fill({"mentions": [{"document_id": f"d_{nth}", "text": "Acme"} for nth in range(60)]})
    assert [one for one in audit_table(con, "entities", 1).refusals if "unresolved_mention_share" in one]
    con.execute("INSERT INTO old.mentions SELECT * REPLACE ('o' || mention_id AS mention_id, 'e' AS entity_id) FROM fresh.mentions")
    assert not [one for one in audit_table(con, "entities", 1).refusals if "unresolved_mention_share" in one]


def test_empty_tables_are_believable(fill: Callable[..., Connection]) -> None:
    verdicts = audit(fill({}))
    assert [verdict.refusals for verdict in verdicts.values() if verdict.refusals] == []


def test_a_missing_column_refuses_the_table_instead_of_failing(sound: Connection) -> None:
    sound.execute("DROP VIEW whole.entities; ALTER TABLE fresh.entities DROP name")
    sound.execute("CREATE VIEW whole.entities AS SELECT * FROM fresh.entities")
    assert audit_table(sound, "entities", 1).refusals == ("entities: column name is missing",)


def test_numbers_at_the_edge_of_the_type_are_judged_not_dropped(sound: Connection) -> None:
    sound.execute("UPDATE fresh.quantities SET value = ?", [Decimal("99999999999999999999999999999.999999999")])
    audit_table(sound, "quantities", 1)
    assert any("10^20" in reason for reason in quarantined(sound)["quantities/q_1"])


def test_preparing_twice_keeps_what_is_there(sound: Connection) -> None:
    sound.execute("UPDATE fresh.quantities SET value = -5")
    audit_table(sound, "quantities", 1)
    prepare(sound)
    assert list(quarantined(sound)) == ["quantities/q_1"]


def test_batches_of_any_size_name_the_same_rows(sound: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    sound.execute(
        "INSERT INTO fresh.quantities SELECT q.* REPLACE ('q_x' || i AS quantity_id, i - 5 AS value) "
        "FROM fresh.quantities q, range(10) t(i)"
    )
    audit_table(sound, "quantities", 1)
    whole = quarantined(sound)
    monkeypatch.setattr("pipeline.quality.audit.BATCH", 3)
    audit_table(sound, "quantities", 1)
    assert quarantined(sound) == whole
    assert sorted(whole) == [f"quantities/q_x{i}" for i in range(5)]


def test_a_small_change_that_fails_is_weighed_against_the_whole_table(fill: Callable[..., Connection]) -> None:
    con = fill({"quantities": [{"value": -5} for _ in range(60)]})
    assert any("rows fail" in refusal for refusal in audit_table(con, "quantities", 1).refusals)
    con.execute(
        "INSERT INTO old.quantities SELECT f.* REPLACE (f.quantity_id || n AS quantity_id, 5 AS value) "
        "FROM fresh.quantities f, range(9) t(n)"
    )
    assert not [refusal for refusal in audit_table(con, "quantities", 1).refusals if "rows fail" in refusal]
