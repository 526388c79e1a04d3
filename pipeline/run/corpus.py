"""What can only be known across articles: near-duplicates, entities, findings. Set-based, on the workbench."""

from collections.abc import Iterator
from itertools import groupby

import duckdb

from pipeline.reconcile.clusters import cluster
from pipeline.reconcile.findings import ComparableFact, compare, compare_parts
from pipeline.rows import TABLES, File, Finding, arrow_table
from pipeline.run.changes import Changes
from pipeline.run.rows_of import append, fetch, insert
from pipeline.run.workbench import clean, replace_fresh, settle


def settle_files(con: duckdb.DuckDBPyConnection, changes: Changes) -> None:
    """Every file seen: kept as it was, refused by the look of it, or as staging left it."""
    con.execute('CREATE OR REPLACE TABLE main.staged_files AS SELECT * FROM fresh."files"')
    rows: list[File] = [*changes.kept, *changes.refused]
    append(con, "main.staged_files", arrow_table(TABLES["files"], rows))
    settle(con, "files", "SELECT * FROM main.staged_files")


def settle_documents(con: duckdb.DuckDBPyConnection) -> None:
    """Documents get their cluster; kept ones whose path or cluster changed are written again."""
    clusters = cluster(fetch(con, "SELECT document_id, minhash FROM whole.signatures ORDER BY document_id"))
    con.execute("CREATE OR REPLACE TABLE main.clusters (document_id VARCHAR, cluster_id VARCHAR)")
    insert(con, "main.clusters", sorted(clusters.items()))
    replace_fresh(
        con,
        "documents",
        "SELECT d.* REPLACE (coalesce(c.cluster_id, d.document_id) AS cluster_id) FROM fresh.documents d "
        "LEFT JOIN main.clusters c USING (document_id) UNION ALL "
        "SELECT d.* REPLACE (k.path AS path, coalesce(c.cluster_id, d.document_id) AS cluster_id) "
        "FROM before.documents d JOIN main.kept k USING (document_id) LEFT JOIN main.clusters c USING (document_id) "
        "WHERE d.path <> k.path OR d.cluster_id IS DISTINCT FROM coalesce(c.cluster_id, d.document_id)",
    )
    con.execute(
        "CREATE OR REPLACE TABLE gone.documents AS SELECT document_id AS key FROM main.removed UNION "
        "SELECT document_id FROM before.documents SEMI JOIN fresh.documents USING (document_id)"
    )


def name_mentions(con: duckdb.DuckDBPyConnection) -> None:
    """Mentions learn their entity; published ones whose entity is now another are written again."""
    _rename(con, "mentions", {"entity_id": "chain_id"})


def name_facts(con: duckdb.DuckDBPyConnection) -> None:
    """Facts learn their subject, object and speaker."""
    _rename(
        con,
        "facts",
        {"subject_id": "subject_chain", "object_id": "object_chain", "speaker_id": "speaker_chain"},
    )


def _rename(con: duckdb.DuckDBPyConnection, name: str, columns: dict[str, str]) -> None:
    key = TABLES[name].key
    joins = " ".join(
        f'LEFT JOIN main.chain_entities "{column}_of" ON t."{chain}" = "{column}_of".chain_id'
        for column, chain in columns.items()
    )
    named = ", ".join(f'"{column}_of".entity_id AS "{column}"' for column in columns)
    differs = " OR ".join(f't."{column}" IS DISTINCT FROM "{column}_of".entity_id' for column in columns)
    replace_fresh(
        con,
        name,
        f'SELECT t.* REPLACE ({named}) FROM fresh."{name}" t {joins} UNION ALL '
        f'SELECT t.* REPLACE ({named}) FROM before."{name}" t {joins} '
        f'WHERE t."{key}" NOT IN (SELECT key FROM gone."{name}") AND ({differs})',
    )
    con.execute(
        f'INSERT INTO gone."{name}" SELECT "{key}" FROM before."{name}" SEMI JOIN fresh."{name}" USING ("{key}") '
        f'WHERE "{key}" NOT IN (SELECT key FROM gone."{name}")'
    )


