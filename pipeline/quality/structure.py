"""What a row structurally is, as SQL derived from the declarations in `pipeline.rows`.

Belief (plausible amounts, plausible dates) never appears here: it is edited in `expectations/`.
Readings are grounded in two steps, a sentence in its document and a reading in its sentence, because
counting code points to an offset costs as much as the text before it.
"""

from decimal import Decimal
from typing import NamedTuple

from pipeline.rows import TABLES, Column, Table, quoted

UNREADABLE = ("boilerplate", "comment", "front_matter")
LONGEST = 2_000_000_000  # Offsets beyond it are not offsets; DuckDB's substr refuses them with an error.

WHY = {
    "columns": "A table has the columns and types that its declaration says.",
    "not_null": "A column that is not declared optional holds a value in every row.",
    "finite": "A number is finite.",
    "one_of": "A closed column holds one of its declared values.",
    "unique_key": "A key names one row.",
    "grounding": "A row quotes its document: text = text[start_char:end_char].",
    "in_sentence": "A reading lies within its sentence.",
    "readable_segment": "Nothing is extracted from boilerplate, comments or front matter.",
    "tiling": "The segments of a document tile its text.",
    "reference": "What a row refers to is published too.",
}


class Rule(NamedTuple):
    """One structural rule: rows `r` of `source` that meet `broken` fail it."""

    name: str
    source: str
    broken: str
    reason: str


def rules(table: Table) -> tuple[Rule, ...]:
    """Every structural rule of a table but its references, which need the verdicts of other tables."""
    return (*local_rules(table), *_key_rules(table), *_grounding_rules(table), *_segment_rules(table))


def local_rules(table: Table) -> tuple[Rule, ...]:
    """The rules that a row can be held to by itself."""
    source = f'fresh."{table.name}" r'
    return tuple(
        Rule(name, source, broken, f"{column.name} {complaint}")
        for column in table.columns
        for name, broken, complaint in _column_rules(column)
    )


def _column_rules(column: Column) -> list[tuple[str, str, str]]:
    found = []
    if not column.nullable:
        found.append(("not_null", f'r."{column.name}" IS NULL', "is missing"))
    if column.python_type is float:
        found.append(("finite", f'NOT isfinite(r."{column.name}")', "is not a finite number"))
    if column.one_of:
        values = ", ".join(quoted(value) for value in column.one_of)
        complaint = f"is none of {', '.join(column.one_of)}"
        found.append(("one_of", f'r."{column.name}" NOT IN ({values})', complaint))
    return found


def _key_rules(table: Table) -> list[Rule]:
    name, key = table.name, table.key
    twice = (
        f'fresh."{name}" r SEMI JOIN (SELECT w."{key}" FROM whole."{name}" w '
        f'SEMI JOIN fresh."{name}" f ON f."{key}" = w."{key}" GROUP BY ALL HAVING count(*) > 1) t '
        f'ON t."{key}" = r."{key}"'
    )
    return [Rule("unique_key", twice, "true", f"{key} names more than one row")]


def _grounding_rules(table: Table) -> list[Rule]:
    if not table.grounded:
        return []
    if ("sentence_id", "sentences") in table.references:
        source = f'fresh."{table.name}" r JOIN whole.sentences s ON s.sentence_id = r.sentence_id'
        inside = "s.document_id = r.document_id AND r.start_char >= s.start_char AND r.end_char <= s.end_char"
        return [
            Rule("in_sentence", source, f"NOT ({inside})", "lies outside its sentence"),
            Rule("grounding", source, _misquotes("s.text", "r.start_char - s.start_char"), _MISQUOTED),
        ]
    source = f'fresh."{table.name}" r JOIN whole.documents d ON d.document_id = r.document_id'
    return [Rule("grounding", source, _misquotes("d.text", "r.start_char"), _MISQUOTED)]


_MISQUOTED = "text is not what the document says at its offsets"


def _misquotes(text: str, start: str) -> str:
    """True when `r.text` is not the text at `start` (from 0, in code points), or the offsets are none."""
    return (
        f"CASE WHEN {start} < 0 OR r.end_char <= r.start_char OR r.end_char > {LONGEST} THEN true "
        f"ELSE r.text IS DISTINCT FROM substr({text}, {start} + 1, r.end_char - r.start_char) END"
    )


def _segment_rules(table: Table) -> list[Rule]:
    if ("segment_id", "segments") in table.references:
        rule, unreadable = "readable_segment", ", ".join(quoted(kind) for kind in UNREADABLE)
        source = f'fresh."{table.name}" r JOIN whole.segments g ON g.segment_id = r.segment_id'
        inside = "g.document_id = r.document_id AND r.start_char >= g.start_char AND r.end_char <= g.end_char"
        return [
            Rule(rule, source, f"g.kind IN ({unreadable})", "lies in a segment that is not read"),
            Rule(rule, source, f"NOT ({inside})", "lies outside its segment"),
        ]
    if table.name == "segments":
        return [Rule("tiling", _NEIGHBOURS, _LOOSE, "leaves a gap or an overlap between segments")]
    if table.name == "documents":
        bare = "length(r.text) > 0 AND r.document_id NOT IN (SELECT document_id FROM whole.segments)"
        return [Rule("tiling", "fresh.documents r", bare, "no segment covers its text")]
    return []


_NEIGHBOURS = """(
    SELECT g.*, d.characters AS whole_length,
        lag(g.end_char, 1, 0) OVER tiles AS ends_before,
        lead(g.start_char) OVER tiles AS starts_after,
        row_number() OVER tiles - 1 AS nth
    FROM fresh.segments g LEFT JOIN (
        SELECT document_id, length(text) AS characters FROM whole.documents
    ) d ON d.document_id = g.document_id
    WINDOW tiles AS (PARTITION BY g.document_id ORDER BY g.start_char, g.ordinal)
) r"""
_LOOSE = (
    "r.start_char <> r.ends_before OR r.end_char <= r.start_char OR r.ordinal <> r.nth "
    "OR r.end_char <> coalesce(r.starts_after, r.whole_length)"
)


def misdeclared(table: Table, found: dict[str, str]) -> str | None:
    """What is wrong with the columns (name -> DuckDB type) of a stored table; None when nothing is."""
    for column in table.columns:
        if column.name not in found:
            return f"column {column.name} is missing"
        if found[column.name].replace(" ", "") != column.duckdb_type:
            return f"column {column.name} is {found[column.name]}, not {column.duckdb_type}"
    return None


def judged_as(column: Column) -> str:
    """The SQL under which an expectation sees a column: numbers as doubles, days counted from 1970-01-01."""
    if column.python_type in (int, float, bool, Decimal):
        return f'r."{column.name}"::DOUBLE'
    if column.duckdb_type == "DATE":
        return f"""(r."{column.name}" - DATE '1970-01-01')::DOUBLE"""
    return f'r."{column.name}"'


def parents_first() -> tuple[Table, ...]:
    """Every table after the tables that it refers to."""
    ordered: dict[str, Table] = {}

    def visit(table: Table) -> None:
        for _, target in table.references:
            if target != table.name and target not in ordered:
                visit(TABLES[target])
        ordered.setdefault(table.name, table)

    for table in TABLES.values():
        visit(table)
    return tuple(ordered.values())
