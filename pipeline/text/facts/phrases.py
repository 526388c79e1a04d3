"""What single words and nouns of a clause stand for: names, pronouns, "the company", owners' names."""

from pipeline.text.facts.clause import Clause
from pipeline.text.facts.party import Party
from pipeline.text.facts.referents import Referents
from pipeline.text.facts.words import ANAPHORS, NAMES

HE, IT = frozenset("he she himself herself his her".split()), frozenset("it its itself".split())


class Phrases:
    """Names and stand-ins of one clause, with the help of the document's referents."""

    __slots__ = ("clause", "referents")

    def __init__(self, clause: Clause, referents: Referents) -> None:
        self.clause = clause
        self.referents = referents

    def name(self, item: int, confidence: float = 0.9) -> Party:
        """The party named at `item`."""
        return Party(self.clause.mention(item).chain_id, self.clause.shape[item], item, item, confidence)

    def pronoun(self, item: int) -> Party | None:
        """What "it", "its", "he" or "she" at `item` stands for; "they" and "we" stay unresolved."""
        letters = "P" if self.clause.words[item] in HE else "O" if self.clause.words[item] in IT else ""
        if letters == "O" and (body := self._firm_before(item)) is not None:
            return body
        told = self.clause.words.index("it") if letters == "O" and "it" in self.clause.words[:item] else item
        found = self.salient(letters, told, told) if letters else None  # it bought Inkwell, and last year it sold
        return found._replace(first=item, last=item) if found is not None else None

    def _firm_before(self, item: int) -> Party | None:
        """The firm that opens the clause: "[The 45-person firm] has its chips made", before anybody is named."""
        opens = self.clause.word(0) in ("the", "this") and "O" not in self.clause.shape[:item]
        return self.stand_in(0, 1 + (self.clause.at(1) in "QL")) if opens else None

    def company(self, item: int) -> Party | None:
        """The company that the text is about at `item`, where the clause names none."""
        return self.salient("O", item, item)

    def main_company(self, item: int, noun: str = "") -> Party | None:
        """The company that the whole document is about, else the one spoken of last; `noun` tells that it is one."""
        item = min(item, len(self.clause.starts) - 1)
        chain = self.referents.main_suited("O", self.clause.starts[item], noun)
        return Party(chain, "O", item, item, 0.6) if chain is not None else self.salient("O", item, item, None, noun)

    def plain_company(self, item: int) -> Party | None:
        """The company that the whole document is plainly about, if it was named before item `item`."""
        chain = self.referents.plainly()
        named = chain is not None and self.referents.main_before("O", self.clause.starts[item]) == chain
        return Party(chain, "O", item, item, 0.6) if chain is not None and named else None

    def salient(self, letters: str, first: int, last: int, avoid: str | None = None, noun: str = "") -> Party | None:
        start = self.clause.starts[min(first, len(self.clause.starts) - 1)]
        found = self.referents.salient(letters, self.clause.index, start, avoid, noun)
        return Party(found[0], letters[0], first, last, found[1]) if found else None

    def anaphor(self, kind: str, first: int, last: int) -> Party | None:
        """ "The company": a name in apposition, else what the document spoke of last."""
        noun = self.clause.words[last] if kind == "O" else ""
        return self.salient("RV" if kind == "R" else kind, first, last, None, noun)

    def stand_in(self, first: int, k: int) -> Party | None:
        """What "the [Berlin-based] company" stands for: its article is at `first`, its nouns from `k` on."""
        for item in range(k, k + 4):
            if self.clause.at(item) != "n":
                return None
            if (kind := ANAPHORS.get(self.clause.words[item])) is not None:
                return self.anaphor(kind, first, item)
        return None

    def phrase_start(self, k: int) -> int:
        """First item of the noun phrase that ends at `k`: a determiner, or the word after an owner."""
        shape = self.clause.shape
        start = k
        while start > 0 and k - start < 8:
            letter = shape[start - 1]
            said_of = letter == "g" and self.clause.words[start - 1].endswith("ed")
            if letter in 'nK-"&' or said_of or (letter == "L" and shape[start] == "-") or letter in "MQ":
                start -= 1
            elif letter in "dh":
                return start - 1
            else:
                break
        return start

    def owner_name(self, k: int) -> Party | None:
        """The owner whose name (or "the company") ends at `k`, just before 's."""
        clause = self.clause
        if clause.at(k) in NAMES:
            return self.name(k)
        if clause.at(k) == "n":
            start = self.phrase_start(k)
            kind = ANAPHORS.get(clause.words[k])
            if kind and clause.at(start) == "d" and clause.words[start] in ("the", "this"):
                return self.anaphor(kind, start, k)
        return None