def settle_entities(con: duckdb.DuckDBPyConnection) -> None:
    """One row per entity that a clean mention names, with its other names and how often it is named.

    Mentions are counted before they are gathered, so that no list in memory grows with the corpus.
    """
    mentions = clean("mentions")
    settle(
        con,
        "entities",
        f"WITH forms AS (SELECT entity_id, text, count(*) AS times FROM {mentions} GROUP BY ALL), "
        f"places AS (SELECT DISTINCT entity_id, document_id FROM {mentions}), "
        "documents AS (SELECT entity_id, count(*) AS documents FROM places GROUP BY ALL) "
        "SELECT e.entity_id, any_value(e.entity_name) AS name, any_value(e.entity_type) AS type, "
        "coalesce(list_sort(list(f.text) FILTER (f.text <> e.entity_name)), []) AS aliases, "
        "sum(f.times)::BIGINT AS mention_count, any_value(d.documents) AS document_count, "
        "any_value(x.external_id) AS external_id "
        "FROM forms f JOIN main.entity_names e USING (entity_id) JOIN documents d USING (entity_id) "
        "LEFT JOIN main.external x USING (entity_id) GROUP BY e.entity_id",
    )


def settle_findings(con: duckdb.DuckDBPyConnection) -> None:
    """Compare again the facts of every subject that this run touched; other findings stay as they are."""
    con.execute(
        "CREATE OR REPLACE TABLE main.touched AS WITH changed AS (SELECT * FROM fresh.facts UNION ALL "
        "SELECT * FROM before.facts SEMI JOIN gone.facts ON fact_id = key UNION ALL "
        "SELECT * FROM whole.facts SEMI JOIN fresh.documents USING (document_id)) "
        "SELECT subject_id AS entity_id FROM changed WHERE subject_id IS NOT NULL UNION "
        "SELECT object_id FROM changed WHERE predicate = 'invested' AND object_id IS NOT NULL"
    )
    con.execute('CREATE OR REPLACE TABLE main.compared AS SELECT * FROM before."findings" WHERE false')
    append(con, "main.compared", arrow_table(TABLES["findings"], _findings(con)))
    settle(
        con,
        "findings",
        "SELECT * FROM main.compared UNION ALL SELECT * FROM before.findings "
        "WHERE subject_id NOT IN (SELECT entity_id FROM main.touched)",
    )


def _findings(con: duckdb.DuckDBPyConnection) -> list[Finding]:
    touched = "SELECT entity_id FROM main.touched"
    facts = _comparable(con, f"f.subject_id IN ({touched})")
    findings: dict[str, Finding] = {}
    for _, group in groupby(facts, key=lambda fact: (fact.subject_id, fact.predicate, fact.unit)):
        findings.update((finding.finding_id, finding) for finding in compare(list(group)))
    invested = _comparable(con, f"f.predicate = 'invested' AND f.object_id IN ({touched})")
    raised = _comparable(con, f"f.predicate = 'raised' AND f.subject_id IN ({touched})")
    findings.update((finding.finding_id, finding) for finding in compare_parts(invested, raised))
    return [findings[key] for key in sorted(findings)]


def _comparable(con: duckdb.DuckDBPyConnection, where: str) -> Iterator[ComparableFact]:
    """Clean facts that meet a condition, with what their comparison needs of articles and entities."""
    names = "main.entity_names"
    query = (
        "SELECT f.fact_id, f.document_id, d.cluster_id, d.path, d.published_on, f.subject_id, s.entity_name, "
        "f.predicate, f.object_id, o.entity_name, f.unit, f.value, f.value_max, f.modifier, f.begins_on, f.ends_on, "
        "f.status, f.certainty, coalesce(w.entity_name, f.speaker_text), f.text, f.start_char "
        f"FROM {clean('facts')} f JOIN {clean('documents')} d ON f.document_id = d.document_id "
        f"JOIN {names} s ON f.subject_id = s.entity_id LEFT JOIN {names} o ON f.object_id = o.entity_id "
        f"LEFT JOIN {names} w ON f.speaker_id = w.entity_id WHERE {where} "
        "ORDER BY f.subject_id, f.predicate, f.unit, f.fact_id"
    )
    return (ComparableFact._make(row) for row in fetch(con, query))
