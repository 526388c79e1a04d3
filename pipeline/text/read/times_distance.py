"""Reading times at a distance from another: two weeks ago, a year earlier, three days later, in two weeks' time."""

from datetime import date
from decimal import Decimal

from pipeline.text.find.times import Candidate
from pipeline.text.find.times_vocabulary import MONTHS, WEEKDAYS
from pipeline.text.read import calendar
from pipeline.text.read.calendar import Impossible, Period
from pipeline.text.read.times_counts import duration_value, number_of, unit_of
from pipeline.text.read.times_periods import UNPLACED
from pipeline.text.read.times_reading import Context, Reading, unknown
from pipeline.text.read.times_relative import STEPS, told
from pipeline.text.read.times_tale import from_the_clock

DAYS_OF = {"day": 1, "week": 7, "month": 30, "quarter": 91}
COMPARED = frozenset("% percent cent point points p pence cents dollars euros million billion trillion times".split())
FROM_ANCHOR = frozenset(("ago", "back", "from now", "from today", "hence"))
ONWARD = frozenset(("later", "after", "afterward", "afterwards"))


def read_ago(candidate: Candidate, context: Context) -> Reading:
    """Two years ago, a year or two ago, three days later, a year earlier, six months from now."""
    try:
        return _at_a_distance(candidate, context)
    except Impossible:
        if (candidate.match["way"] or "").lower() != "ago":
            raise
        return unknown("PAST_REF")  # long before the calendar


def _way(candidate: Candidate) -> str:
    """The word that tells from when is counted; "in two weeks' time" counts from now."""
    m = candidate.match
    return " ".join((m["way"] or m["way2"] or "from now").lower().split())


def _at_a_distance(candidate: Candidate, context: Context) -> Reading:
    m = candidate.match
    unit, way = unit_of(m["unit"]), _way(candidate)
    count, back = number_of(m["count"]), way in ("ago", "back", "earlier", "before", "prior")
    half = Decimal("0.5") if m["and_half"] or m["half"] else 0
    if count is not None and way not in FROM_ANCHOR and not (m["other"] or m["second"]):
        clocked = from_the_clock(count + half, unit, -1 if back else 1, candidate, context)
        if clocked is not None:
            return clocked
    if count is None or not unit.grain:
        if way in FROM_ANCHOR and (way != "back" or unit.grain):
            return unknown("PAST_REF" if back else "FUTURE_REF")
        return unknown(duration_value(count, unit), "DURATION")
    reference = _counted_from(way, unit.grain, candidate, context)
    if reference is None:
        return unknown(UNPLACED.get(unit.grain, "XXXX"))
    other = m["other"] or m["second"]
    if other and other.lower() != "so":
        return _one_or_two(reference, unit.grain, (count, number_of(other) or count), back)
    count += half
    period = _counted(reference, unit.grain, count, -1 if back else 1)
    if m["day"]:
        period = _on_the_day(m["day"].lower().split(), unit.grain, -count if back else count, reference)
    if way == "from today" and count == int(count):
        period = calendar.day_of(calendar.moved(reference, unit.grain, int(count)))
    loose = "APPROX" if m["second"] or "couple" in m["count"].lower() else None
    kept = period if way in ONWARD | FROM_ANCHOR else None  # "a year earlier" compares: the tale goes on elsewhere
    sized = _sized(candidate, context)
    mod = (_distance_mod(candidate, back) if sized else None) or loose
    return Reading("DATE", period.value, mod, *period[1:3], reference, sized, kept)


def _on_the_day(said: list[str], grain: str, steps: Decimal, reference: date) -> Period:
    """Two years ago Friday, a year ago today, ten years ago next month: that very day or month, so many units away."""
    shown, base = "day", reference
    month = MONTHS.get(said[-1].rstrip("."))
    if month is not None:
        shown, base = "month", _that_month(said[0], month, reference)
    elif said[-1] == "month":
        shown, base = "month", calendar.moved(reference, "month", STEPS[said[0]])
    elif said[0] == "this":
        shown = said[1]
    elif said[-1] in WEEKDAYS:
        base = calendar.shifted(reference, -((reference.isoweekday() - WEEKDAYS[said[-1]]) % 7))
    elif said[0] == "yesterday":
        base = calendar.shifted(reference, -1)
    return calendar.around(calendar.moved(base, grain, int(steps)), shown)


