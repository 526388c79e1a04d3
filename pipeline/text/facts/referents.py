"""What "the company", "it" and "he" stand for: the names that a document has used so far."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import attrgetter

from pipeline.rows import Chain, Mention
from pipeline.text.facts.words import ENTITY_LETTERS, ROLES
from pipeline.text.page import Page

MOST_NAMES = 50  # names of one sentence that are looked at
BACK = 7  # sentences that are looked at, from the latest backwards
ABOUT = 3  # mentions that make a name what a document is about, beside another named half as often
ASIDE = 48
_OBLIQUE = re.compile(
    r"\b(?:by|for|from|with|against|than|like|including|via|through|between|among|at)"
    r"(?: (?:the|an?|its|their)(?: [A-Za-z-]{2,14}){0,4}|(?: [A-Za-z-]{2,14}){0,2}) $"
)
_FRONTED = re.compile(r"[A-Z][a-z]{2,14}(?:ed|nt|wn|lt|de) (?:in part |partly |jointly )?(?:by|from|with) ")
HOPS = 4
OPENING = 5
"""Characters within which a sentence names what it is about: "The BBC", "VinFast"."""
CONTINUING = ("It ", "Its ", "The company ", "The firm ", "The group ", "The start-up ", "The startup ")
"""How a sentence opens that goes on about whom the one before it is about: what it names is not spoken of next."""
BODIES = ROLES["public body"]
"""Nouns that public bodies have in their names."""
SOURCES = ("according to", "reports from", "report from", "report by", "told", "reported by", "sources at",
           "analysts at", "analyst at", "interview with", "speaking to", "data from", "by the")  # fmt: skip


class Referents:
    """The names of one document, sentence by sentence, in order."""

    __slots__ = ("_bodies", "_counts", "_dominant", "_first_at", "_groups", "_mentions", "_names", "_page", "_starts")

    def __init__(self, page: Page, mentions: Sequence[Mention], chains: Sequence[Chain]) -> None:
        self._page = page
        self._mentions = sorted(mentions, key=lambda mention: (mention.start_char, mention.end_char))
        self._starts = [mention.start_char for mention in self._mentions]
        self._groups: Mapping[str, Chain] = {chain.chain_id: chain for chain in chains}
        self._counts: dict[str, int] = {}
        self._dominant: dict[str, str | None] = {}
        self._names: dict[str, str] | None = None
        self._bodies: defaultdict[str, list[Mention]] | None = None
        self._first_at: dict[str, int] = {}
        for mention in self._mentions:
            self._first_at.setdefault(mention.chain_id, mention.start_char)
            self._counts[mention.chain_id] = self._counts.get(mention.chain_id, 0) + 1

    def salient(
        self, letters: str, index: int, before: int, avoid: str | None = None, noun: str = ""
    ) -> tuple[str, float] | None:
        """The chain that a pronoun or "the company" at offset `before` of sentence `index` stands for.

        `letters` are the classes allowed. In the sentence itself the first such name counts, then the first
        of the nearest sentence before that has one; a source ("according to Reuters") is nobody's company,
        and a ministry or university is no "company" either: `noun` is the word that stands for the name.
        """
        found = self._salient(letters, index, before, avoid, noun)
        if found is None and noun in BODIES:
            named = self.last_called(noun, before)
            found = (named, 0.65) if named is not None and named != avoid else None
        return self._salient(letters, index, before, avoid, "") if found is None and noun in BODIES else found

    def _salient(
        self, letters: str, index: int, before: int, avoid: str | None, noun: str, hops: int = HOPS
    ) -> tuple[str, float] | None:
        sentences = self._page.sentences
        sources: set[str | None] = {avoid}
        aside: tuple[str, float] | None = None
        for back in range(min(BACK, index) + 1):
            sentence = sentences[index - back]
            told, named = self._named(sentence.start_char, min(before, sentence.end_char))
            fronted = not back and _is_fronted(self._page.folded, sentence.start_char)
            if not back:  # whose analysts speak here is not what they speak of
                sources |= {name.chain_id for name in told if name not in named}
            names = [name for name in named if ENTITY_LETTERS[name.type] in letters]
            names = [name for name in names if name.chain_id not in sources and _suits(name.text, noun)]
            if back and names and hops and self._page.folded.startswith(CONTINUING, sentence.start_char):
                return self._salient(letters, index - back, sentence.start_char, avoid, noun, hops - 1)
            if names and (fronted or (back and not noun)) and all(map(self._is_oblique, names)):
                sources |= {name.chain_id for name in names if fronted}
                aside = aside or ((self._foremost(names), 0.65 - 0.05 * back) if back else None)
                continue  # "... is spoken for by Stellantis": the sentence before tells of whom it goes on
            if names:
                chain = self._foremost(names)
                opens = before - sentences[index].start_char < OPENING and self._counts[chain] > 1  # It, The firm
                topic = opens and names[0].start_char - sentence.start_char < OPENING and names[0].chain_id == chain
                main = self.main_suited(letters, before, noun) if back and not topic else None
                held = main is not None and main not in sources and main != chain and self._passing(chain, main)
                sure = len({mention.chain_id for mention in names}) == 1
                return (main, 0.6) if held and main else (chain, (0.8 if sure else 0.65) - 0.05 * back)
        main = self.main_suited(letters, before, noun)
        return (main, 0.5) if main is not None and main not in sources else aside

    def main_suited(self, letters: str, before: int, noun: str) -> str | None:
        """The chain that the document names most, if it is named before the offset and `noun` may stand for it."""
        chain = self.main_before(letters, before)
        return chain if chain is not None and _suits(self._groups[chain].name, noun) else None

    def is_mainly(self, main: str, other: str) -> bool:
        """Whether a document is plainly more about one chain than about another."""
        return 2 * self._counts.get(main, 0) >= 3 * self._counts.get(other, 0)

    def _passing(self, chain: str, main: str) -> bool:
        """Whether a chain is named in passing, in a document that is about another."""
        return self._counts[main] >= max(ABOUT, 2 * self._counts[chain])

    def main_before(self, letters: str, before: int) -> str | None:
        """The chain that the document names most, if it is named before the offset."""
        chain = self.dominant(letters)
        return chain if chain is not None and self._first_at.get(chain, before) < before else None

    def dominant(self, letters: str) -> str | None:
        """The chain that the document names most often, alone or at least twice; of bodies as often named the first."""
        if letters not in self._dominant:
            self._dominant[letters] = self._most_named(letters)
        return self._dominant[letters]

    def _most_named(self, letters: str) -> str | None:
        named = [chain_id for chain_id, chain in self._groups.items() if ENTITY_LETTERS[chain.type] in letters]
        ranked = sorted(named, key=lambda one: (-self._counts.get(one, 0), self._first_at.get(one, 0), one))
        often = [self._counts.get(one, 0) for one in ranked[:2]]
        if not ranked or (len(ranked) > 1 and (often[0] < 2 or (often[0] == often[1] and letters != "O"))):
            return None
        return ranked[0]

    def plainly(self) -> str | None:
        """The body that the document is plainly about: named three times, and half as often again as any other."""
        main = self.dominant("O")
        if main is None or self._counts.get(main, 0) < ABOUT:
            return None
        others = (one for one, chain in self._groups.items() if chain.type == "ORG" and one != main)
        return main if all(self.is_mainly(main, one) for one in others) else None

    def name_of(self, chain: str) -> str:
        """The fullest name of a chain."""
        return self._groups[chain].name

    def named(self, noun: str) -> str | None:
        """The chain whose name is `noun` (a counted noun such as "tesla"), singular or plural."""
        if self._names is None:
            self._names = {mention.text.lower(): mention.chain_id for mention in reversed(self._mentions)}
        return self._names.get(noun) or self._names.get(noun + "s")

    def words_before(self, index: int) -> frozenset[str]:
        """The words of the sentence before sentence `index`, in lower case."""
        if index == 0:
            return frozenset()
        first, last = self._page.tokens.bounds[index - 1]
        return frozenset(word.lower() for word in self._page.tokens.words[first : min(last, first + 200)])

    def _named(self, start: int, end: int) -> tuple[list[Mention], list[Mention]]:
        """The names of a stretch from where a sentence begins, and those of them that are no mere sources."""
        told = self._within(start, end)
        return told, [name for name in told if not self._is_source(name, start)]

    def _within(self, start: int, end: int) -> list[Mention]:
        first = bisect_left(self._starts, start)
        return self._mentions[first : min(bisect_left(self._starts, end), first + MOST_NAMES)]

    def last_called(self, noun: str, before: int) -> str | None:
        """The chain that was named last before an offset with the noun of a public body in its name."""
        if self._bodies is None:
            self._bodies = defaultdict(list)
            for mention in self._mentions:
                for word in BODIES.intersection(mention.text.lower().split()):
                    self._bodies[word].append(mention)
        called = self._bodies.get(noun, [])
        end = bisect_left(called, before, key=attrgetter("start_char"))
        return called[end - 1].chain_id if end else None

    def _foremost(self, names: list[Mention]) -> str:
        """The first name, unless it only owns the next one or is far less talked about."""
        first = names[0]
        owned = next((name for name in names[1:] if self._owned(first, name)), None)
        return owned.chain_id if owned is not None else first.chain_id

    def _owned(self, owner: Mention, name: Mention) -> bool:
        """Whether `name` follows as `owner`'s: "Alphabet's Waymo"."""
        between = self._page.folded[owner.end_char : name.start_char]
        if between.startswith("-") and len(between) < 30 and between[1:].replace(" ", "").isalpha():
            return True  # "Microsoft-backed OpenAI"
        return between.startswith("'s ") and len(between) < 60 and between.count(" ") <= 5 and "," not in between[:-2]

    def _is_oblique(self, mention: Mention) -> bool:
        """Whether a name only stands behind a preposition: "an offer from the French house Kering"."""
        start = mention.start_char
        return _OBLIQUE.search(self._page.folded, max(0, start - ASIDE), start) is not None

    def _is_source(self, mention: Mention, floor: int) -> bool:
        around = self._page.folded[max(0, mention.start_char - 1) : mention.end_char + 1]
        if around[:1] == "(" and around[-1:] == ")":
            return True  # TOKYO (Kyodo)
        words = self._page.folded[max(floor, mention.start_char - 20) : mention.start_char].lower().rstrip()
        return words.removesuffix(" the").endswith(SOURCES)


def _is_fronted(folded: str, start: int) -> bool:
    """Whether a sentence begins with whom its subject is something by: "Backed by Greystoke, the company"."""
    return _FRONTED.match(folded, start, start + ASIDE) is not None


def _suits(name: str, noun: str) -> bool:
    """Whether "the `noun`" may stand for a name: the council for Leeds City Council, no company for it."""
    if not noun:
        return True
    words = name.lower().split()
    return noun in words if noun in BODIES else BODIES.isdisjoint(words)
