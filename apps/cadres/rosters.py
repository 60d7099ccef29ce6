"""The roster of a unit's people: the columns on the person, the posts and the Party, what a whole row tells."""

from django.utils.translation import gettext_lazy as _

from apps.cadres import roster_elsewhere  # noqa: F401  # declares them
from apps.cadres.roster_birth_columns import BIRTH_COLUMNS
from apps.cadres.roster_births import BIRTH_PARTS, birth_beside_name, join_birth
from apps.cadres.roster_identity_columns import IDENTITY_COLUMNS
from apps.cadres.roster_ids import check_citizen_id, gist_of_id
from apps.cadres.roster_name_columns import NAME_COLUMNS
from apps.cadres.roster_names import NAME_JOINED
from apps.cadres.roster_party import PARTY_DAYS, check_party
from apps.cadres.roster_party_columns import PARTY_COLUMNS
from apps.cadres.roster_party_parts import PARTY_JOINED_OF_PARTS
from apps.cadres.roster_people import PEOPLE, always, every_day
from apps.cadres.roster_post_columns import POST_COLUMNS
from apps.cadres.roster_service_columns import SERVICE_COLUMNS, check_recruited
from apps.cadres.roster_sexes import sex_unmarked
from apps.cadres.roster_texts import read_note
from apps.cadres.roster_titles import check_group, post_beside_name
from apps.cadres.roster_writing import text_writer
from apps.rosters.formats import Column, RowRule

PEOPLE.add(
    *NAME_COLUMNS,
    *BIRTH_COLUMNS,
    *IDENTITY_COLUMNS,
    *POST_COLUMNS,
    *SERVICE_COLUMNS,
    *PARTY_COLUMNS,
    Column(
        "note",
        _("Note"),
        ("Ghi chú", "Ghi chú khác", "Ghi chú thêm", "GC", "G.chú", "G/c", "Ghi chú, biến động"),
        always(read_note),
        position=99,
        width=24,
        writer=text_writer("note"),
        english=("Notes", "Remarks", "Remark"),
    ),
    rules=(
        NAME_JOINED,
        RowRule(every_day(join_birth), asks=BIRTH_PARTS, unless=("birth",), reads=BIRTH_PARTS),
        RowRule(
            every_day(birth_beside_name), asks=("birth_beside_name",), unless=("birth",), reads=("birth_beside_name",)
        ),
        RowRule(post_beside_name, asks=("post_beside_name",), unless=("titles", "seats"), reads=("post_beside_name",)),
        RowRule(every_day(sex_unmarked), unless=("sex",), beside=frozenset({"female"}), reads=("full_name",)),
        RowRule(
            every_day(check_citizen_id), asks=("citizen_id",), reads=("citizen_id", "sex", "birth"), gist=gist_of_id
        ),
        PARTY_JOINED_OF_PARTS,
        RowRule(every_day(check_party), asks=PARTY_DAYS, reads=(*PARTY_DAYS, "birth")),
        RowRule(every_day(check_recruited), asks=("recruited",), reads=("recruited", "birth")),
        RowRule(check_group, asks=("titles",), reads=("titles",)),
    ),
)
