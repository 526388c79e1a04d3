"""What a gate says, for programs (JSON), CI servers (JUnit XML), CI summaries (Markdown) and terminals."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from xml.etree import ElementTree as Xml

from pipeline.quality.audit import TableVerdict
from pipeline.quality.gate import GateResult
from pipeline.rows import Audit

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+"
)
MARKDOWN = {character: "\\" + character for character in "\\`*_[]|#~!"} | {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", ":": "&#58;",
}  # fmt: skip
ESCAPES = str.maketrans(MARKDOWN)


class Line(NamedTuple):
    """One table in a summary: what a terminal shows in one line."""

    table: str
    checked: int
    quarantined: int
    warnings: int
    state: str
    """`ok`, `warned` or `refused`."""


def summary(result: GateResult) -> list[Line]:
    """One line per table, in the order of the audit."""
    return [
        Line(one.table, one.checked, one.quarantined, len([*_broken(one, "warning")]), _state(one))
        for one in result.verdicts
    ]


def _state(verdict: TableVerdict) -> str:
    if verdict.refusals:
        return "refused"
    return "warned" if any(_broken(verdict, "warning")) else "ok"


def _broken(verdict: TableVerdict, severity: str) -> Iterator[Audit]:
    return (audit for audit in verdict.audits if not audit.success and audit.severity == severity)


def troubles(verdict: TableVerdict) -> list[tuple[Audit, tuple[str, ...]]]:
    """The audits of a table that did not hold, critical ones first, with examples of failing rows."""
    severities = ("critical", "warning", "info")
    broken = [audit for severity in severities for audit in _broken(verdict, severity)]
    return [(audit, verdict.examples.get(audit.audit_id, ())) for audit in broken]


def as_json(result: GateResult) -> str:
    """The whole result as one JSON object, in ASCII, so that any console can carry it."""
    told: dict[str, Any] = {
        "version": result.version,
        "ok": result.ok,
        "refusals": list(result.refusals),
        "violations": [violation._asdict() for violation in result.violations],
        "tables": [
            verdict._asdict()
            | {"audits": [audit._asdict() | _examples(verdict, audit) for audit in verdict.audits]}
            | {"state": _state(verdict)}
            for verdict in result.verdicts
        ],
    }
    for table in told["tables"]:
        del table["examples"]
    return json.dumps(told, indent=1)


def _examples(verdict: TableVerdict, audit: Audit) -> dict[str, list[str]]:
    return {"examples": list(verdict.examples.get(audit.audit_id, ()))}


def as_junit(result: GateResult) -> str:
    """JUnit XML: a suite per table, a case per expectation; only critical failures fail."""
    root = Xml.Element("testsuites", name="factmill gate")
    for verdict in result.verdicts:
        cases = [*verdict.audits]
        suite = _suite(root, verdict.table, len(cases), len([*_broken(verdict, "critical")]))
        for audit in cases:
            _case(suite, verdict, audit)
    refused = _suite(root, "gate", max(1, len(result.refusals)), len(result.refusals))
    for refusal in result.refusals:
        case = Xml.SubElement(refused, "testcase", classname="factmill.gate", name=_xml(refusal))
        Xml.SubElement(case, "failure", message=_xml(refusal))
    if result.ok:
        Xml.SubElement(refused, "testcase", classname="factmill.gate", name="nothing refuses")
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _suite(root: Xml.Element, name: str, tests: int, failures: int) -> Xml.Element:
    counts = {"tests": str(tests), "failures": str(failures), "errors": "0"}
    return Xml.SubElement(root, "testsuite", {"name": _xml(name)} | counts)


def _case(suite: Xml.Element, verdict: TableVerdict, audit: Audit) -> None:
    name = _xml(f"{audit.expectation} ({audit.column_name or 'table'}): {audit.reason}")
    case = Xml.SubElement(suite, "testcase", classname=_xml(f"factmill.{verdict.table}"), name=name)
    if audit.success:
        return
    said = f"{_told(audit)}. {_shown(verdict, audit)}".strip()
    if audit.severity == "critical":
        Xml.SubElement(case, "failure", message=_xml(_told(audit))).text = _xml(said)
    else:
        Xml.SubElement(case, "system-out").text = _xml(f"{audit.severity}: {said}")


def _told(audit: Audit) -> str:
    return f"{audit.failed} of {audit.checked} failed"


def _shown(verdict: TableVerdict, audit: Audit) -> str:
    rows = verdict.examples.get(audit.audit_id, ())
    return f"For example {', '.join(rows)}" if rows else ""


def _xml(text: str) -> str:
    """Only characters that XML 1.0 allows; the library escapes the rest."""
    return NOT_XML.sub("\ufffd", text)


def as_markdown(result: GateResult) -> str:
    """Markdown for a CI job summary; whatever the data says stands there as text."""
    word = "passed" if result.ok else "refused"
    lines = [f"## factmill gate: {word}", "", f"Version {result.version}.", ""]
    lines += [f"- {_text(refusal)}" for refusal in result.refusals]
    lines += ["", *_header("table", "rows", "failing rows", "warnings", "state")]
    lines += [_cells(str(cell) for cell in line) for line in summary(result)]
    broken = [(audit, rows) for verdict in result.verdicts for audit, rows in troubles(verdict)]
    if broken:
        lines += ["", *_header("table", "column", "severity", "failed", "why it matters", "for example")]
    for audit, rows in broken:
        told = (audit.table_name, audit.column_name or "", audit.severity, _told(audit), audit.reason)
        lines.append(_cells((*told, ", ".join(rows))))
    return "\n".join(lines) + "\n"


def _header(*names: str) -> tuple[str, str]:
    return _cells(names), "|" + "---|" * len(names)


def _cells(cells: Iterable[str]) -> str:
    return "| " + " | ".join(_text(cell) for cell in cells) + " |"


def _text(words: str) -> str:
    """Words as one line of Markdown text: no markup, link, mention or control character among them."""
    return UNPRINTABLE.sub(" ", words).translate(ESCAPES).replace("www.", "www&#46;")
