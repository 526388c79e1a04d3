"""A small shop window made by hand, with text that means harm, and a way to call the command line."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result

from pipeline.cli.group import factmill
from pipeline.rows import (
    TABLES,
    Chain,
    Document,
    Entity,
    Fact,
    File,
    Finding,
    Identity,
    Mention,
    Quantity,
    Quarantined,
    Segment,
    Sentence,
    arrow_table,
    duckdb_ddl,
)
from pipeline.store.window import DDL_SHOWN

HOSTILE = "\x1b]0;owned\x07\x1b[31m[bold red]evil[/]\x9b2J\u202e"
TEXT = f"Chips {HOSTILE}\nOpenAI raised $6.6 billion, said Reuters.\n"
SENTENCE = (TEXT.index("OpenAI"), len(TEXT) - 1)
Call = Callable[..., Result]


def _at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def _fact(key: str, value: str, speaker: str | None) -> Fact:
    start, end = _at("OpenAI raised $6.6 billion")
    return Fact(
        fact_id=key, document_id="d_1", sentence_id="s_1", start_char=start, end_char=end, text=TEXT[start:end],
        subject_id="e_1", predicate="raised", object_id=None, quantity_id="q_1", value=Decimal(value), value_max=None,
        unit="USD", modifier="exact", time_id=None, begins_on=None, ends_on=None, status="actual",
        certainty="reported" if speaker else "asserted", speaker_id=None, speaker_text=speaker, confidence=0.9,
        subject_chain="c_1", object_chain=None, speaker_chain=None,
    )  # fmt: skip


ROWS = {
    "files": [File("tech/chips.md", "0" * 64, len(TEXT), "md", "d_1", None)],
    "documents": [
        Document(
            "d_1", "tech/chips.md", "0" * 64, "md", f"Chips {HOSTILE}", None, date(2024, 6, 6), date(2024, 6, 6),
            date(2024, 6, 6), "dateline", "en", 8, "d_1", ("repaired: an apostrophe",), TEXT,
        ),
    ],
    "segments": [
        Segment("g_1", "d_1", 0, "title", 0, SENTENCE[0]),
        Segment("g_2", "d_1", 1, "paragraph", SENTENCE[0], len(TEXT)),
    ],
    "sentences": [Sentence("s_1", "d_1", "g_2", 0, *SENTENCE, TEXT[slice(*SENTENCE)])],
    "mentions": [
        Mention("m_1", "d_1", "s_1", *_at("OpenAI"), "OpenAI", "ORG", "e_1", "c_1", "lexicon", 1.0),
        Mention("m_2", "d_1", "s_1", *_at("Reuters"), "Reuters", "ORG", "e_2", "c_2", "lexicon", 1.0),
    ],
    "entities": [
        Entity("e_1", "OpenAI", "ORG", ("Open AI",), 1, 1, "Q21708200"),
        Entity("e_2", "Reuters", "ORG", (), 1, 1),
    ],
    "chains": [Chain("c_1", "d_1", f"OpenAI Inc. {HOSTILE}", "ORG", ("OpenAI",), False, 1)],
    "identities": [
        Identity("i_1", "e_1", "Open AI", "ORG", "d_1", "joined", None, "context", f"names Chips {HOSTILE}"),
        Identity("i_2", "e_1", "Reuters", "ORG", None, "apart", "e_2", "apart", "nothing tells which is meant"),
    ],
    "quantities": [
        Quantity(
            "q_1", "d_1", "s_1", *_at("$6.6 billion"), "$6.6 billion", "money", Decimal("6600000000"), None, "USD",
            "exact", None, None,
        ),
    ],
    "facts": [_fact("f_1a", "6600000000", "Reuters"), _fact("f_1b", "6500000000", None)],
    "findings": [
        Finding("n_1", "e_1", "raised", "USD", "f_1a", "f_1b", "conflicts", 0.98, f"6.6 or 6.5? {HOSTILE}", 1),
    ],
    "quarantine": [
        Quarantined("z_1", "quantities", "q_9", "d_1", ("value: must be positive",), '{"value": -1}', "open"),
        Quarantined("z_2", "quantities", "q_8", "d_1", ("unit: unknown",), "{}", "fixed"),
    ],
}  # fmt: skip


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse folder that holds a shop window and no lake."""
    folder = tmp_path_factory.mktemp("ware house")
    with duckdb.connect(str(folder / "factmill.duckdb")) as con:
        con.execute("CREATE SCHEMA internal")
        for table in TABLES.values():
            con.execute("USE main" if table.published else "USE internal")
            for statement in duckdb_ddl(table):
                con.execute(statement)
            incoming = arrow_table(table, ROWS.get(table.name, []))
            con.execute(f'INSERT INTO "{table.name}" SELECT * FROM incoming')
            del incoming
        con.execute("USE main")
        con.execute(DDL_SHOWN.replace("shown.", ""))
        con.execute("INSERT INTO internal.version VALUES (3, 3, 'rules', 'inbox')")
    return folder


@pytest.fixture
def call(shop: Path) -> Call:
    """Call `factmill` on the shop; `warehouse=` names another, `stdin=` is typed or piped in."""

    def run(*arguments: str | Path, warehouse: Path = shop, stdin: str | None = None) -> Result:
        given = [str(argument) for argument in arguments]
        return CliRunner(env={"FACTMILL_WAREHOUSE": str(warehouse)}).invoke(factmill, given, input=stdin)

    return run
