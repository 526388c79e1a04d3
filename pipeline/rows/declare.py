"""How a table is declared: one NamedTuple class, every field Annotated with a description.

The declaration is the only place that says what a table is. `Table` turns it into the Arrow schema, the
DuckDB DDL with comments and the list of structural rules (types, nulls, keys, references, grounding).
"""

import types
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

ARROW_NAMES: dict[Any, str] = {
    str: "string",
    int: "int64",
    float: "double",
    bool: "bool",
    date: "date32",
    Decimal: "decimal128(38, 9)",
    tuple[str, ...]: "list<string>",
    bytes: "binary",
}
DUCKDB_NAMES: dict[Any, str] = {
    str: "VARCHAR",
    int: "BIGINT",
    float: "DOUBLE",
    bool: "BOOLEAN",
    date: "DATE",
    Decimal: "DECIMAL(38,9)",
    tuple[str, ...]: "VARCHAR[]",
    bytes: "BLOB",
}


class OneOf(tuple[str, ...]):
    """Annotation: the closed set of values that a text column may hold."""

    __slots__ = ()

    def __new__(cls, *values: str) -> "OneOf":
        return super().__new__(cls, values)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, as its row class declares it."""

    name: str
    python_type: Any
    description: str
    nullable: bool
    one_of: tuple[str, ...] | None
    duckdb_type: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns in order and the structure that every row must have."""

    name: str
    description: str
    row_class: Any
    columns: tuple[Column, ...]
    key: str
    references: tuple[tuple[str, str], ...]
    grounded: bool
    published: bool

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


R = TypeVar("R")
TABLES: dict[str, Table] = {}


def table(
    name: str,
    *,
    key: str,
    references: Iterable[tuple[str, str]] = (),
    grounded: bool = False,
    published: bool = True,
) -> Callable[[type[R]], type[R]]:
    """Register a row class as a table.

    `references` are (column, table) pairs: a value that is not null must be a key of that table.
    `grounded` tables quote their document: text = document text[start_char:end_char].
    `published=False` keeps the table in the lake only (working state of incremental runs).
    Raises TypeError when a column has no description or a type with no database form.
    """

    def register(row_class: type[R]) -> type[R]:
        hints = get_type_hints(row_class, include_extras=True)
        columns = tuple(_column(row_class, field, hint) for field, hint in hints.items())
        description = " ".join((row_class.__doc__ or "").split())
        if not description or description.startswith(f"{row_class.__name__}("):
            raise TypeError(f"{row_class.__name__} has no docstring: say what one row is")
        TABLES[name] = Table(
            name, description, row_class, columns, key, tuple(references), grounded, published
        )
        return row_class

    return register


def _column(row_class: type, field: str, hint: Any) -> Column:
    if get_origin(hint) is not Annotated:
        raise TypeError(f"{row_class.__name__}.{field} has no description: write Annotated[type, 'what it is']")
    declared, *notes = get_args(hint)
    description = next((note for note in notes if type(note) is str and note.strip()), None)
    if description is None:
        raise TypeError(f"{row_class.__name__}.{field} has no description: write Annotated[type, 'what it is']")
    python_type, nullable = _strip_none(declared)
    if python_type not in DUCKDB_NAMES:
        raise TypeError(f"{row_class.__name__}.{field}: {python_type!r} has no database type")
    one_of = next((tuple(note) for note in notes if isinstance(note, OneOf)), None)
    return Column(field, python_type, description, nullable, one_of, DUCKDB_NAMES[python_type])


def _strip_none(declared: Any) -> tuple[Any, bool]:
    if get_origin(declared) in (Union, types.UnionType):
        kept = [part for part in get_args(declared) if part is not type(None)]
        return (kept[0], True) if len(kept) == 1 else (declared, True)
    return declared, False


def arrow_schema(table: Table) -> Any:
    """The `pyarrow.Schema` of a table (imported here, so that text code never pays for it)."""
    import pyarrow as pa

    kinds = {
        "string": pa.string(),
        "int64": pa.int64(),
        "double": pa.float64(),
        "bool": pa.bool_(),
        "date32": pa.date32(),
        "decimal128(38, 9)": pa.decimal128(38, 9),
        "list<string>": pa.list_(pa.string()),
        "binary": pa.binary(),
    }
    return pa.schema(
        [
            pa.field(column.name, kinds[ARROW_NAMES[column.python_type]], nullable=True)
            for column in table.columns
        ]
    )


def arrow_table(table: Table, rows: Sequence[tuple[Any, ...]]) -> Any:
    """Rows of one table (a list of its NamedTuples) as a `pyarrow.Table`, columns typed by the declaration."""
    import pyarrow as pa

    schema = arrow_schema(table)
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    return pa.table(
        [pa.array(values, type=field.type) for values, field in zip(columns, schema, strict=True)], schema=schema
    )


def duckdb_ddl(table: Table) -> tuple[str, ...]:
    """`CREATE TABLE` and `COMMENT ON` statements for plain DuckDB."""
    columns = ",\n  ".join(f'"{column.name}" {column.duckdb_type}' for column in table.columns)
    return (
        f'CREATE TABLE "{table.name}" (\n  {columns}\n)',
        *comment_statements(table),
    )


def comment_statements(table: Table) -> tuple[str, ...]:
    """`COMMENT ON` statements for the table and each of its columns."""
    return (
        f'COMMENT ON TABLE "{table.name}" IS {quoted(table.description)}',
        *(
            f'COMMENT ON COLUMN "{table.name}"."{column.name}" IS {quoted(column.description)}'
            for column in table.columns
        ),
    )


def quoted(text: str) -> str:
    """An SQL string literal of a text that we wrote ourselves (never of outside text)."""
    return "'" + text.replace("'", "''") + "'"
