"""A table is what its row class says, in every form."""

from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

import duckdb
import pyarrow as pa
import pytest

from pipeline.rows import PUBLISHED, TABLES, Quantity, arrow_schema, arrow_table, duckdb_ddl, fingerprint
from pipeline.rows.declare import table


def test_a_column_without_a_description_does_not_import() -> None:
    class Bare(NamedTuple):
        """A row."""

        key: str

    with pytest.raises(TypeError, match=r"Bare\.key has no description"):
        table("bare", key="key")(Bare)
    assert "bare" not in TABLES


def test_an_annotation_without_words_is_no_description() -> None:
    class Mute(NamedTuple):
        """A row."""

        key: Annotated[str, 7]

    with pytest.raises(TypeError, match=r"Mute\.key has no description"):
        table("mute", key="key")(Mute)


def test_a_type_that_no_database_has_does_not_import() -> None:
    class Odd(NamedTuple):
        """A row."""

        key: Annotated[complex, "A number."]

    with pytest.raises(TypeError, match=r"Odd\.key: .*complex.* has no database type"):
        table("odd", key="key")(Odd)


def test_a_row_class_without_a_docstring_does_not_import() -> None:
    class Silent(NamedTuple):
        key: Annotated[str, "The key."]

    with pytest.raises(TypeError, match="Silent has no docstring"):
        table("silent", key="key")(Silent)


@pytest.mark.parametrize("name", TABLES)
def test_the_ddl_makes_the_table_with_its_comments(name: str) -> None:
    declared = TABLES[name]
    with duckdb.connect() as con:
        for statement in duckdb_ddl(declared):
            con.execute(statement)
        found = con.execute(
            "SELECT column_name, data_type, comment FROM duckdb_columns() WHERE NOT internal ORDER BY column_index"
        ).fetchall()
    assert [(column.name, column.duckdb_type, column.description) for column in declared.columns] == [
        (column, kind.replace(" ", ""), comment) for column, kind, comment in found
    ]


@pytest.mark.parametrize("name", TABLES)
def test_references_and_keys_name_columns_that_exist(name: str) -> None:
    declared = TABLES[name]
    assert declared.key in declared.column_names
    for column, target in declared.references:
        assert column in declared.column_names and target in TABLES


def test_rows_become_arrow_columns_of_the_declared_types() -> None:
    row = Quantity("q_1", "d_1", "s_1", 0, 10, "$2 billion", "money", Decimal("2e9"), None, "USD", "exact", None, None)
    made = arrow_table(TABLES["quantities"], [row])
    assert made.schema == arrow_schema(TABLES["quantities"])
    assert made.to_pylist()[0]["value"] == Decimal("2000000000.000000000")
    assert arrow_table(TABLES["quantities"], []).num_rows == 0


def test_a_number_too_large_for_its_column_is_an_error_and_not_another_number() -> None:
    row = Quantity("q_1", "d_1", "s_1", 0, 1, "x", "count", Decimal(10) ** 30, None, "thing", "exact", None, None)
    with pytest.raises(pa.ArrowInvalid):
        arrow_table(TABLES["quantities"], [row])


def test_the_same_parts_give_the_same_id_and_other_parts_another() -> None:
    assert fingerprint("q", "d_1", 3, None) == fingerprint("q", "d_1", 3, None)
    ids = {fingerprint("q", *parts) for parts in [("a", "b"), ("ab", ""), ("", "ab"), ("a", "b", ""), ("b", "a")]}
    assert len(ids) == 5
    assert fingerprint("d", date(2024, 1, 2)).startswith("d_") and len(fingerprint("d", "x")) == 22
    assert fingerprint("d", "\ud800")


def test_the_contract_of_published_tables_stands() -> None:
    promised = {
        "documents", "segments", "sentences", "mentions", "entities", "quantities", "time_expressions", "facts",
        "findings", "rejects", "quarantine", "audits",
    }  # fmt: skip
    assert promised <= {one.name for one in PUBLISHED}
