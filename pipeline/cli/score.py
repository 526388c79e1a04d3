"""`factmill score`: precision and recall against labels."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import json_option, warehouse_option
from pipeline.errors import FactmillError

if TYPE_CHECKING:
    from pipeline.score import Floor, Report
    from pipeline.store.warehouse import Warehouse

COLUMNS = ("figure", "precision", "recall", "f1", "right", "read", "labelled")


@click.command("score", short_help="Measure precision and recall against labels.")
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--errors", is_flag=True, help="Also list every miss.")
@click.option("--floor", multiple=True, metavar="NAME=VALUE", help="Exit 1 when the figure is lower (repeatable).")
@click.option("--floors", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Floors from a CSV file.")
@json_option
@click.option("--markdown", is_flag=True, help="Print Markdown for the summary of a CI job.")
@warehouse_option
def command(
    gold: Path,
    errors: bool,
    floor: tuple[str, ...],
    floors: Path | None,
    as_json: bool,
    markdown: bool,
    warehouse: "Warehouse",
) -> None:
    """Measure precision and recall of the warehouse against the labels in folder GOLD.

    \b
      factmill score seeds/gold --errors
      factmill score seeds/gold --floor quantities=0.95 --floor facts.recall=0.6
      factmill score path/to/public
      factmill score tests/cases/entities
      factmill score tests/cases/facts-told --errors
      factmill score seeds/gold --markdown >> "$GITHUB_STEP_SUMMARY"

    A label matches a reading with the same value in overlapping characters (names: the same characters).
    Read on the spot, with no warehouse: public sets (MEANTIME, GUM ...); articles with marks, [[Musk|elon-musk]]
    scored by pairs of mentions of one thing, [[Musk|PERSON]] by type; articles with their facts behind a line -----.
    Exit 1 when a figure is below its floor, 2 when a labelled article is not in the warehouse.
    """
    if as_json and markdown:
        raise click.UsageError("--json and --markdown print different things: choose one.")
    wanted = _wanted(floor, floors)
    report = _score(warehouse, gold)
    _print(report, errors, as_json, markdown)
    _hold(report, wanted)


def _wanted(single: tuple[str, ...], file: Path | None) -> list["Floor"]:
    from pipeline.score import parse_floor, read_floors

    return [*map(parse_floor, single), *(read_floors(file) if file else [])]


def _score(warehouse: "Warehouse", gold: Path) -> "Report":
    from pipeline.cli.sql import asking
    from pipeline.score import is_marked, is_public, is_stated, is_typed, score, score_public, score_stated, score_typed

    if is_public(gold):
        return score_public(gold)
    if is_stated(gold):
        return score_stated(gold)
    if is_typed(gold):
        return score_typed(gold)
    if is_marked(gold):
        return _score_marked(gold)
    with asking(warehouse) as con:
        return score(con, gold)


def _score_marked(gold: Path) -> "Report":
    """Run the articles without their marks into a warehouse that is thrown away, and score it."""
    import tempfile

    from pipeline.run.straight import walked
    from pipeline.score import read_marked, score_entities, write_plain
    from pipeline.store.warehouse import Warehouse
    from pipeline.store.window import connect

    articles = read_marked(gold)
    with tempfile.TemporaryDirectory() as scratch:
        inbox, warehouse = Path(scratch, "inbox"), Warehouse(Path(scratch, "warehouse"))
        write_plain(articles, inbox)
        walked(inbox, warehouse)
        with connect(warehouse) as con:
            return score_entities(con, articles)


def _print(report: "Report", errors: bool, as_json: bool, markdown: bool) -> None:
    from pipeline.cli.forms import markdown_lines, to_json
    from pipeline.cli.terminal import say, table

    if as_json:
        say(to_json({"figures": _told(report), "missing": report.missing, "misses": report.misses}))
        return
    cells = [
        (name, *(f"{value:.3f}" for value in (figure.precision, figure.recall, figure.f1)), *figure)
        for name, figure in report.figures.items()
    ]
    if markdown:
        say("\n".join(("## factmill score", "", *markdown_lines(COLUMNS, cells))))
    else:
        table(COLUMNS, cells, frozenset(range(1, 7)))
    misses = report.misses if errors else []
    if markdown and misses:
        say("\n" + "\n".join(markdown_lines(("miss",), [(miss,) for miss in misses])))
    else:
        for miss in misses:
            say(miss)


def _told(report: "Report") -> dict[str, dict[str, float]]:
    return {
        name: {**figure._asdict(), "precision": figure.precision, "recall": figure.recall, "f1": figure.f1}
        for name, figure in report.figures.items()
    }


def _hold(report: "Report", floors: list["Floor"]) -> None:
    """Exit 1 when a figure is below its floor, 2 when an article or a figure is not there."""
    if report.missing:
        missing = ", ".join(report.missing)
        raise FactmillError(f"not in the warehouse: {missing}", "Read them first: factmill run FOLDER")
    unknown = [floor.figure for floor in floors if floor.figure not in report.figures]
    if unknown:
        raise FactmillError(f"no figure is called {unknown[0]}", f"The figures: {', '.join(report.figures)}")
    low = [floor for floor in floors if not floor.reached(report.figures[floor.figure])]
    for floor in low:
        is_now = getattr(report.figures[floor.figure], floor.measure)
        click.echo(f"factmill: below the floor: {floor}, but it is {is_now:.4f}", err=True)
    if low:
        raise click.exceptions.Exit(1)
