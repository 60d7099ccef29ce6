"""Writing people, posts, seats and Party membership: the verbs that views, uploads, commands and the API share.

Every verb asks for the right, writes in one transaction and leaves one act in history.
"""

from apps.cadres.services.acts import delete_record, may_take_back, own_act, take_back
from apps.cadres.services.party import edit_party_membership, record_party_membership
from apps.cadres.services.people import delete_cadre, edit_cadre, register_cadre
from apps.cadres.services.posts import add_posting, add_seat, begin_posting, edit_posting, edit_seat, end_posting

__all__ = [
    "add_posting",
    "add_seat",
    "begin_posting",
    "delete_cadre",
    "delete_record",
    "edit_cadre",
    "edit_party_membership",
    "edit_posting",
    "edit_seat",
    "end_posting",
    "may_take_back",
    "own_act",
    "record_party_membership",
    "register_cadre",
    "take_back",
]
