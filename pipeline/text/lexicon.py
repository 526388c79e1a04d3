"""Words as data: tables of `seeds/reference`, read once."""

import csv
from functools import cache
from pathlib import Path

REFERENCE = Path(__file__).resolve().parents[2] / "seeds" / "reference"


@cache
def lexicon(name: str) -> tuple[dict[str, str], ...]:
    """Rows of `seeds/reference/{name}.csv`: a header line, then one row a line; `#` lines are comments.

    Raises ValueError that names the file and line when a row has more or fewer fields than the header.
    """
    path = REFERENCE / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and line[0] != "#"]
    records = list(csv.reader([line for _, line in numbered]))
    header = records[0]
    for (number, _), record in zip(numbered[1:], records[1:], strict=True):
        if len(record) != len(header):
            raise ValueError(f"{path.name}, line {number}: {len(record)} fields, {len(header)} expected")
    return tuple(dict(zip(header, record, strict=True)) for record in records[1:])
