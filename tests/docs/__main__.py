"""Renew the generated pages: `python -m tests.docs [--public ../shared/gold/public]`."""

import argparse
from pathlib import Path

from tests.docs import figures, reading


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--public", type=Path, default=figures.PUBLIC, help="folder of the public labelled sets")
    asked = parser.parse_args()
    reading.PAGE.write_text(reading.page(), encoding="utf-8")
    print(f"{reading.PAGE.name}: renewed from {reading.CASES.name}/")
    if asked.public.is_dir():
        figures.PAGE.write_text(figures.page(asked.public), encoding="utf-8")
        print(f"{figures.PAGE.name}: renewed from the public sets")
    else:
        print(f"{figures.PAGE.name}: left as it is, for there are no public sets in {asked.public}")


if __name__ == "__main__":
    main()
