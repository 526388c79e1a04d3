"""What expectations may judge beside the columns of a table: one SQL expression each, in one place.

`DERIVED` adds columns to the rows `r` of a table (with the joins of `JOINS`); an expression that is null
is not judged, so each is null where the belief does not apply. `PROFILE` describes a whole table `r` in
one row; shares are null until enough rows are there to speak of a share, so small inboxes pass.
Numbers are doubles, counts of conditions are 0 or 1.
"""

from pipeline.quality.structure import UNREADABLE, judged_as
from pipeline.rows import Table

_UNREADABLE = "(" + ", ".join(f"'{kind}'" for kind in UNREADABLE) + ")"


def flag(condition: str) -> str:
    """1 where a condition holds, 0 where it does not, null where it cannot be told."""
    return f"({condition})::DOUBLE"


def only(condition: str, expression: str) -> str:
    """An expression where a condition holds, null elsewhere."""
    return f"CASE WHEN {condition} THEN {expression} END"


def share(condition: str, least: int = 50) -> str:
    """The share of rows that meet a condition; null while there are fewer than `least` rows."""
    return f"CASE WHEN count(*) >= {least} THEN count(*) FILTER (WHERE {condition})::DOUBLE / count(*) END"


def per(total: str, least: int = 20) -> str:
    """Rows per row of another table; null while that one has fewer than `least` rows."""
    return f"(SELECT CASE WHEN count(*) >= {least} THEN 1.0 / count(*) END FROM whole.{total}) * count(*)"


def commonest(column: str, least: int = 200) -> str:
    """The share of the commonest value of a column; null while there are fewer than `least` rows."""
    most = f"list_max(map_values(histogram({column})))::DOUBLE"
    return f"CASE WHEN count(*) >= {least} THEN {most} / count(*) END"


_NAMES_A_YEAR = "coalesce(length(r.timex_value), 4) > 3"  # TIMEX3 writes centuries as 09, decades as 199.
_MONEY_PREDICATES = "('raised', 'invested', 'valued_at')"
_SMALLEST_ROUND = """LEFT JOIN (
    SELECT document_id, subject_chain, unit, min(value)::DOUBLE AS least FROM fresh.facts
    WHERE predicate = 'raised' AND status <> 'denied' AND value > 0 GROUP BY ALL
) rounds ON rounds.document_id = r.document_id AND rounds.subject_chain = r.subject_chain
    AND rounds.unit = r.unit"""

JOINS: dict[str, str] = {"facts": _SMALLEST_ROUND}

DERIVED: dict[str, dict[str, str]] = {
    "files": {
        "outcomes": "((r.document_id IS NOT NULL)::INTEGER + (r.reason IS NOT NULL)::INTEGER)::DOUBLE",
    },
    "documents": {
        "unproven_day": flag("r.published_on IS NOT NULL AND r.published_evidence = 'unknown'"),
        "evidence_of_nothing": flag(
            "r.published_evidence <> 'unknown' "
            "AND coalesce(r.published_on, r.published_from, r.published_to) IS NULL"
        ),
        "undecoded_share": (
            "CASE WHEN length(r.text) > 0 "
            "THEN (length(r.text) - length(replace(r.text, '\ufffd', ''))) / length(r.text)::DOUBLE END"
        ),
        "issue_count": "len(r.issues)::DOUBLE",
    },
    "segments": {
        "length": "(r.end_char - r.start_char)::DOUBLE",
        "heading_length": only("r.kind IN ('title', 'heading')", "(r.end_char - r.start_char)::DOUBLE"),
    },
    "sentences": {
        "length": "(r.end_char - r.start_char)::DOUBLE",
        "has_word": flag(r"regexp_matches(r.text, '[\p{L}\p{N}]')"),
    },
    "mentions": {
        "has_word": flag(r"regexp_matches(r.text, '[\p{L}\p{N}]')"),
        "person": only("r.type = 'PERSON'", "r.text"),
        "person_words": only("r.type = 'PERSON'", "len(string_split_regex(trim(r.text), '\\s+'))::DOUBLE"),
    },
    "entities": {
        "alias_count": "len(r.aliases)::DOUBLE",
    },
    "quantities": {
        "money": only("r.kind = 'money'", "r.value::DOUBLE"),
        "dollars": only("r.kind = 'money' AND split_part(r.unit, '/', 1) = 'USD'", "r.value::DOUBLE"),
        "currency": only("r.kind = 'money'", "split_part(r.unit, '/', 1)"),
        "percent": only("r.kind = 'percent'", "r.value::DOUBLE"),
        "count": only("r.kind = 'count'", "r.value::DOUBLE"),
        "multiple": only("r.kind = 'multiple'", "r.value::DOUBLE"),
        "duration": only("r.kind = 'duration'", "r.value::DOUBLE"),
        "years": only("r.kind = 'duration' AND r.unit = 'year'", "r.value::DOUBLE"),
        "celsius": only("r.unit IN ('degree_Celsius', 'celsius', 'degC')", "r.value::DOUBLE"),
        "fahrenheit": only("r.unit IN ('degree_Fahrenheit', 'fahrenheit', 'degF')", "r.value::DOUBLE"),
        "range_ratio": only("r.value > 0", "r.value_max::DOUBLE / r.value::DOUBLE"),
    },
    "time_expressions": {
        "duration_value": only("r.timex_type = 'DURATION'", "r.timex_value"),
        "days": "(r.ends_on - r.begins_on)::DOUBLE",
        "begins_year": only(_NAMES_A_YEAR, "year(r.begins_on)::DOUBLE"),
        "ends_year": only(_NAMES_A_YEAR, "year(r.ends_on)::DOUBLE"),
    },
    "facts": {
        "sum_paid": only("r.predicate IN ('raised', 'invested', 'valued_at', 'spent')", "r.value::DOUBLE"),
        "currency": only(f"r.predicate IN {_MONEY_PREDICATES}", "split_part(r.unit, '/', 1)"),
        "valuation": only("r.predicate = 'valued_at'", "coalesce(r.value_max, r.value)::DOUBLE"),
        "smallest_round": "rounds.least",
        "with_itself": flag("r.subject_id = r.object_id"),
        "two_speakers": flag("r.speaker_id IS NOT NULL AND r.speaker_text IS NOT NULL"),
    },
    "findings": {
        "with_itself": flag("r.left_fact_id = r.right_fact_id"),
        "agreeing_ratio": only("r.verdict = 'agrees'", "r.ratio"),
        "explanation_end": "right(r.explanation, 1)",
    },
    "rejects": {
        "length": "(r.end_char - r.start_char)::DOUBLE",
    },
    "quarantine": {
        "reason_count": "len(r.reasons)::DOUBLE",
        "readable_payload": flag("json_valid(r.payload)"),
    },
    "audits": {
        "said_well_but_failed": flag("r.success AND r.failed > 0"),
    },
}