def _that_month(which: str, number: int, reference: date) -> date:
    """The first day of this, last or next August."""
    steps = {"last": -(number >= reference.month), "next": int(number <= reference.month)}.get(which, 0)
    first = calendar.month(reference.year + steps, number).begins
    assert first is not None
    return first


def _counted_from(way: str, grain: str, candidate: Candidate, context: Context) -> date | None:
    """The day to count from: the publication day, or what the text told last (a tale goes on only so)."""
    base = None if way in FROM_ANCHOR else told(candidate, context, grain)
    if base is not None and not (way not in ONWARD and _long_past(base, candidate, context)):
        return base.begins
    return None if way in ONWARD else context.anchor


def _long_past(base: Period, candidate: Candidate, context: Context) -> bool:
    """Whether a time of another sentence lies too far back for "a year earlier" to compare with the year before it."""
    if context.anchor is None or base.begins is None or (context.anchor - base.begins).days < 3 * 366:
        return False
    return context.reference((base.unit,), candidate.sentence, 0) is not base


def _counted(reference: date, grain: str, count: Decimal, sign: int) -> Period:
    """So many units on or back. Decades ago give a year, a year and a half ago a month, the halves of others days."""
    if grain in ("decade", "century"):
        count, grain = count * (10 if grain == "decade" else 100), "year"
    if grain == "year" and count != int(count):
        count, grain = Decimal(round(count * 12)), "month"
    shown = "week" if grain == "fortnight" else grain
    days = round((count - int(count)) * DAYS_OF[shown]) if count != int(count) else 0
    moved = calendar.moved(reference, grain, sign * int(count))
    return calendar.around(calendar.shifted(moved, sign * days), shown)


def _one_or_two(reference: date, grain: str, counts: tuple[Decimal, Decimal], back: bool) -> Reading:
    low, high = sorted(counts)
    near, far = (calendar.moved(reference, grain, (-1 if back else 1) * int(count)) for count in (low, high))
    first, last = (far, near) if back else (near, far)
    shown = "year" if grain in ("decade", "century") else "week" if grain == "fortnight" else grain
    value = f"{calendar.around(first, shown).value}/{calendar.around(last, shown).value}"
    return Reading("DATE", value, "APPROX", first, last, reference)


def _sized(candidate: Candidate, context: Context) -> bool:
    """Whether the words in front say how long ago it was; "26% less than a year ago" compares amounts."""
    if candidate.modifier is None or candidate.modifier.kind != "size":
        return False
    if not context.page.folded.startswith(" than ", candidate.match.start() - 6):
        return True
    before, ahead = context.word(candidate, -1).lower(), context.word(candidate, -2)
    compared = before in COMPARED or before[:1].isdigit() or ahead[:1].isdigit()
    return not compared


def _distance_mod(candidate: Candidate, back: bool) -> str | None:
    """More than a year ago lies BEFORE that year's day; less than a year ago AFTER it."""
    if candidate.modifier is None or candidate.modifier.kind != "size":
        return None
    beyond = {"MORE_THAN": "BEFORE" if back else "AFTER", "LESS_THAN": "AFTER" if back else "BEFORE"}
    return beyond.get(candidate.modifier.mod, "APPROX")


def read_vague_ago(candidate: Candidate, context: Context) -> Reading:
    """Years ago: past, and no more is said; minutes later: a span whose length is not said."""
    if candidate.match["way"].lower() != "ago":
        return unknown(duration_value(None, unit_of(candidate.match["unit"])), "DURATION")
    return unknown("PAST_REF")
