"""The words that facts are read by: triggers, classes of words in a clause, cues of status and certainty.

Every table lies in `seeds/reference`; here it becomes dictionaries, once, at import.
"""

from typing import NamedTuple

from pipeline.text.lexicon import lexicon

ENTITY_LETTERS = {"PERSON": "P", "ORG": "O", "PRODUCT": "R", "PLACE": "L", "EVENT": "V"}
FIGURE_LETTERS = {
    "money": "M",
    "count": "Q",
    "measure": "Q",
    "percent": "K",
    "duration": "U",
    "multiple": "X",
}
NAMES = "OPRLV"
NEEDS = {
    "money": "M",
    "count": "Q",
    "capacity": "Q",
    "percent": "K",
    "figure": "MQK",
    "change": "MQKX",
    "portion": "KX",
    "name": NAMES,
    "place": "L",
    "person": "P",
    "product": "R",
}
CLASS_LETTERS = {
    "determiner": "d", "possessive": "h", "pronoun": "i", "relative": "w", "be": "b", "have": "v",
    "modal": "m", "to": "t", "preposition": "f", "conjunction": "c", "adverb": "a", "subordinator": "u",
    "control": "g", "verb": "z", "noun": "n",
}  # fmt: skip
FORM_LETTERS = "btpdg"  # base, third person, past, participle (done), gerund


class Trigger(NamedTuple):
    """One way in which a word may state a predicate."""

    predicate: str
    frame: str
    forms: str  # letters of FORM_LETTERS; empty for a noun
    needs: str  # the sentence must hold an item of one of these classes
    next: bool  # ... within a few words after the trigger
    after: tuple[str, ...]
    stops: frozenset[str]
    objects: str  # classes of names that the object may have
    beside: frozenset[str]  # a word of these must follow within a few words; empty: none need to


class Cue(NamedTuple):
    """What a word says about status and certainty; None where it says nothing."""

    status: str | None
    certainty: str | None


def _triggers() -> dict[str, tuple[Trigger, ...]]:
    found: dict[str, list[Trigger]] = {}
    for row in lexicon("predicates"):
        forms = row["forms"].split()
        letters: dict[str, str] = dict.fromkeys(forms, "")
        if row["part"] == "verb":
            for form, letter in zip(forms, FORM_LETTERS, strict=True):
                letters[form] += letter
        needs = row["needs"].split()
        objects = "".join(ENTITY_LETTERS[kind] for kind in row["objects"].split())
        for form, which in letters.items():
            found.setdefault(form, []).append(
                Trigger(
                    row["predicate"], row["frame"], which, NEEDS[needs[0]], "next" in needs[1:],
                    tuple(row["after"].split()), frozenset(row["stops"].split()), objects,
                    ROLES[row["beside"]] if row["beside"] else frozenset(),
                )
            )  # fmt: skip
    return {form: tuple(entries) for form, entries in found.items()}


def _classes() -> dict[str, str]:
    classes: dict[str, str] = {}
    for row in lexicon("clause_words"):
        for word in row["words"].split():
            classes.setdefault(word, CLASS_LETTERS[row["class"]])
    for row in lexicon("speech_verbs"):
        classes.setdefault(row["form"], "z")
    return classes


def _cues(name: str) -> dict[str, Cue]:
    return {row["word"]: Cue(row.get("status") or None, row.get("certainty") or None) for row in lexicon(name)}


def _sets(name: str, key: str) -> dict[str, frozenset[str]]:
    return {row[key]: frozenset(row["nouns"].split()) for row in lexicon(name)}


ROLES = _sets("fact_nouns", "role")
TRIGGERS = _triggers()
FINITE = frozenset(form for form, told in TRIGGERS.items() if any(not {"t", "p"}.isdisjoint(one.forms) for one in told))
"""Verbs in the third person or the past: behind a name they are no noun of it."""
CLASSES = _classes()
STATUS = _cues("status_words")
HEDGES = _cues("hedges")
SPEECH = {
    row["form"]: (Cue(row["status"] or None, row["certainty"]), row["complement"] == "any")
    for row in lexicon("speech_verbs")
}
ANAPHORS = {
    noun: ENTITY_LETTERS[kind] for kind, nouns in _sets("anaphor_nouns", "type").items() for noun in sorted(nouns)
}


def _spelled_needs() -> dict[str, str]:
    """What a sentence must hold for a token to matter, by every spelling that a trigger may have."""
    needs: dict[str, str] = {}
    for form, triggers in TRIGGERS.items():
        wanted = "".join(trigger.needs for trigger in triggers)
        for piece in form.split("-"):
            for spelling in sorted({piece, piece.capitalize(), piece.upper()}):
                needs[spelling] = needs.get(spelling, "") + wanted
    return needs


# One look-up per token finds the sentences that may state a fact.
SPELLED_NEEDS = _spelled_needs()


class WordClasses(dict[str, str]):
    """The class letter of a lower-case word: by the table, else adverb for -ly, else noun or adjective."""

    LARGEST = 50_000  # words remembered; beyond that the memory starts anew

    def __missing__(self, word: str) -> str:
        if len(self) > self.LARGEST:
            self.clear()
            self.update(CLASSES)
        if word[0].isalnum():
            letter = "a" if word.endswith("ly") and len(word) > 4 else "n"
        else:
            letter = word if word in ',;:()"—-.?!/&%' else "*"
        self[word] = letter
        return letter


WORD_CLASSES = WordClasses(CLASSES)
