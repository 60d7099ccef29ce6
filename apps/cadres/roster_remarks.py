"""What the reading of people's own columns can have to say (codes P…)."""

from django.utils.translation import gettext_lazy as _

from apps.rosters.remarks import explain
from apps.rosters.remedies import FOR_INFORMATION

NAME_STRANGE = explain(
    "P101", _("“%(value)s” is not a person's name."), _("Write family name, middle name and given name, letters only.")
)
NAME_MARK = explain("P102", _("The name “%(before)s” was read as “%(after)s”."), FOR_INFORMATION)
NAME_SHORT = explain("P103", _("The name “%(value)s” has only one word."), _("Check that the name is whole."))
NAME_FONT = explain(
    "P105",
    _("“%(value)s” looks like a name typed in an old font that could not be read."),
    _("Write the name in a Unicode font, such as Times New Roman."),
)
NAME_NOTE = explain(
    "P106",
    _("Of “%(before)s” the words “%(rest)s” are no part of the name; it was read as “%(after)s”."),
    FOR_INFORMATION,
)
NAME_OR_ADDRESS = explain(
    "P107", _("In “%(value)s” the word Ông was read as the family name, and not as an address."), FOR_INFORMATION
)
NAME_MISSING = explain("P104", _("The name is missing."), _("Write the full name."))

DATE_UNCLEAR = explain(
    "P201", _("“%(value)s” is not a day that exists."), _("Write day/month/year, for example 12/03/1975.")
)
DATE_REPAIRED = explain("P202", _("“%(before)s” was read as %(after)s."), FOR_INFORMATION)
BIRTH_IMPLAUSIBLE = explain(
    "P203", _("Born %(value)s, the person would be %(age)s years old on %(day)s."), _("Check the year of birth.")
)
DATE_AHEAD = explain("P204", _("%(value)s lies after %(day)s, the day of the roster."), _("Check the date."))
DATE_ORDER = explain(
    "P205",
    _("In “%(value)s” day and month may have changed places: other cells of the column begin with the month."),
    _("Write day/month/year in the whole column, for example 25/03/1975."),
)
DATE_SWAPPED = explain(
    "P206",
    _("Excel may have swapped day and month of “%(value)s”: dates of the column beyond the 12th have stayed texts."),
    _("Compare it with the papers, format the column as text and write day/month/year."),
)
BIRTH_UNUSUAL = explain(
    "P207", _("Born %(value)s, the person would be %(age)s years old on %(day)s."), _("Check the date of birth.")
)

DATE_PERHAPS_MONTH = explain(
    "P208",
    _("%(value)s is the first of a month; this kind of file does not tell whether only %(month)s was typed."),
    _("If only month and year are known, write %(month)s as text."),
)
SEX_UNKNOWN = explain("P301", _("“%(value)s” is neither Nam nor Nữ."), _("Write Nam or Nữ."))
ETHNIC_NUMBER = explain(
    "P302",
    _("“%(value)s” is a number; two official lists number the ethnic groups differently."),
    _("Write the name of the ethnic group, for example Mường."),
)
NOT_IN_LIST = explain(
    "P303",
    _("“%(value)s” is not in the list “%(list)s”."),
    _("Choose an entry of the list; see the template workbook."),
)
ETHNIC_BY_MARK = explain(
    "P307",
    _("“%(value)s” does not say which ethnic minority the person belongs to."),
    _("Write the name of the group, for example Mường."),
)
BRANCH = explain("P304", _("“%(before)s” was counted as %(after)s, of which it is a part."), FOR_INFORMATION)
SOUNDS_ALIKE = explain("P309", _("“%(before)s” was taken for “%(after)s”, which sounds alike."), FOR_INFORMATION)
SEX_UNMARKED = explain(
    "P305", _("Only women are marked in the file; “%(value)s” was taken for a man."), FOR_INFORMATION
)
SEX_UNMARKED_DOUBT = explain(
    "P306",
    _("Only women are marked in the file, and “%(value)s”, with the name of a woman, is not."),
    _("Mark the woman in the column of women, or add a column “Giới tính”."),
)
SEX_OPEN = explain(
    "P308",
    _("Only women are marked in the file; without a column of births “%(value)s” was not taken for a man."),
    _("Say which column holds the births, or add a column “Giới tính”."),
)

