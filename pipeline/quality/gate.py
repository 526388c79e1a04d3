"""The gate: the audit of a warehouse that is already published, for people and for CI."""

from pathlib import Path
from typing import NamedTuple

from pipeline.quality import conservation, ledger
from pipeline.quality.audit import TableVerdict, audit_references, audit_table
from pipeline.quality.conservation import Violation
from pipeline.quality.ledger import Connection
from pipeline.quality.suites import EXPECTATIONS
from pipeline.rows import PUBLISHED


class GateResult(NamedTuple):
    """What the gate says: `ok` when nothing refuses."""

    version: int
    verdicts: tuple[TableVerdict, ...]
    violations: tuple[Violation, ...]

    @property
    def refusals(self) -> tuple[str, ...]:
        """Every reason to refuse, in words: tables first, then laws of conservation."""
        said = [refusal for verdict in self.verdicts for refusal in verdict.refusals]
        return (*dict.fromkeys(said), *(violation.explanation for violation in self.violations))

    @property
    def ok(self) -> bool:
        return not self.refusals

    @property
    def exit_code(self) -> int:
        """0: pass. 1: refused."""
        return 0 if self.ok else 1


def gate(con: Connection, version: int, suites: Path = EXPECTATIONS) -> GateResult:
    """Audit a published warehouse, whose tables the connection shows in both `fresh` and `whole`.

    A published row that fails a critical rule refuses: it should be waiting in quarantine.
    """
    audited = [audit_table(con, table.name, version, suites) for table in PUBLISHED]
    referring = {verdict.table: verdict for verdict in audit_references(con, version, suites)}
    verdicts = [_together(verdict, referring.get(verdict.table)) for verdict in audited]
    return GateResult(version, tuple(_strict(verdict) for verdict in verdicts), tuple(_lost_files(con)))


def _together(verdict: TableVerdict, referring: TableVerdict | None) -> TableVerdict:
    if referring is None or not verdict.checked:
        return verdict
    return verdict._replace(
        quarantined=referring.quarantined,
        refusals=tuple(dict.fromkeys((*verdict.refusals, *referring.refusals))),
        audits=(*verdict.audits, *referring.audits),
        examples=verdict.examples | referring.examples,
    )


def _strict(verdict: TableVerdict) -> TableVerdict:
    if not verdict.quarantined:
        return verdict
    noun = "row fails its" if verdict.quarantined == 1 else "rows fail their"
    refusal = f"{verdict.table}: {verdict.quarantined} published {noun} expectations"
    return verdict._replace(refusals=(*verdict.refusals, refusal))


def _lost_files(con: Connection) -> list[Violation]:
    if not all(ledger.exists(con, "whole", table) for table in ("files", "documents")):
        return []
    files = ledger.count(con, "SELECT count(*) FROM whole.files")
    documents = ledger.count(con, "SELECT count(*) FROM whole.documents")
    kept_out = "SELECT count(*) FROM whole.files f WHERE f.document_id IS NULL"
    if ledger.exists(con, "whole", "quarantine"):
        in_quarantine = "SELECT row_id FROM whole.quarantine WHERE table_name = 'documents'"
        kept_out += f" OR f.document_id IN ({in_quarantine})"
    return conservation.check(conservation.Counts(files, documents, ledger.count(con, kept_out)))
