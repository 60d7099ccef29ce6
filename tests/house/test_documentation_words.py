"""What documents the JSON interface is found for translation: docstrings of its classes and of their answers."""

from apps.core.catalogues.extraction import in_python
from apps.core.catalogues.message import Message

SOURCE = '''
class ThingSerializer:
    """A thing."""

    def get_size(self):
        """Not told."""


class ThingViewSet:
    """Things."""

    def list(self):
        """All of them."""

    @action(detail=True)
    def weight(self):
        """Its weight."""

    def get_queryset(self):
        """Not told."""


class Thing:
    """Not told."""
'''


def test_docstrings_that_the_interface_shows_are_sentences_to_translate() -> None:
    told = ("A thing.", "All of them.", "Its weight.", "Things.")
    assert sorted(in_python(SOURCE)) == [Message(sentence) for sentence in told]
