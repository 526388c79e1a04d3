"""Comments: what readers and robots wrote beneath an article, told from the article."""

import re
from collections import Counter
from itertools import accumulate

from pipeline.text.lexicon import lexicon
from pipeline.text.staging.blocks import NUMBERED, Block

ENOUGH = 40
"""Words of article before a marker; a marker above that is a link at the head of the page."""
PROSE = frozenset({"paragraph", "list_item", "quote", "heading", "title"})
PHRASES = tuple((row["phrase"], int(row["weight"])) for row in lexicon("comment_phrases"))


def _by_shared_word() -> dict[str, list[tuple[str, int]]]:
    """The phrases under a word of each, as few words as serve: a text without the word has none of them."""
    shared = Counter([word for phrase, _ in PHRASES for word in phrase.split()])
    groups: dict[str, list[tuple[str, int]]] = {}
    for phrase, weight in PHRASES:
        word = max(phrase.split(), key=lambda word: (len(word) > 3, shared[word], word))
        groups.setdefault(word, []).append((phrase, weight))
    return groups


BY_SHARED_WORD = _by_shared_word()

REPLY = re.compile(r"\W{0,5}(?:reply|(?:log in|sign in|login) to reply)\W{0,5}$", re.IGNORECASE)
SAYS = re.compile(r".{1,60}\bsays\s?:$", re.IGNORECASE)
MOMENT = re.compile(
    r"""
      (?: .{0,60}? [a-z]{3,9} \.? \s \d{1,2} (?:st|nd|rd|th)? ,? \s \d{4}     # March 3, 2025
          \s? (?: at|@|-|, )? \s? \d{1,2}[:.]\d{2} \s? (?:[ap]\.?m\.?)?      # at 5:12 pm
        | .{0,60}? \d{1,3} \s (?:second|minute|hour|day|week|month|year)s? \s ago
      ) .{0,12} $
    """,
    re.VERBOSE | re.IGNORECASE,
)


def mark_comments(blocks: list[Block]) -> list[Block]:
    """The blocks, with those that readers wrote as `comment` and the forms around them as `boilerplate`."""
    start = _begins(blocks)
    written = _spam_before(blocks, start)
    if start == len(blocks) and not written:
        return blocks
    kinds = [_kind(block, index, start, written) for index, block in enumerate(blocks)]
    return [
        block if block.kind == kind else block._replace(kind=kind) for block, kind in zip(blocks, kinds, strict=True)
    ]


def _kind(block: Block, index: int, start: int, written: set[int]) -> str:
    if block.kind == "comments":
        return "boilerplate"
    if index in written or (index >= start and block.kind != "boilerplate"):
        return "comment"
    return block.kind


def _begins(blocks: list[Block]) -> int:
    """Index of the first block below the article: a form, a count of comments, the head of a comment."""
    signs = [index for index in range(len(blocks)) if _is_sign(blocks, index)]
    if not signs:
        return len(blocks)
    counts = [len(block.text.split()) if block.kind in PROSE else 0 for block in blocks]
    words = list(accumulate(counts, initial=0))
    for index in signs:
        if words[index] >= ENOUGH or words[index] * 2 >= words[-1]:
            named = index > 1 and _is_name_above(blocks[index - 1], blocks[index])
            return index - 1 if named else index
    return len(blocks)


def _is_sign(blocks: list[Block], index: int) -> bool:
    """Whether readers speak from here on. A moment or "says:" alone is no sign: articles have them too."""
    block = blocks[index]
    if block.kind == "comments":
        return True
    text = block.text
    if block.kind not in PROSE or len(text) > 1_000 or (len(text) > 120 and "\n" not in text):
        return False
    line, _, rest = text.partition("\n")
    if len(line) > 120:
        return False
    if REPLY.match(line):
        return True
    if SAYS.match(line):
        below = rest or (blocks[index + 1].text if index + 1 < len(blocks) else "")
        return MOMENT.match(below.partition("\n")[0][:120]) is not None
    answered = blocks[index + 1 : index + 5]
    return bool(MOMENT.match(line)) and any(
        below.kind == "comments" or (len(below.text) < 30 and REPLY.match(below.text)) for below in answered
    )


def _is_name_above(above: Block, block: Block) -> bool:
    """Whether the block above a moment is no more than the name of the one who writes."""
    return above.kind in PROSE and len(above.text.split()) <= 4 and MOMENT.match(block.text) is not None


def _spam_before(blocks: list[Block], start: int) -> set[int]:
    """Indices of comments that stand above the form, or at the end where there is no form.

    Without a form nearby more evidence is asked for: an article may well end on a word to its readers.
    """
    needed = 2 if start < len(blocks) else 3
    written: set[int] = set()
    index = start - 1
    while index > 0:
        block = blocks[index]
        if block.kind in ("list_item", "paragraph", "quote"):
            if _score(block.text) < needed:
                break
            first = _first_of_list(blocks, index)
            written.update(range(first, index + 1))
            index = first
        elif block.kind not in ("boilerplate", "comments"):
            break
        index -= 1
    return written


def _first_of_list(blocks: list[Block], index: int) -> int:
    """The first item of the numbered list that ends here: comments are numbered, each an item."""
    while (
        blocks[index].kind == "list_item"
        and not blocks[index].text.startswith(("1.", "1)"))
        and blocks[index - 1].kind == "list_item"
        and NUMBERED.match(blocks[index - 1].text)
        and index > 1
    ):
        index -= 1
    return index


def _score(text: str) -> int:
    """Weight of the phrases of readers, and of a pronoun without its capital: editors let none pass."""
    plain = text[:3_000].lower().replace("’", "'")
    near = [phrases for word, phrases in BY_SHARED_WORD.items() if word in plain]
    weight = sum([weight for phrases in near for phrase, weight in phrases if phrase in plain])
    return weight + (" i " in text)
