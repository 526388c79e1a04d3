"""`factmill gate`: may this data be used?"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import json_option, warehouse_option

if TYPE_CHECKING:
    from pipeline.quality.gate import GateResult
    from pipeline.store.warehouse import Warehouse


@click.command("gate", short_help="Audit what is published; exit 1 when it is refused.")
@json_option
@click.option("--markdown", is_flag=True, help="Print Markdown for the summary of a CI job.")
@click.option(
    "--junit", type=click.Path(dir_okay=False, path_type=Path), help="Also write JUnit XML to this file."
)
@warehouse_option
def command(as_json: bool, markdown: bool, junit: Path | None, warehouse: "Warehouse") -> None:
    """Audit every published row against the structure of its table and the suites in expectations/.

    \b
      factmill gate                                          exit 0: may be used; exit 1: refused
      factmill gate --junit gate.xml                         a case per expectation, for CI servers
      factmill gate --markdown >> "$GITHUB_STEP_SUMMARY"     for the page of a CI job
    """
    if as_json and markdown:
        raise click.UsageError("--json and --markdown print different things: choose one.")
    from pipeline.run.gate import gate_published

    result = gate_published(warehouse)
    if junit:
        from pipeline.quality.render import as_junit

        junit.write_text(as_junit(result), encoding="utf-8")
    _print(result, as_json, markdown)
    raise click.exceptions.Exit(result.exit_code)


def _print(result: "GateResult", as_json: bool, markdown: bool) -> None:
    from pipeline.cli.terminal import say
    from pipeline.quality import render

    if as_json:
        say(render.as_json(result))
    elif markdown:
        say(render.as_markdown(result).rstrip("\n"))
    else:
        _print_table(result)


def _print_table(result: "GateResult") -> None:
    from pipeline.cli.terminal import line, say, table
    from pipeline.quality import render

    cells = [tuple(one) for one in render.summary(result)]
    table(("table", "rows", "failing", "warnings", "state"), cells, frozenset({1, 2, 3}))
    for verdict in result.verdicts:
        for audit, rows in render.troubles(verdict):
            where = f"{verdict.table}.{audit.column_name}" if audit.column_name else verdict.table
            said = f"{audit.severity}: {where}: {audit.failed} of {audit.checked} fail: {audit.reason}"
            say(line(said + (f"; for example {', '.join(rows[:2])}" if rows else "")))
    for refusal in result.refusals:
        say(line(f"REFUSED: {refusal}"))
    say(f"\nVersion {result.version} {'passes.' if result.ok else 'is refused.'}")
