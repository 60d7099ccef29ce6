"""Right, wrong, not computable or ambiguous: a figure held against the registry at its printed precision."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.core.decimals import quotient
from apps.core.narrowing import narrowed, present
from apps.reporting.composed.figures import mean
from apps.reporting.definitions import HEADCOUNT, StrOrPromise
from apps.reporting.table import points, share
from apps.reporting.telling.checking.addresses import Address
from apps.reporting.telling.checking.answers import Answer, Answers
from apps.reporting.telling.checking.bounds import holds, may_be_told_so
from apps.reporting.telling.checking.figures import Kind
from apps.reporting.telling.checking.reckoned import AGES, GAPS, POSTS
from apps.reporting.telling.checking.scene import Reading
from apps.reporting.telling.pieces import decimal_words, number_words


class Verdict(Enum):
    RIGHT = "right"
    WRONG = "wrong"
    NOT_COMPUTABLE = "not_computable"
    AMBIGUOUS = "ambiguous"

    @property
    def label(self) -> StrOrPromise:
        return LABELS[self]


LABELS = {
    Verdict.RIGHT: _("Right"),
    Verdict.WRONG: _("Wrong"),
    Verdict.NOT_COMPUTABLE: _("Not computable"),
    Verdict.AMBIGUOUS: _("Ambiguous"),
}


@dataclass(frozen=True)
class Judged:
    """The verdict on one figure, with what the registry says."""

    reading: Reading
    verdict: Verdict
    says: str = ""
    url: str = ""


def judge(reading: Reading, answers: Answers) -> Judged:
    if reading.address is None or reading.missing:
        return Judged(reading, Verdict.NOT_COMPUTABLE, reading.missing)
    if reading.others:
        return Judged(reading, Verdict.AMBIGUOUS, __("The text does not say which is meant. Choose what it means."))
    judged = _judge(reading, reading.address, answers)
    if judged.verdict is not Verdict.WRONG:
        return judged
    if reading.doubt:
        return Judged(reading, Verdict.NOT_COMPUTABLE, reading.doubt)
    # Nobody is told to be wrong where another unit or group may be meant of which it is right.
    likely = [*([reading.wider] if reading.wider else []), *reading.alike]
    meant = [each for each in likely if reading.is_far or _holds_of(each, reading, answers)]
    if not meant:
        return judged
    unsure = replace(reading, others=tuple(meant))
    return Judged(unsure, Verdict.AMBIGUOUS, __("The text does not say which is meant. Choose what it means."))


def _holds_of(address: Address, reading: Reading, answers: Answers) -> bool:
    return _judge(reading, address, answers).verdict is Verdict.RIGHT


def _judge(reading: Reading, address: Address, answers: Answers) -> Judged:
    if address.is_sum:
        return _judge_sum(reading, address, answers)
    found = [_judge_one(reading, address, unit, answers) for unit in address.units]
    order = (Verdict.NOT_COMPUTABLE, Verdict.WRONG, Verdict.RIGHT)
    return min(found, key=lambda judged: order.index(judged.verdict))


def _judge_one(reading: Reading, address: Address, unit: str, answers: Answers) -> Judged:
    answer = answers.of(address, unit, address.day)
    if answer.trouble:
        return Judged(reading, Verdict.NOT_COMPUTABLE, answer.trouble)
    if address.is_ratio:
        return _judge_ratio(reading, address, unit, answers)
    if address.report == AGES:
        return _compare_age(reading, answer)
    if address.report in GAPS.values():
        return _compare_gap(reading, answer)
    if address.report in POSTS and reading.figure.kind is Kind.PERCENT:
        return _compare_with_posts(reading, answer)
    if address.is_per_commune:
        return _compare_mean(reading, answer, answers.communes(unit, address.day, address.also))
    if address.versus:
        other = answers.of(address, address.versus, address.day)
        trouble = Judged(reading, Verdict.NOT_COMPUTABLE, other.trouble)
        return trouble if other.trouble else _compare_change(reading, answer, other)
    if address.against:
        other = answers.of(address.of_other_group, unit, address.day)
        trouble = Judged(reading, Verdict.NOT_COMPUTABLE, other.trouble)
        return trouble if other.trouble else _compare_change(reading, answer, other)
    if address.otherwise:
        other = answers.of(address.of_others, unit, address.day)
        trouble = Judged(reading, Verdict.NOT_COMPUTABLE, other.trouble)
        return trouble if other.trouble else _compare_change(reading, answer, other)
    if address.than is None:
        return _compare(reading, answer)
    then = answers.of(address, unit, address.than)
    if then.trouble:
        return Judged(reading, Verdict.NOT_COMPUTABLE, then.trouble)
    return _compare_change(reading, answer, then)


def _judge_ratio(reading: Reading, address: Address, unit: str, answers: Answers) -> Judged:
    """How many times one number is another, or one share that of another unit or day."""
    other = replace(address, cells=address.over or address.cells)
    found = answers.of(address, unit, address.day)
    to = answers.of(other, address.versus or unit, address.than or address.day)
    if trouble := found.trouble or to.trouble:
        return Judged(reading, Verdict.NOT_COMPUTABLE, trouble)
    numbers = [Fraction(each.count) for each in (found, to)]
    if reading.is_of_shares and found.base and to.base:
        numbers = [Fraction(each.count, each.base or 1) for each in (found, to)]
    if not numbers[1]:
        return Judged(reading, Verdict.NOT_COMPUTABLE, __("There is nobody of whom this could be a share."), found.url)
    times = numbers[0] / numbers[1]
    verdict = Verdict.RIGHT if holds(replace(reading.figure, kind=Kind.PERCENT), times) else Verdict.WRONG
    if verdict is Verdict.WRONG and reading.figure.is_times and may_be_told_so(reading.figure, times):
        verdict = Verdict.NOT_COMPUTABLE
    places = max(reading.figure.places, 1)
    parts = {
        "times": decimal_words(quotient(times.numerator, times.denominator, places), places),
        "number": number_words(found.count),
        "other": number_words(to.count),
    }
    return Judged(reading, verdict, __("%(times)s times (%(number)s and %(other)s)") % parts, found.url)


def _judge_sum(reading: Reading, address: Address, answers: Answers) -> Judged:
    found = [answers.of(address, unit, address.day) for unit in address.units]
    troubles = [answer.trouble for answer in found if answer.trouble]
    if troubles:
        return Judged(reading, Verdict.NOT_COMPUTABLE, troubles[0])
    bases = [answer.base for answer in found if answer.base is not None]
    return _compare(reading, Answer(sum(answer.count for answer in found), sum(bases), url=found[0].url))


def _compare(reading: Reading, answer: Answer) -> Judged:
    judged = _compare_exactly(reading, answer)
    if judged.verdict is not Verdict.WRONG or not answer.unsure:
        return judged
    # Nobody is told to be wrong because of persons of whom the registry itself is not sure.
    more = (replace(answer, count=answer.count + each) for each in range(1, answer.unsure + 1))
    if not any(_compare_exactly(reading, each).verdict is Verdict.RIGHT for each in more):
        return judged
    told = {"least": number_words(answer.count), "most": number_words(answer.count + answer.unsure)}
    words = __("Between %(least)s and %(most)s persons: of some only the year of birth is known.") % told
    return Judged(reading, Verdict.NOT_COMPUTABLE, words, answer.url)


def _compare_exactly(reading: Reading, answer: Answer) -> Judged:
    figure = reading.figure
    if figure.kind is Kind.COUNT:
        verdict = Verdict.RIGHT if holds(figure, Fraction(answer.count)) else Verdict.WRONG
        return Judged(reading, verdict, number_words(answer.count), answer.url)
    if not answer.base:
        return Judged(reading, Verdict.NOT_COMPUTABLE, __("There is nobody of whom this could be a share."), answer.url)
    if _is_all_of_itself(reading):
        missing = __("It is not said what this is a share of: no level stands beside it.")
        return Judged(reading, Verdict.NOT_COMPUTABLE, missing, answer.url)
    exact = Fraction(100 * answer.count, answer.base)
    verdict = Verdict.RIGHT if holds(figure, exact) else Verdict.WRONG
    parts = {
        "share": decimal_words(share(answer.count, answer.base, figure.places) or Decimal(0), figure.places),
        "count": number_words(answer.count),
        "base": number_words(answer.base),
    }
    return Judged(reading, verdict, __("%(share)s%% (%(count)s of %(base)s)") % parts, answer.url)


def _is_all_of_itself(reading: Reading) -> bool:
    """Whether a share would be that of all of a group in itself, which nobody tells but as all of it."""
    address = reading.address
    is_all = address is not None and address.measure == HEADCOUNT.code
    is_all = is_all and not (present(address).whole or present(address).also or present(address).reaching)
    return is_all and reading.figure.value != 100


def _compare_mean(reading: Reading, answer: Answer, communes: int) -> Judged:
    """So many persons to a commune, rounded as the figure is."""
    if not communes:
        return Judged(reading, Verdict.NOT_COMPUTABLE, __("There are no communes there."), answer.url)
    # A mean is never told exactly, not even by a whole number.
    figure = replace(reading.figure, kind=Kind.PERCENT)
    verdict = Verdict.RIGHT if holds(figure, Fraction(answer.count, communes)) else Verdict.WRONG
    places = max(figure.places, 1)
    parts = {
        "mean": decimal_words(narrowed(mean(answer.count, communes, places).value, Decimal), places),
        "count": number_words(answer.count),
        "communes": number_words(communes),
    }
    return Judged(reading, verdict, __("%(mean)s (%(count)s persons in %(communes)s communes)") % parts, answer.url)


def _compare_with_posts(reading: Reading, answer: Answer) -> Judged:
    """The people of a group for a hundred of its posts."""
    if not answer.count:
        return Judged(reading, Verdict.NOT_COMPUTABLE, __("There are no posts there."), answer.url)
    people = answer.base or 0
    verdict = Verdict.RIGHT if holds(reading.figure, Fraction(100 * people, answer.count)) else Verdict.WRONG
    places = reading.figure.places
    parts = {
        "share": decimal_words(quotient(100 * people, answer.count, places), places),
        "count": number_words(people),
        "base": number_words(answer.count),
    }
    return Judged(reading, verdict, __("%(share)s%% (%(count)s of %(base)s)") % parts, answer.url)


def _compare_gap(reading: Reading, answer: Answer) -> Judged:
    """The people of a group less its posts: below zero where the text tells of a shortage."""
    gap = answer.count
    is_right = gap * reading.direction >= 0 and holds(reading.figure, Fraction(abs(gap)))
    return Judged(
        reading, Verdict.RIGHT if is_right else Verdict.WRONG, _signed(number_words(abs(gap)), gap), answer.url
    )


def _compare_age(reading: Reading, answer: Answer) -> Judged:
    """The mean age in completed years, of those whose birth date tells it."""
    if not answer.base:
        return Judged(reading, Verdict.NOT_COMPUTABLE, __("There is nobody whose age is known."), answer.url)
    figure = replace(reading.figure, kind=Kind.PERCENT)
    verdict = Verdict.RIGHT if holds(figure, Fraction(answer.count, answer.base)) else Verdict.WRONG
    places = max(figure.places, 1)
    parts = {
        "mean": decimal_words(quotient(answer.count, answer.base, places), places),
        "persons": number_words(answer.base),
    }
    return Judged(reading, verdict, __("%(mean)s years (%(persons)s persons)") % parts, answer.url)


def _compare_change(reading: Reading, now: Answer, then: Answer) -> Judged:
    figure = reading.figure
    if figure.kind is Kind.COUNT:
        change = now.count - then.count
        verdict = _verdict(reading, is_size=abs(change) == figure.value, change=change)
        return Judged(reading, verdict, _signed(number_words(abs(change)), change), now.url)
    if figure.kind is Kind.PERCENT and reading.address and reading.address.measure == HEADCOUNT.code:
        return _compare_growth(reading, now, then)
    if not now.base or not then.base:
        return Judged(reading, Verdict.NOT_COMPUTABLE, __("There is nobody of whom this could be a share."), now.url)
    if figure.kind is Kind.PERCENT and _compare_growth(reading, now, then).verdict is Verdict.RIGHT:
        return _compare_growth(reading, now, then)
    moved = points(now.count, now.base, then.count, then.base, figure.places)
    is_size = figure.value in (abs(moved), abs(_of_rounded(now, then, figure.places)))
    verdict = _verdict(reading, is_size=is_size, change=moved)
    words = __("%(points)s percentage points") % {"points": _signed(decimal_words(abs(moved), figure.places), moved)}
    return Judged(reading, verdict, words, now.url)


def _of_rounded(now: Answer, then: Answer, places: int) -> Decimal:
    """The change as papers reckon it from the shares that they print: from 6.6% to 6.0%, 0.6 points."""
    last, first = (present(share(each.count, each.base, places)) for each in (now, then))
    return last - first


def _verdict(reading: Reading, *, is_size: bool, change: int | Decimal | Fraction) -> Verdict:
    """A change is told right where it went the told way, too."""
    return Verdict.RIGHT if is_size and change * reading.direction >= 0 else Verdict.WRONG


def _compare_growth(reading: Reading, now: Answer, then: Answer) -> Judged:
    """All of a group are a number, which grows by so many percent of what it was."""
    if not then.count:
        return Judged(reading, Verdict.NOT_COMPUTABLE, __("There is nobody of whom this could be a share."), now.url)
    change = Fraction(100 * (now.count - then.count), then.count)
    verdict = _verdict(reading, is_size=holds(reading.figure, abs(change)), change=change)
    grown = share(abs(now.count - then.count), then.count, reading.figure.places) or Decimal(0)
    parts = {
        "growth": _signed(decimal_words(grown, reading.figure.places), now.count - then.count),
        "then": number_words(then.count),
        "now": number_words(now.count),
    }
    return Judged(reading, verdict, __("%(growth)s%% (from %(then)s to %(now)s)") % parts, now.url)


def _signed(words: str, value: int | Decimal) -> str:
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{words}"
