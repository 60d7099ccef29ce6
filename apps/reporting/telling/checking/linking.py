"""Words beside a figure that tell nothing of whom it counts, and whether others do."""

import re

from apps.reporting.telling.checking.scene import Placed, Sentence, View
from apps.reporting.telling.words import PERSONS

WORD = re.compile(r"[a-z]+")
# Behind the first end of a change: (at the end of 2020) down to.
WAY_ON = re.compile(
    r"(?:\s+(?:vao|cuoi|nam|ngai|thoi\sdiem|hoi|dau|at|the|end|of|in|on|as))*"
    r"(?:\s+(?:tang|giam|up|down))?(?:\s+(?:len|xuong|den|con|toi|muc|to))*\s*$"
)
# Words that tell nothing of whom a figure counts. Plain text.
LINKING = frozenset(
    "co la gom tong so hien nai mat con toan tinh huien xa phuong thi tran dia ban dang cung da duoc den"
    " tinh ngai thang nam moi khoi voi khoang gan hon tren duoi tang giam them chi ca ve o tai trong do"
    " nguoi bien che doi ngu theo thi va cac nhung the a an of in on at was were is are it there had has"
    " have total number now this that province district commune about over nearli only and its their with"
    " staff cua tu cuoi rose fell from to end so tiep theo sau nhieu nhat it dung dau followed by thuc hien ke thu"
    " nhi".split()
)

# What is said of everybody of a group: at work, placed, holding a post.
AT_WORK = frozenset(
    "cong tac mat lam viec giu chuc danh vu bo tri tai thuoc nhiem sau truoc khi sap xep so voi working serving in post"
    " after before compared respectively lan luot tuong ung cap chuien trach".split()
)


def says_more(sentence: Sentence, view: View) -> bool:
    """Whether words before a figure, beside units, days and phrases, tell whom it counts: chairmen of communes."""
    if any(term.of(PERSONS, "measure") for term in (*view.before, *view.pending)):
        return True
    end = view.figure.start
    start = end - len(view.words_before)
    if view.segment.opening == ":":
        # The clause before the colon, from where the sentence or the segment before the last one began.
        start = min(view.previous.start, start) if view.previous else sentence.stretch.start
    placed: tuple[Placed, ...] = (*sentence.terms, *sentence.units, *sentence.days)
    known = [(each.start, each.end) for each in placed]
    rest = "".join(" " if any(a <= n < b for a, b in known) else sentence.text[n] for n in range(start, end))
    return any(word not in LINKING for word in WORD.findall(rest))


def less_days(sentence: Sentence, view: View) -> str:
    """What is said behind a figure, less the day on which it was so many and the way to the next one."""
    start = view.figure.end
    return WAY_ON.sub("", sentence.without_days(start, start + len(view.words_after)))


def said_of_some(sentence: Sentence, view: View) -> str:
    """What a group is said to be that stands behind its number: disciplined, on leave; empty where it tells nothing."""
    group = next((term for term in view.after[:1] if term.of(PERSONS, "group")), None)
    if group is None:
        return ""
    end = view.figure.end + len(view.words_after)
    terms = (term for term in sentence.terms if term.topics == {PERSONS})
    placed: tuple[Placed, ...] = (*terms, *sentence.units, *sentence.days)
    known = [(each.start, each.end) for each in placed]
    rest = "".join(" " if any(a <= n < b for a, b in known) else sentence.text[n] for n in range(group.end, end))
    return "" if all(word in LINKING | AT_WORK for word in WORD.findall(rest)) else rest.strip()
