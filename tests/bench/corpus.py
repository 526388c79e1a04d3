"""A corpus of distinct news-like articles whose truth is known because they are generated from it.

    python -m tests.bench.corpus DIR [--articles 5000] [--seed 1]

writes DIR/inbox/**/*.txt|md and DIR/truth.jsonl. Article i depends on the seed and on i alone, so that a smaller
corpus is the beginning of a larger one.
"""

import argparse
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from tests.bench import figures, moments
from tests.bench.cast import HERE, WORDS, Cast, cast
from tests.bench.figures import Figure
from tests.bench.moments import Moment

SLOT = re.compile(r"\{(\w+!?)\}")
WEIGHTS = {"figures": 6, "dated": 4, "prose": 6, "plain": 8, "trap": 1}
STAND_INS = {"org": "the company", "org2": "its rival"}
DATED_HEADERS = ("front_matter", "broken_front_matter", "dateline", "prefix", "byline")
TWIN_EVERY = 25


def _sections() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif line and line[0] != "#":
            lines.append(line)
    return sections


TEMPLATES = _sections()


class Draft:
    """An article while it is being written: its text so far and what was planted in it."""

    def __init__(self, rng: Random, players: Cast, published: date | None) -> None:
        self.rng = rng
        self.players = players
        self.published = published
        self.parts: list[str] = []
        self.size = 0
        self.words = 0
        self.met: set[str] = set()
        self.sentence_starts = 0
        self.truth: dict[str, list[dict[str, Any]]] = {"figures": [], "times": [], "names": [], "noise": []}

    def write(self, text: str) -> None:
        """Append text in which nothing is planted."""
        self.parts.append(text)
        self.size += len(text)

    def plant(self, sort: str, quote: str, **meaning: Any) -> None:
        """Append a quote and remember where it stands and what it means."""
        self.truth[sort].append({"start": self.size, "end": self.size + len(quote), "text": quote, **meaning})
        self.write(quote)

    def sentence(self, template: str) -> None:
        """Append a template with its slots filled."""
        begin = len(self.parts)
        self.sentence_starts = self.size
        for index, piece in enumerate(SLOT.split(template)):
            if index % 2:
                self.fill(piece)
            elif piece:
                self.write(piece)
        self.words += len("".join(self.parts[begin:]).split())

    def fill(self, slot: str) -> None:
        """Append what a slot stands for."""
        if slot in self.players.names:
            self.name(slot)
        elif slot in ("past", "future", "Past"):
            self.moment(slot)
        elif (figure := self.figure(slot.rstrip("!"), not slot.endswith("!"))) is not None:
            self.put(figure)
        else:
            self.say(self.word(slot))

    def say(self, word: str) -> None:
        """Append a word that plants nothing, and mind the article before it."""
        if word[0] in "aeiou" and self.parts and self.parts[-1].endswith((" a ", "\na ")):
            self.parts[-1] = self.parts[-1][:-1] + "n "
            self.size += 1
        self.write(word)

    def name(self, slot: str) -> None:
        """Append a name: in full at first, then in full or short, or a word that stands for it."""
        name = self.players.names[slot]
        if slot in self.met and slot in STAND_INS and self.rng.random() < 0.4:
            starts = self.sentence_starts == self.size
            self.write(STAND_INS[slot].capitalize() if starts else STAND_INS[slot])
            return
        quote = name.full if slot not in self.met or self.rng.random() < 0.3 else name.short
        self.met.add(slot)
        self.plant("names", quote, type=name.type, entity=name.full)

    def moment(self, slot: str) -> None:
        """Append a time expression; a capital letter in the slot asks for one in the text."""
        moment: Moment = getattr(moments, slot.lower())(self.rng, self.published)
        if slot == "Past":
            moment = moment._replace(before=moment.before.capitalize())
            if not moment.before:
                moment = moment._replace(quote=moment.quote.capitalize())
        self.write(moment.before)
        days = {"begins_on": moment.begin.isoformat(), "ends_on": moment.end.isoformat()}
        self.plant("times", moment.quote, value=moment.value, mod=moment.mod, **days)

    def figure(self, slot: str, ranges: bool) -> Figure | None:
        """The figure that a slot asks for; None when it asks for a word."""
        rng, field = self.rng, self.players.field
        if slot in ("money", "percent", "duration"):
            return getattr(figures, slot)(rng, ranges)
        if slot == "count":
            return figures.count(rng, *rng.choice(field["count"]))
        if slot == "measure":
            return figures.measure(rng, rng.choice(field["measure"]), ranges)
        if slot == "price":
            return figures.price(rng, rng.choice(field["price"]))
        return figures.multiple(rng) if slot == "multiple" else None

    def put(self, figure: Figure) -> None:
        """Append a figure with the words before it."""
        self.write(figure.before)
        top = None if figure.value_max is None else str(figure.value_max)
        meaning = {"kind": figure.kind, "value": str(figure.value), "value_max": top}
        self.plant("figures", figure.quote, **meaning, unit=figure.unit, modifier=figure.modifier)

    def word(self, slot: str) -> str:
        """A word or number that plants nothing."""
        rng = self.rng
        numbers = {
            "phone": lambda: f"{rng.randint(0, 9999):04d}",
            "section": lambda: str(rng.randint(2, 90)),
            "chip": lambda: f"{rng.randint(1, 9)}00",
            "version": lambda: f"{rng.randint(1, 9)}.{rng.randint(0, 12)}.{rng.randint(0, 30)}",
            "score": lambda: f"{rng.randint(0, 5)}-{rng.randint(0, 5)}",
        }
        if slot in numbers:
            return numbers[slot]()
        return rng.choice(WORDS.get(slot) or self.players.field[slot])


