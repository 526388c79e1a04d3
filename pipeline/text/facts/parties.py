"""Who a clause is about: the noun phrase before a verb or an owner before a noun, down to a chain."""

from pipeline.text.facts.party import FACILITY, Party, is_works
from pipeline.text.facts.phrases import Phrases
from pipeline.text.facts.words import ANAPHORS, NAMES, ROLES

DEPTH = 5  # noun phrases that are walked through before giving up
SIDE = 30  # items that an insertion between commas may be long
MAKERS, POLITIES, MEMBERS = ROLES["maker"], ROLES["polity"], ROLES["holder of shares"]
PLACING, CLAUSAL = frozenset("in at near from".split()), frozenset("before after since until as than".split())
RANKING = ROLES["ranking"]
THEIRS = frozenset({"his", "her", "their", "our", "my"})
WHICH = frozenset({"which", "whose"})
CALLED = frozenset("known as called named dubbed codenamed \"".split())


class Reader(Phrases):
    """Resolves noun phrases of one clause with the help of the document's referents."""

    __slots__ = ()

    def before(self, k: int, depth: int = 0) -> Party | None:
        """The party whose noun phrase ends at item `k`, just before a verb; None when it is unnamed."""
        shape = self.clause.shape
        while k >= 0 and (shape[k] in 'aT"' or (shape[k] == "f" and self.clause.at(k + 1) == "T")):
            k -= 1
        if k < 0 or depth > DEPTH:
            return None
        letter = shape[k]
        if letter in NAMES:
            return self._name_before(k, depth)
        if letter in "ih":
            return self.pronoun(k)
        if letter == "n":
            return self._noun_before(k, depth)
        if letter == "w":
            return self._antecedent(k, depth)
        if letter == "s":
            return self.before(k - 1, depth + 1)
        if letter in ",—":
            return self._side_before(k, depth)
        if letter == ")":
            opener = shape.rfind("(", max(0, k - SIDE), k)
            return self.before(opener - 1, depth + 1) if opener > 0 else None
        if letter == "c" and (self.clause.words[k] != "or" or self.clause.at(k - 1) == "z"):
            return self.subject_of_earlier_verb(k, depth)
        return None

    def _antecedent(self, k: int, depth: int) -> Party | None:
        """What "who", "which" or "that" at `k` goes back to."""
        back = k - 2 if self.clause.at(k - 1) == "," else k - 1
        if self.clause.at(back) == "P" and self.clause.words[k] == "who":
            return self.name(back)
        if self.clause.at(back) == "n" and self.clause.words[k] == "who":
            opener = self.clause.shape.rfind(",", max(0, back - 8), back)  # Ann Lee, a former rower, who
            if opener > 0 and self.clause.at(opener - 1) == "P":
                return self.name(opener - 1)
        if self.clause.at(k - 1) == "," and self.clause.at(back) in "OR" and self.clause.words[k] in WHICH:
            return self.name(back, 0.85)  # made by the Indian producer Suraksha, which can
        return self.before(back, depth + 1)

    def _name_before(self, k: int, depth: int) -> Party | None:
        """A name before the verb, unless it only stands in a prepositional phrase or a list."""
        clause, shape = self.clause, self.clause.shape
        left = k - 1
        if shape[k] == "L" and clause.at(left) == "," and clause.at(left - 1) == "L":
            left -= 2
        while left >= 0 and shape[left] in 'dn"' and k - left < 6:
            left -= 1
        if clause.word(left) in CLAUSAL or clause.word(left - 1) in POLITIES | MEMBERS:
            return self.name(k)  # the government of Kenya, shareholders of Amstel
        if left >= 1 and shape[left] == "f" and shape[left - 1] not in ",.;":
            placing = clause.words[left] in PLACING or (clause.words[left] == "of" and shape[left - 1] in NAMES)
            return self.before(left - 1, depth + 1) if placing else None
        return self.name(k)

    def _noun_before(self, k: int, depth: int) -> Party | None:
        """A common noun before the verb: "the company", "SpaceX's startup", "the Colossus supercomputer"."""
        start = self.phrase_start(k)
        clause, left = self.clause, self.clause.at(start - 1)
        kind = ANAPHORS.get(clause.words[k])
        if left == "L" and clause.words[k] in FACILITY and is_works(clause.words[start - 1]):
            return self.name(start - 1, 0.85)  # "the Hinkley Point C nuclear plant"
        if kind and left in "LR" and clause.word(start - 2) in ("the", "this") and (left == "L" or kind == "O"):
            told = left == "L" or clause.shape[:start].count("O") < 2  # "the Leeds retailer", "the ChatGPT maker"
            return self.anaphor(kind, start - 2, k) if told else None
        if left in NAMES and (named := self._noun_of(k, start, kind)) is not None:
            return named
        if clause.at(start) == "h" and kind == "O" and clause.words[start] in THEIRS:
            return self.anaphor(kind, start, k)  # her group
        if clause.at(start) == "d" and kind and clause.words[start] in ("the", "this"):
            return self.anaphor(kind, start, k)
        if kind == "O" and clause.words[start - 1 : start + 1] == ["for", "a"]:
            return self.anaphor(kind, start, k)  # not cheap for a company that turned over
        if clause.word(start) in ("a", "an") and left == "," and kind and clause.at(start - 2) in NAMES:
            return self.name(start - 2, 0.8)  # P-78, a platform that [can ...]
        if clause.word(start - 1) == "whose" and clause.words[k] in FACILITY:
            return self.owner(k)  # Suraksha Biologicals, whose plant in Pune
        if clause.word(start - 1) == "of" and clause.word(start - 2) in MAKERS:
            return self._noun_before(start - 2, depth)  # "the New York maker of exercise bikes"
        if left == "f" and clause.words[start - 1] in PLACING and start > 1 and clause.shape[start - 2] in NAMES + "n":
            return self.before(start - 2, depth + 1)
        return None

    def _noun_of(self, k: int, start: int, kind: str | None) -> Party | None:
        """The party of the noun at `k` right behind a name: "Tesla's Berlin [factory]", "the Nova [mine]"."""
        clause = self.clause
        if clause.shape[max(0, start - 2) : start] == "sL":
            return self.owner_name(start - 3)  # Tesla's Berlin factory
        apposed = clause.shape[max(0, start - 4) : start - 2] in ("O,", "R,") and clause.word(start - 2) in ("a", "an")
        if kind and clause.at(start - 1) == "L" and apposed:
            return self.name(start - 4, 0.8)  # Voltrane, a Montreal start-up in which
        if (kind or clause.words[k] in FACILITY) and clause.at(start - 2) != "f":
            return self.name(start - 1, 0.85)
        return None

    def _side_before(self, k: int, depth: int) -> Party | None:
        """An insertion between commas (or dashes) before the verb: the name in it, or the one before it."""
        shape = self.clause.shape
        opener = shape.rfind(shape[k], max(0, k - SIDE), k)
        if opener > 2 and shape[opener + 1 : k] == "L" and shape[opener - 1] == "L":
            earlier = shape.rfind(shape[k], max(0, k - SIDE), opener)  # "in Cambridge, Massachusetts, has"
            opener = earlier if earlier > 0 else opener
        if opener < 1:
            return None
        inside = shape[opener + 1 : k]
        names = [item for item in range(opener + 1, k) if shape[item] in NAMES]
        words = range(opener + 1, names[0] if names else opener + 1)
        called = [self.clause.words[item] for item in words if self.clause.shape[item] not in "atb"]
        plain = all(letter in NAMES + 'dn"' for letter in inside) or (
            called != [] and CALLED.issuperset(called) and names[0] == k - 1
        )
        if shape[opener - 1] == "n" and len(names) == 1 and plain:
            return self.name(names[0])
        return self.before(opener - 1, depth + 1)

    def subject_of_earlier_verb(self, k: int, depth: int = 0) -> Party | None:
        """The subject of the last verb before item `k`: "Tesla builds cars and [bought ...]"."""
        shape = self.clause.shape
        verb = next((item for item in range(k - 1, max(-1, k - SIDE), -1) if shape[item] in "zbvmg"), None)
        if verb is None and self._opens_with_a_name(k):
            return self.name(0, 0.75)  # Corvus 3 packs 96 tiles and is priced at
        if verb is None or depth > DEPTH:
            return None
        while verb > 0 and shape[verb - 1] in "abvmtgz":
            verb -= 1
        aside = self.clause.said_aside(verb, k)
        if aside is not None:
            return self.subject_of_earlier_verb(aside, depth + 1)
        if verb > 1 and shape[verb - 1] == "," and shape[verb - 2] in NAMES and "," not in shape[: verb - 1]:
            return self.name(verb - 2)  # Shein, founded in China and [based in Singapore]
        return self.before(verb - 1, depth + 1) if verb > 0 else None

    def _opens_with_a_name(self, k: int) -> bool:
        """Whether the clause opens with a name and a verb that no table lists, and names nobody else before `k`."""
        word = self.clause.word(1)
        verb = self.clause.at(1) == "n" and word.endswith(("s", "ed")) and not word.endswith("ss")
        alone = not any(letter in NAMES for letter in self.clause.shape[1:k])
        return self.clause.at(0) in "OR" and verb and alone and self.clause.at(2) in "dQMKahO"

    def main_subject(self, k: int) -> Party | None:
        """The subject of the sentence's first verb before item `k`: whose participle stands at `k`."""
        shape = self.clause.shape
        verbs = [item for item in range(1, k) if shape[item] in "zbvmg"]
        aside = [item for item in verbs if self.clause.is_of_source(item)]
        if verbs and verbs == aside:  # "xAI squandered $1 billion, Bloomberg reported, while"
            return self.name(0, 0.7) if shape[0] in "OR" else None
        return self.before(next(item for item in verbs if item not in aside) - 1, 1) if verbs else None

    def owner(self, k: int) -> Party | None:
        """Who owns the noun phrase that ends at `k`: "Tesla's revenue", "its revenue", "Tesla revenue"."""
        start = self.phrase_start(k)
        clause = self.clause
        if clause.at(start) == "h":
            return self.pronoun(start)
        if clause.at(start - 1) == "s":
            return self.owner_name(start - 2)
        if clause.word(start - 1) == "whose":
            return self._antecedent(start - 1, 0)
        if clause.at(start - 1) in NAMES:
            return self.name(start - 1, 0.85)
        return None

    def after_preposition(self, k: int, words: frozenset[str], letters: str, avoid: str | None = None) -> Party | None:
        """The name after a preposition of `words` at item `k` (determiners and owners' nouns between)."""
        if self.clause.word(k) not in words:
            return None
        found, _ = self.object_from(k + 1, letters, avoid)
        return found

    def object_from(self, k: int, letters: str, avoid: str | None = None) -> tuple[Party | None, str]:
        """The name that the noun phrase beginning at `k` comes down to, and the noun after it ('' if none).

        "Microsoft's Azure cloud" is Azure, "Musk's startup, xAI," is xAI; "Tesla's battery unit" is nobody:
        its owner is given with the noun "'s".
        """
        clause, shape = self.clause, self.clause.shape
        end = min(len(shape), k + 12)
        start = k
        if shape[k + 1 : k + 3] == "Ln" and clause.words[k] in ("the", "this") and "O" in letters:
            nouns = len(shape[k + 2 :]) - len(shape[k + 2 :].lstrip("n"))
            named = clause.at(k + 2 + nouns) in NAMES
            if not named and clause.at(k + 2 + nouns) != "s" and (body := self.stand_in(k, k + 2)) is not None:
                return body, ""  # sales at the Dortmund brewery
        while k < end and (shape[k] in 'adhn"&/-' or (shape[k] == "s" and k > start)):
            k += 1
        step = k + 1 + (clause.at(k + 1) == "d")  # its latest phone, the iPhone 16,
        if k < end and shape[k] == "," and shape[k - 1] == "n" and clause.at(step) in NAMES:
            k = step if clause.at(step + 1) in ",.)f" else k
        if k >= end or shape[k] not in NAMES:
            return self._stand_in(start, k, letters, avoid), ""
        return self._head(k, letters)

    def _head(self, k: int, letters: str) -> tuple[Party | None, str]:
        clause, shape = self.clause, self.clause.shape
        while True:
            after = k + 1
            if clause.at(after) == '"':
                after += 1
            owned = clause.at(after) == "s"
            step = after + 1 if owned else after
            while clause.at(step) in 'n"' and step - after < 6:
                step += 1
            if owned and clause.at(step) == "," and clause.at(step + 1) in NAMES:
                step += 1
            of_place = shape[k] == "L" and letters != "L" and not owned  # the Ontario pension fund [Maple Trust]
            body = clause.word(step - 1) in ROLES["organisation"] or (of_place and clause.at(step) == "O")
            if clause.at(step) in NAMES and (owned or step == after or body):
                k = step
                continue
            tail = "'s" if owned else clause.word(after) if clause.at(after) == "n" else ""
            party = self.name(k) if shape[k] in letters else None
            return party, tail

    def _stand_in(self, start: int, k: int, letters: str, avoid: str | None) -> Party | None:
        """ "it" or "the company" as an object: the last company spoken of, other than the subject."""
        clause = self.clause
        if clause.word(start) == "it" and "O" in letters:
            return self.salient("O", start, start, avoid)
        k = next((item + 1 for item in range(start, k - 1) if self._ends_phrase(item)), k)
        while clause.at(k - 1) == "a":
            k -= 1
        kind = ANAPHORS.get(clause.word(k - 1))
        ranked = not RANKING.isdisjoint(clause.words[start + 1 : k - 1])  # the largest low-cost operator
        told = clause.word(start) in ("the", "this") and k > start + 1 and not ranked
        if kind in ("O", "R") and kind in letters and told:
            noun = clause.words[k - 1] if kind == "O" else ""
            return self.salient("RV" if kind == "R" else "O", start, k - 1, avoid, noun)
        return None

    def _ends_phrase(self, item: int) -> bool:
        """Whether a stand-in at `item` is followed by a verb that no table lists: "the company [edged up]"."""
        word = self.clause.word(item + 1)
        return self.clause.words[item] in ANAPHORS and word.endswith("ed") and self.clause.at(item + 1) == "n"
