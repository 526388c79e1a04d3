"""What goes wrong in plain text and Markdown: shapes of whole articles, and poison within them."""

from collections.abc import Callable
from random import Random

HUGE = (
    "1e400", "9" * 60, "999 trillion trillion", "$" + "9" * 45 + " billion", "1" + "0" * 38, "0." + "0" * 50 + "1",
    "1,0,0,0,0", "1.2.3.4.5", "-5", "−7 million", "+-3", "$-0", "0", "00000012", "NaN", "Infinity", "1/0", "0%", "1e-400%",
    "10^100", "٣٤٥ million", "１２３ people", "²³ million", "½½", "Ⅻ billion", "3½ million", "million million dollars",
    "billions and billions and billions", "$5-$6-$7-$8 billion", "one hundred hundred thousand thousand", "1 000 000 000 000",
    "1'000'000", "12.345.678,90 euros", "1,23,45,678 rupees", "$1.5.5m", "5%%%%", "£$€5", "USD EUR 5", "5 USD EUR",
    "99999999999999999999999999999999.999999999", "999999999999999999999999999999 km/h", "10**6", "0x7fffffff", "1_000_000",
    "two and a half and a quarter million", "minus minus five", "a thousand and one hundred and one", "5" * 300 + " years",
)  # fmt: skip
DATES = (
    "0000-00-00", "year 0", "99999", "in 99999", "31 February 2024", "2024-13-45", "9999-12-31", "0001-01-01",
    "the 32nd of June", "12/31/9999", "1 January 10000", "25:61", "24:00:00", "the 0th century", "the 100th century",
    "10,000 BC", "500,000 years ago", "in 99999999999 years", "9999 months ago", "Q5 2024", "2024-W54", "FY99999",
    "between 2024 and 1999", "1999-2099-2199", "last last last year", "the day after the day after tomorrow", "Feb 30th",
    "Monday, Tuesday, Wednesday 5 May", "2024-02-30T25:00:00Z", "now/then/2024", "the year -5", "'00s", "the 2020ss",
    "six hundred thousand weeks from now", "next 9999999999 days", "1/1/1/1/1", "12 12 12", "2024" * 20,
)  # fmt: skip
CONTROLS = "\x00\x01\x07\x08\x0b\x0c\x1b[31m\x1b]0;title\x07\x7f\x85\x9b2J\ufffe\uffff\ufffd\ue000"
MARKS = ("\u200b", "\u200e", "\u200f", "\u202e", "\u2066", "\u2069", "\ufeff", "\u00ad", "\u2060", "\u00a0", "\u202f", "\u180e")
EMOJI = ("\U0001f4b0", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1e9\U0001f1ea", "\u2764\ufe0f", "1\ufe0f\u20e3", "e" + "\u0301" * 60)
HARM = (
    "Robert'); DROP TABLE entities;--", "<img src=x onerror=alert(1)>", "$(reboot)", "`id`", "{{7*7}}", "%s%s%n", "../../etc/passwd",
    "\\u0000", "&#x202e;&amp;nbsp;", "[[[[link](x)](y)", "*" * 300, "_" * 300, "(" * 500, '"' * 501, "'" * 333, "A. " * 200,
    "Mr. " * 100, "the " * 300, "Xy" * 400, "No. 5 No. 6 " * 40, "-" * 400, "=" * 400, "? ! ? ! " * 80, "https://" + "a/" * 900,
)  # fmt: skip
FRONT = (
    "---\ntitle: {0}\ndate: 2024-02-30\n---\n", "---\ntitle: '{0}\ndate: 2024-05-01\n---\n", "---\n\ttitle: {0}\n---\n",
    "---\ntitle: {0}\ndate: yesterday\n", "+++\ntitle = \"{0}\"\ndate = 2024-05-01\n+++\n", "---\n- {0}\n- b\n---\n",
    "---\ntitle: &a [*a, {0}]\n---\n", "---\n{0}\n---\n", "---\ndate: 99999-01-01\ntitle: {0}\n---\n", "---\n---\n",
    "---\ntitle: !!python/object/apply:os.system ['true']\n---\n", "---\ntitle: |\n  {0}\n  more\ndate:\n  - 2024\n---\n",
    "{{\n\"title\": \"{0}\",\n\"date\": \"2024-05-01\"\n}}\n", "---\r\ntitle: {0}\r\ndate: 01/02/03\r\n---\r\n", "----\ntitle: {0}\n----\n",
    "---\ntitle: {0}\ntitle: again\npublished: 1714550400\n---\n", "title: {0}\ndate: 2024-05-01\n\n", "---\ndate: 0000-00-00\n---\n---\n",
    "\ufeff---\ntitle: {0}\n---\n", "---\n" + "x: " * 400 + "\n---\n", "---\n" + "a:\n " * 300 + "\n---\n", "---\ntitle: {0}\n...\n",
)  # fmt: skip


def _strew(text: str, pieces: tuple[str, ...], rng: Random, times: int) -> str:
    """Put pieces between words, here and there."""
    words = text.split(" ")
    for _ in range(times):
        words.insert(rng.randrange(len(words) + 1), rng.choice(pieces))
    return " ".join(words)


def _within(text: str, pieces: tuple[str, ...], rng: Random, times: int) -> str:
    """Put pieces anywhere, also within words and numbers."""
    for _ in range(times):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(pieces) + text[at:]
    return text


def in_numbers(text: str, rng: Random) -> str:
    """A mark that nobody sees after every third digit or so."""
    mark = rng.choice(MARKS)
    return "".join(c + mark if c.isdigit() and rng.random() < 0.3 else c for c in text)


def long_line(text: str, rng: Random) -> str:
    """100,000 characters with no line end."""
    flat = " ".join(text.split()) + " "
    return flat * (100_000 // len(flat) + 1)


def line_ends(text: str, rng: Random) -> str:
    """Every sort of line end, mixed."""
    return "".join(rng.choice(("\r\n", "\r", "\n", "\n\r", "\x85", "\u2028", "\u2029")) if c == "\n" else c for c in text)


def blank_lines(text: str, rng: Random) -> str:
    """Thousands of lines with nothing in them."""
    return text.replace("\n\n", rng.choice(("\n", " \n", "\t\n", "\r\n")) * 4000, 1) + "\n" * 3000


def only_figures(text: str, rng: Random) -> str:
    """A sheet of numbers where an article should be."""
    rows = ("\t".join(f"{rng.random() * 10 ** rng.randint(0, 12):,.2f}" for _ in range(8)) for _ in range(200))
    return text[:200] + "\n\n" + "\n".join(rows)


POISONS: tuple[Callable[[str, Random], str], ...] = (
    lambda text, rng: _strew(text, HUGE, rng, 40),
    lambda text, rng: _strew(text, DATES, rng, 40),
    lambda text, rng: _strew(text, HARM, rng, 8),
    lambda text, rng: _within(text, tuple(CONTROLS), rng, 12),
    lambda text, rng: _within(text, MARKS, rng, 80),
    lambda text, rng: _within(text, EMOJI, rng, 30),
    lambda text, rng: _within(text, ("\x00",), rng, 20),
    lambda text, rng: "".join(chr(ord(c) + 0xFEE0) if c.isdigit() and rng.random() < 0.5 else c for c in text),
    lambda text, rng: text.upper() if rng.random() < 0.5 else text.lower(),
    lambda text, rng: text.replace(" ", rng.choice(("", "\u00a0", "  \t ", "\u3000", "_")), rng.randint(1, 500)),
    lambda text, rng: text.replace("\n\n", "\n> > > ", 3).replace("\n\n", "\n" + "    " * 40, 2),
    lambda text, rng: _strew(text, ("million", "billion", "to", "and", "of", "a", "per", "-", "%", "$"), rng, 150),
    lambda text, rng: text[: rng.randrange(200)],
    in_numbers, long_line, line_ends, blank_lines, only_figures,
)  # fmt: skip


def plain(text: str, rng: Random) -> str:
    """As it is."""
    return text


def wrapped(text: str, rng: Random) -> str:
    """Broken into short lines in the middle of sentences and words, as e-mail does."""
    width = rng.randint(9, 76)
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def front_matter(text: str, rng: Random) -> str:
    """Under metadata that no parser would take as it is."""
    title = rng.choice((*HARM[:8], "a: b: c", "'quoted' \"twice\"", "# no comment", "- item", "100%", "null", "2024-05-01"))
    return rng.choice(FRONT).format(title) + text


def markdown_table(text: str, rng: Random) -> str:
    """Its words in a table with uneven rows."""
    words = text.split()
    rows, at = ["| a | b | c |", rng.choice(("|---|:-:|--:|", "| --- |", "|||", ""))], 0
    while at < len(words):
        cells = [" ".join(words[at + k : at + k + 6]) for k in range(0, 6 * rng.randint(1, 5), 6)]
        at += 6 * len(cells)
        rows.append("|" + "|".join(cells) + rng.choice(("|", "", "||")))
    return "\n".join(rows)


def markdown_lists(text: str, rng: Random) -> str:
    """Its sentences as list items, nested without measure."""
    marks = ("- ", "* ", "1. ", "99999. ", "+ ", "(a) ", "- [ ] ", "> ", "## ", "\t", "```\n", "1) ")
    return "\n".join(" " * rng.choice((0, 2, 4, 60)) + rng.choice(marks) + line for line in text.split(". "))