def _body(draft: Draft, mark: str) -> None:
    rng = draft.rng
    headed = rng.random() < 0.3
    target = rng.randint(430, 570)
    decks = {section: rng.sample(TEMPLATES[section], len(TEMPLATES[section])) for section in WEIGHTS}
    draft.sentence(rng.choice(TEMPLATES["lead"]))
    while draft.words < target:
        draft.write("\n\n")
        if headed and rng.random() < 0.15:
            draft.write(f"{mark}The {draft.word('thing')} and its {draft.word('source')}\n\n")
        for index in range(rng.randint(2, 4)):
            section = rng.choices(tuple(WEIGHTS), tuple(WEIGHTS.values()))[0]
            deck = decks[section] or decks["plain"]
            if deck:
                draft.write(" " if index else "")
                draft.sentence(deck.pop())
    draft.write(" ")
    draft.sentence(rng.choice(TEMPLATES["close"]))


def _header(draft: Draft, style: str, frame: Random) -> None:
    day, place = draft.published, draft.players.names["place"].full
    title = f"{draft.players.names['org'].full} and the {draft.players.field['thing'][0]} of {place}"
    if style == "none" or day is None:
        draft.write(f"{title}\n\n" if frame.random() < 0.7 else "")
    elif style == "front_matter":
        draft.write(f'---\ntitle: "{title}"\ndate: {day}\nauthor: Staff\n---\n\n')
    elif style == "broken_front_matter":
        draft.write(
            f"---\ntitle: '{place}'s choice: {title}'\npublish_date: '{day}'\nread_time: '4 mins'\n---\n\n"
        )
    elif style == "dateline":
        draft.write(f"{place.upper()}, {moments.written_day(frame, day)} (Harbour Wire) - ")
    elif style == "prefix":
        draft.write(f" date {day} ")
    else:
        draft.write(f"{title}\n\nPublished {day.day} {moments.MONTHS[day.month - 1]} {day.year}\n\n")


def _footer(draft: Draft, frame: Random) -> None:
    """A reply form with a comment whose figures must not be read; the noise is remembered."""
    start = draft.size
    kept = {sort: len(rows) for sort, rows in draft.truth.items()}
    draft.rng = frame
    draft.write(
        "\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *\n\n1. "
    )
    draft.write(f"visitor{frame.randint(2, 99)} says:\n")
    draft.sentence(frame.choice(TEMPLATES["spam"]))
    for sort, size in kept.items():
        del draft.truth[sort][size:]
    draft.truth["noise"].append({"start": start, "end": draft.size})


def article(seed: int, index: int) -> tuple[str, str, dict[str, Any]]:
    """Path, text and truth of one article; every 25th retells the one before it in another frame."""
    twin = index % TWIN_EVERY == TWIN_EVERY - 1
    rng = Random(f"{seed}/{index - twin}")
    frame = Random(f"{seed}/{index}/frame")
    day = date(2022, 1, 1) + timedelta(rng.randrange(1400))
    draft = Draft(rng, cast(rng), day if rng.random() < 0.8 else None)
    style = frame.choice(DATED_HEADERS) if draft.published else "none"
    suffix = "md" if "front_matter" in style or frame.random() < 0.2 else "txt"
    _header(draft, style, frame)
    draft.truth["header"] = [{"start": 0, "end": draft.size}]
    _body(draft, "## " if suffix == "md" else "")
    if twin:
        draft.write(" ")
        draft.rng = frame
        draft.sentence(frame.choice(TEMPLATES["plain"]))
    if frame.random() < 0.15:
        _footer(draft, frame)
    path = f"{index // 500:03d}/{index:06d}.{suffix}"
    published = draft.published.isoformat() if draft.published else None
    truth = {"path": path, "published": published, "twin": twin, "words": draft.words, **draft.truth}
    return path, "".join(draft.parts), truth


def articles(count: int, seed: int, first: int = 0) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """`count` articles from number `first` on."""
    return (article(seed, index) for index in range(first, first + count))


def write_corpus(folder: Path, count: int, seed: int, first: int = 0) -> int:
    """Write articles and their truth (appended when `first` is not 0); returns the number of words planted."""
    words = 0
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "truth.jsonl").open("a" if first else "w", encoding="utf-8") as lines:
        for path, text, truth in articles(count, seed, first):
            target = folder / "inbox" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode("utf-8"))
            lines.write(json.dumps(truth, ensure_ascii=False) + "\n")
            words += truth["words"]
    return words


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    words = write_corpus(asked.folder, asked.articles, asked.seed)
    print(f"{asked.articles} articles, {words} words in {asked.folder / 'inbox'}")


if __name__ == "__main__":
    main()
