"""`factmill run`: the whole graph on a folder of articles."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import HOME, json_option, warehouse_option
from pipeline.errors import RefusedError
from pipeline.interpreter import rare_collections

if TYPE_CHECKING:
    from pipeline.run.publish import Summary
    from pipeline.store.warehouse import Warehouse

SHOWN_REFUSALS = 20


@click.command("run", short_help="Read a folder of articles and publish what they say.")
@click.argument(
    "inbox",
    required=False,
    envvar="FACTMILL_INBOX",
    type=click.Path(path_type=Path),
    default=HOME / "seeds" / "inbox",
)
@json_option
@warehouse_option
def command(inbox: Path, as_json: bool, warehouse: "Warehouse") -> None:
    """Read the articles in folder INBOX (default: seeds/inbox) and publish what they say.

    \b
      factmill run
      factmill run ~/articles --warehouse ~/warehouse
      factmill run --json | jq .rows

    INBOX may hold .txt, .md and .html files in any encoding and in folders. Only what changed since the
    last run is read. Rows that fail their expectations wait in quarantine; when too much fails, the run is
    refused (exit 1) and the warehouse stays as it was.
    """
    from pipeline.cli.forms import to_json
    from pipeline.cli.terminal import say

    try:
        summary = _run(inbox.expanduser(), warehouse)
    except RefusedError as error:
        if as_json:
            refusals = {
                "published": False,
                "refusals": error.message.split("; "),
                "evidence": error.next_step,
            }
            say(to_json(refusals))
        raise
    if as_json:
        say(to_json(summary._asdict()))
    else:
        _print(summary)


def _run(inbox: Path, warehouse: "Warehouse") -> "Summary":
    with rare_collections():
        from pipeline.assets.run import run
        from pipeline.cli.progress import progress

        with progress() as told:
            return run(inbox, warehouse, told)


def _print(summary: "Summary") -> None:
    """What changed, table by table; then what was refused and what waits in quarantine."""
    from pipeline.cli.terminal import say, table

    changes = ", ".join(f"{count} {what}" for what, count in summary.changes.items() if count)
    if not summary.published:
        say(f"Nothing to publish ({changes or 'no file changed'}): version {summary.version} stands.")
    else:
        before, last = summary.rows_before, ("rejects", "quarantine", "audits")
        cells = [
            (name, before.get(name, 0), now, f"{now - before.get(name, 0):+}")
            for name, now in sorted(summary.rows.items(), key=lambda row: row[0] in last)
        ]
        table(("table", "before", "now", "change"), cells, frozenset({1, 2, 3}))
        say(f"\nVersion {summary.version} is published. Files: {changes or 'unchanged, read by new rules'}.")
    for path, reason in summary.refused_files[:SHOWN_REFUSALS]:
        say(f"refused: {_line(path)}: {_line(reason)}")
    if len(summary.refused_files) > SHOWN_REFUSALS:
        say(f"... and {len(summary.refused_files) - SHOWN_REFUSALS} more; see the table files")
    if summary.quarantined:
        held = ", ".join(f"{count} {name}" for name, count in summary.quarantined.items())
        say(f"in quarantine: {held}; see why: factmill quarantine")


def _line(text: str) -> str:
    from pipeline.cli.terminal import line

    return line(text)
