"""Figures of posts: those allotted and the most by law, and the people as a share of them."""

import re

from apps.reporting.definitions import HEADCOUNT
from apps.reporting.telling.checking.figures import Kind
from apps.reporting.telling.checking.reckoned import ALLOTTED, ALLOWED
from apps.reporting.telling.checking.scene import Reading, Sentence, View

# Beside a part and its whole: of the posts, not of all persons.
POSTS = re.compile(
    r"(?<![a-z])(?:bo\stri|bien\sche|chi\stieu|duoc\sgiao|dinh\sbien|dinh\smuc|theo\squi\sdinh|allotted|posts|regulations)(?![a-z])"
)
BY_LAW = re.compile(
    r"(?<![a-z])(?:toi\sda|dinh\smuc|theo\squi\sdinh|khung|regulations|by\slaw|maximum|at\smost)(?![a-z])"
)
STAFF = r"(?:cap\sxa|cua\stinh|can\sbo,?(?:\sva)?(?:\scong\schuc)?|cong\schuc|nam\s\d{4})"
ARE_ALLOTTED = re.compile(
    rf"(?<![a-z])(?:bien\sche\s(?:{STAFF}\s)*(?:duoc\s)?giao|so\sluong\s(?:{STAFF}\s)*(?:duoc\s)?giao|posts\sallotted)"
    rf"(?:\s(?:la|cho|co|{STAFF}))*[\s:]*$"
)
GIVEN = re.compile(r"(?<![a-z])(?:giao(?:\s(?:la|cho|nam\s\d{4}))*|duoc)\s*$")
POSTS_BEHIND = re.compile(r"^\s(?:chi\stieu\s)?bien\sche(?![a-z])")
OF_POSTS = re.compile(
    rf"^\s(?:so\svoi\s)?(?:tong\s)?(?:so\s)?(?:vi\stri\s)?(?:bien\sche|so\sluong|chi\stieu\sbien\sche|dinh\smuc)"
    rf"(?:\s{STAFF})*\s(?:(?:duoc\s|cap\stren\s|tinh\s)?giao|theo\squi\sdinh|toi\sda)(?![a-z])"
    r"|^\s(?:of\s)?(?:the\s)?posts\sallotted(?![a-z])"
)


def speaks_of_posts(sentence: Sentence, view: View) -> bool:
    told = sentence.text[view.segment.start : view.figure.start], _behind(sentence, view)
    return any(POSTS.search(words_beside) for words_beside in told)


def names_posts(sentence: Sentence) -> bool:
    return bool(POSTS.search(sentence.text, sentence.stretch.start, sentence.stretch.end))


def is_of_posts(sentence: Sentence, view: View) -> bool:
    """Whether a figure is a number of posts or a share of them: 3,206 of 3,283 posts, 97.7% of the posts allotted."""
    behind = _behind(sentence, view)
    if OF_POSTS.match(behind):
        return view.figure.kind is Kind.PERCENT or not _is_part(sentence, view)
    if view.figure.kind is not Kind.COUNT:
        return False
    is_given = GIVEN.search(view.words_before) and POSTS_BEHIND.match(behind)
    return bool(ARE_ALLOTTED.search(view.words_before) or is_given) or (
        sentence.is_whole(view.figure) and speaks_of_posts(sentence, view)
    )


def _behind(sentence: Sentence, view: View) -> str:
    """What stands behind a figure, also where it is not its own."""
    return sentence.view(view.figure).words_after


def _is_part(sentence: Sentence, view: View) -> bool:
    """Whether a figure is a number of people, which the one behind it is the posts of."""
    following = sentence.following(view.figure)
    return following is not None and sentence.is_whole(following)


def stands_before_posts(sentence: Sentence, view: View) -> bool:
    """Whether nothing is said between a number of people and that of their posts: 3,206/3,283."""
    following = sentence.following(view.figure)
    return following is not None and _is_part(sentence, view) and is_of_posts(sentence, sentence.view(following))


def is_more_than_all(sentence: Sentence, view: View, previous: Reading | None) -> bool:
    """Whether it is that of which all persons of a group are a part, which only their posts can be."""
    part = previous.address if previous else None
    return part is not None and sentence.is_whole(view.figure) and part.measure == HEADCOUNT.code and not part.also


def posts_meant(sentence: Sentence, view: View) -> tuple[str, str]:
    """What the words most likely mean, and what they may mean else."""
    said = sentence.text[view.segment.start : view.figure.start] + _behind(sentence, view)
    return (ALLOWED, ALLOTTED) if BY_LAW.search(said) else (ALLOTTED, ALLOWED)