ID_LENGTH = explain(
    "P401",
    _("The citizen id “%(value)s” has %(digits)s digits instead of 12."),
    _("Write all 12 digits of the citizen card; format the cell as text first."),
)
ID_DAMAGED = explain(
    "P402",
    _("Excel has shortened the citizen id to “%(value)s”; its digits are lost."),
    _("Format the cell as text and write all 12 digits again."),
)
ID_REPAIRED = explain(
    "P403", _("The citizen id “%(before)s” was read as %(after)s; Excel had dropped leading zeros."), FOR_INFORMATION
)
ID_PLACE = explain(
    "P404",
    _("The citizen id “%(value)s” begins with %(place)s, which is no province."),
    _("Compare it with the citizen card."),
)
ID_SEX = explain(
    "P405",
    _("By its fourth digit the citizen id %(value)s belongs to a person of the other sex."),
    _("Compare the sex and the number with the citizen card."),
)
ID_BIRTH = explain(
    "P406",
    _("By its digits the citizen id %(value)s belongs to a person born in %(year)s, not in %(stated)s."),
    _("Compare the date of birth and the number with the citizen card."),
)
ID_OLD = explain(
    "P407",
    _("“%(value)s” has 9 digits and was kept as the old identity card number."),
    _("Write the citizen id of 12 digits as soon as the person has one."),
)
ID_ABROAD = explain("P408", _("The citizen id %(value)s was registered abroad."), FOR_INFORMATION)
ID_TIDIED = explain("P409", _("The citizen id “%(before)s” was read as %(after)s."), FOR_INFORMATION)
ID_AHEAD = explain(
    "P410",
    _("By its digits the citizen id %(value)s belongs to a person born in %(year)s, who could not serve yet."),
    _("Compare the number with the citizen card."),
)

PHONE_STRANGE = explain("P501", _("“%(value)s” is not a telephone number."), _("Write 10 digits, beginning with 0."))
PHONE_REPAIRED = explain("P502", _("The telephone number “%(before)s” was read as %(after)s."), FOR_INFORMATION)
EMAIL_STRANGE = explain("P503", _("“%(value)s” is not an e-mail address."), _("Write it as name@place.vn."))

PARTY_ORDER = explain(
    "P601",
    _("The official day %(value)s comes before the admission to the Party on %(joined)s."),
    _("Check both dates."),
)
PARTY_YOUNG = explain(
    "P602", _("Admitted to the Party on %(value)s, the person was %(age)s years old."), _("Check both dates.")
)
PARTY_BOTH = explain("P603", _("“%(before)s” was read as two days: admitted and official, %(after)s."), FOR_INFORMATION)

TITLE_UNKNOWN = explain(
    "P701", _("The title “%(value)s” is not known."), _("Write the title as in the list of the template workbook.")
)
TITLE_REST = explain(
    "P702",
    _("Of the title “%(value)s” the part “%(rest)s” is not known."),
    _("Write each title as in the list of the template workbook, divided by commas."),
)
TITLE_VAGUE = explain(
    "P703", _("The title “%(value)s” does not say of which body."), _("Write the body too, for example “%(example)s”.")
)
TITLE_OTHER_TIME = explain(
    "P704", _("The title “%(before)s” is not in force on %(day)s; it was read as “%(after)s”."), FOR_INFORMATION
)
TITLE_DUTY = explain(
    "P705", _("“%(rest)s” is a duty, not a title of a post, and was left out of the titles."), FOR_INFORMATION
)
TITLE_ASSUMED = explain("P706", _("“%(before)s” was read as “%(after)s”."), FOR_INFORMATION)
GROUP_DIFFERS = explain(
    "P707",
    _("The title “%(value)s” does not belong to the group under which the row stands."),
    _("Check the title, or put the row below the heading of its own group."),
)
TITLE_PLACE = explain(
    "P708", _("Of the title “%(value)s” the words “%(rest)s” were taken for the name of the unit."), FOR_INFORMATION
)
RECRUITED_EARLY = explain(
    "P901",
    _("Recruited on %(value)s, the person would not have been 18 years old, or the State not founded."),
    _("Check the day of recruitment and the date of birth."),
)
GRADE_NOT_READ = explain(
    "P902",
    _("“%(value)s” is none of the grades of the registry, or its name and its number differ; it was not read."),
    _("Write the code or the name of the grade as in the list."),
)
RECRUITMENT_KIND = explain(
    "P903",
    _("“%(value)s” is none of the forms of recruitment of the registry; it was not read."),
    _("Write the way of recruitment as in the list."),
)
LEAVING = explain(
    "P801",
    _("The note “%(value)s” says that the person is leaving or has left; check whether to list them."),
    _("If the person has left, leave the row out or delete it."),
)
