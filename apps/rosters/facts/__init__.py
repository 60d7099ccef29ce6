"""Formats of facts about people who are registered: declared by what a row's values mean in the tables of the apps."""

from apps.rosters.facts.declarations import Broken, Entry, Facts, People, Target
from apps.rosters.facts.registering import declare

__all__ = ["Broken", "Entry", "Facts", "People", "Target", "declare"]