_PER_DOCUMENT = per("documents")
PROFILE: dict[str, dict[str, str]] = {
    "files": {"refused_share": share("r.document_id IS NULL")},
    "documents": {
        "paths": "count(DISTINCT r.path)::DOUBLE",
        "unread_share": share("r.word_count = 0", 20),
        "undated_share": share("coalesce(r.published_on, r.published_from, r.published_to) IS NULL", 20),
        "english_share": share("r.language = 'en'", 20),
        "largest_cluster_share": commonest("r.cluster_id", 50),
    },
    "segments": {
        "per_document": _PER_DOCUMENT,
        "unreadable_share": (
            "CASE WHEN count(*) >= 100 THEN sum(r.end_char - r.start_char) "
            f"FILTER (WHERE r.kind IN {_UNREADABLE})::DOUBLE / sum(r.end_char - r.start_char) END"
        ),
    },
    "sentences": {
        "per_document": _PER_DOCUMENT,
        "mean_length": "CASE WHEN count(*) >= 100 THEN avg(r.end_char - r.start_char) END",
    },
    "mentions": {
        "per_document": _PER_DOCUMENT,
        "commonest_type_share": commonest("r.type"),
    },
    "entities": {
        "names": "count(DISTINCT r.type || ' ' || r.name)::DOUBLE",
        "per_mention": per("mentions", 50),
        "unresolved_mention_share": f"(SELECT {share('m.entity_id IS NULL')} FROM whole.mentions m)",
    },
    "quantities": {
        "per_document": _PER_DOCUMENT,
        "commonest_value_share": commonest("r.value"),
        "range_share": share("r.value_max IS NOT NULL", 100),
    },
    "time_expressions": {
        "per_document": _PER_DOCUMENT,
        "unresolved_date_share": share("r.timex_type = 'DATE' AND r.begins_on IS NULL", 100),
    },
    "facts": {
        "per_document": _PER_DOCUMENT,
        "unresolved_share": share("r.subject_id IS NULL"),
        "hollow_share": share("coalesce(r.object_id, r.object_chain, r.quantity_id, r.time_id) IS NULL"),
    },
    "findings": {
        "per_fact": per("facts", 100),
        "conflict_share": share("r.verdict = 'conflicts'"),
    },
    "rejects": {
        "per_document": _PER_DOCUMENT,
        "commonest_reason_share": commonest("r.reason", 1000),
    },
    "quarantine": {"open_rows": "(count(*) FILTER (WHERE r.state = 'open'))::DOUBLE"},
    "audits": {"broken_share": share("NOT r.success AND r.severity = 'critical'")},
}
for _profile in PROFILE.values():
    _profile["rows"] = "count(*)::DOUBLE"


def row_columns(table: Table) -> dict[str, str]:
    """What a row-level expectation of a table may name, and the SQL that computes it."""
    return {column.name: judged_as(column) for column in table.columns} | DERIVED.get(table.name, {})


def profile_columns(table: Table) -> dict[str, str]:
    """What a table-level expectation of a table may name, and the SQL that computes it."""
    return PROFILE.get(table.name, {"rows": "count(*)::DOUBLE"})
