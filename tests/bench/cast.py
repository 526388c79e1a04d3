"""Invented people, companies, places and products of the generated corpus."""

import json
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

HERE = Path(__file__).parent
WORDS: dict[str, list[str]] = json.loads((HERE / "words.json").read_text(encoding="utf-8"))
FIELDS: dict[str, dict[str, Any]] = json.loads((HERE / "fields.json").read_text(encoding="utf-8"))


class Name(NamedTuple):
    """One invented name: as first written, as written later, and what kind of thing bears it."""

    full: str
    short: str
    type: str


class Cast(NamedTuple):
    """Who takes part in one article."""

    field: dict[str, Any]
    names: dict[str, Name]


def _coined(rng: Random, coda: str) -> str:
    return rng.choice(WORDS["onset"]) + rng.choice(WORDS["middle"]) + rng.choice(WORDS[coda])


def _organisation(rng: Random, field: dict[str, Any]) -> Name:
    stem = _coined(rng, "coda_org")
    return Name(f"{stem} {rng.choice(field['suffix'])}", stem, "ORG")


def _person(rng: Random) -> Name:
    surname = _coined(rng, "coda_person")
    return Name(f"{rng.choice(WORDS['given'])} {surname}", surname, "PERSON")


def _place(rng: Random) -> Name:
    name = _coined(rng, "coda_place")
    return Name(name, name, "PLACE")


def _product(rng: Random) -> Name:
    word = rng.choice(WORDS["product"])
    model = f" {rng.choice('BDGKRT')}{rng.randint(2, 90)}" if rng.random() < 0.5 else ""
    name = f"{_coined(rng, 'coda_org')} {word}{model}"
    return Name(name, name, "PRODUCT")


def cast(rng: Random) -> Cast:
    """A field and the names of one article, all different."""
    field = FIELDS[rng.choice(sorted(FIELDS))]
    while True:
        names = {
            "org": _organisation(rng, field),
            "org2": _organisation(rng, field),
            "person": _person(rng),
            "person2": _person(rng),
            "place": _place(rng),
            "place2": _place(rng),
            "product": _product(rng),
        }
        if len({name.short for name in names.values()}) == len(names):
            return Cast(field, names)
