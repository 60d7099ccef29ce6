"""Writing discipline: the verbs that pages, files and commands share.

Every verb asks for two rights on the person: to edit people, and to see discipline.
"""

from apps.discipline.services.decisions import add_decision, cancel_decision, edit_decision, record_appeal
from apps.discipline.services.recording import edit_act, record_act, record_many

__all__ = [
    "add_decision",
    "cancel_decision",
    "edit_act",
    "edit_decision",
    "record_act",
    "record_appeal",
    "record_many",
]
