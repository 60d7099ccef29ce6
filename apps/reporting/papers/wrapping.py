"""How many lines words need, for files whose rows do not grow by themselves."""


def lines_of(text: str, letters: float) -> int:
    """Lines of whole words of at most so many letters."""
    lines, left = 1, letters
    for word in text.split():
        if len(word) > left and left < letters:
            lines, left = lines + 1, letters
        left -= len(word) + 1
    return lines
