"""The catalogue of what the engine and the apps can say about a file: a stable code, what was found, what to do.

R0 refusals, R1 the sheet, R2 any cell; the apps add their own codes in their `rosters.py`.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.rosters.remedies import FOR_INFORMATION, SAY_THE_COLUMN, SEND_XLSX


@dataclass(frozen=True)
class Explanation:
    """The words behind a code; they may use %(value)s, %(before)s, %(after)s and the remark's own params."""

    code: str
    sentence: str | Promise
    what_to_do: str | Promise = ""

    @property
    def message(self) -> str:
        return str(self.sentence)

    @property
    def remedy(self) -> str:
        return str(self.what_to_do)


_catalogue: dict[str, Explanation] = {}


def explain(code: str, sentence: str | Promise, what_to_do: str | Promise = "") -> str:
    """Put a code with its words into the catalogue; gives the code back, so that it can be named."""
    known = _catalogue.setdefault(code, Explanation(code, sentence, what_to_do))
    if known.sentence != sentence:
        raise ValueError(f"the code {code} is already explained")
    return code


def explanation(code: str) -> Explanation:
    """The words behind a code."""
    return _catalogue[code]


def explanations() -> list[Explanation]:
    """The whole catalogue, by code."""
    return [_catalogue[code] for code in sorted(_catalogue)]


NOT_A_WORKBOOK = explain("R001", _("The file “%(filename)s” is not an Excel workbook."), SEND_XLSX)
WORD_DOCUMENT = explain(
    "R002",
    _("The file “%(filename)s” is a Word document, even if its name says otherwise."),
    _("Copy the table into Excel and upload the workbook (.xlsx)."),
)
EMPTY_FILE = explain("R003", _("The file “%(filename)s” is empty."), _("Check the file and upload it again."))
PASSWORD = explain(
    "R004",
    _("The file “%(filename)s” is protected by a password and cannot be opened."),
    _("Open it in Excel, choose File, Info, Protect Workbook, remove the password, save, and upload it again."),
)
INFLATES = explain(
    "R005",
    _("The file “%(filename)s” would grow to %(size)s MB when opened; a roster may have %(limit)s MB."),
    _("Copy only the roster into a new workbook and upload that."),
)
TOO_MANY_ROWS = explain(
    "R006",
    _("The sheet “%(sheet)s” has more than %(limit)s rows."),
    _("Delete the empty rows below the list, or send the roster of each unit as a file of its own."),
)
TOO_MANY_COLUMNS = explain(
    "R007",
    _("The sheet “%(sheet)s” has more than %(limit)s columns."),
    _("Delete the columns to the right of the list and upload it again."),
)
TOO_MANY_CELLS = explain(
    "R015",
    _("The sheet “%(sheet)s” spans more than %(limit)s cells, filled or not."),
    _("Delete what stands far below or far to the right of the list and upload it again."),
)
DAMAGED = explain("R008", _("The file “%(filename)s” is damaged and cannot be read."), SEND_XLSX)
NO_DATA = explain(
    "R009", _("No sheet of the file “%(filename)s” holds anything."), _("Check that you chose the right file.")
)
NO_HEADER = explain(
    "R010",
    _("No header row was found in the file “%(filename)s”. Looked for columns such as: %(columns)s."),
    _("Put the column names in one row above the first person, or use the template workbook."),
)
UPRIGHT = explain(
    "R017",
    _("In the file “%(filename)s” the column names stand one below another, from cell %(cell)s of “%(sheet)s”."),
    _("Give each person one row under the column names: in Excel copy the table and paste it transposed."),
)
TOO_LARGE = explain(
    "R011",
    _("The file “%(filename)s” has %(size)s MB; a roster may have %(limit)s MB."),
    _("Copy only the roster into a new workbook, without pictures, and upload that."),
)
NO_FILE = explain("R012", _("The file “%(filename)s” cannot be opened."), _("Check its name and place."))

UNKNOWN_ENCODING = explain(
    "R013", _("The text file “%(filename)s” is written in an encoding that could not be found out."), SEND_XLSX
)
LETTERS_LOST = explain(
    "R016",
    _("The Vietnamese letters of the file “%(filename)s” were lost when it was saved; it says “%(sample)s”."),
    _("Save the Excel workbook once more as “CSV UTF-8”, or send the workbook itself (.xlsx)."),
)
WEB_PAGE = explain(
    "R014",
    _("The file “%(filename)s” is a web page or XML that only bears the name of a workbook, and holds no table."),
    SEND_XLSX,
)

UNUSED_COLUMN = explain("R101", _("The column “%(value)s” is not used."), SAY_THE_COLUMN)
GUESSED_COLUMN = explain("R102", _("The header “%(before)s” was read as “%(after)s”."), SAY_THE_COLUMN)
WEIGHED_COLUMN = explain(
    "R139",
    _(
        "The header “%(before)s” is not known; for what stands in the column (%(samples)s) and beside it, it was read "
        "as “%(after)s”."
    ),
    _("If that is wrong, say on the page of columns what it holds."),
)
REPEATED_COLUMN = explain(
    "R103",
    _("The header “%(value)s” means the same as that of column %(other)s; it is not clear which one counts."),
    _("Delete one of the two columns or rename its header."),
)
DISAGREEING_HEADER = explain(
    "R104",
    _("This row reads like a header, but it does not agree with the header in row %(header)s."),
    _("Keep one header, and put the columns of both parts into the same order."),
)
MISSING_COLUMN = explain(
    "R105", _("The column “%(value)s” is missing."), _("Add it with its header, or use the template workbook.")
)
SHEET_LEFT_OUT = explain(
    "R106",
    _("The sheet “%(value)s” was left out: no header row was found in it."),
    _("If people stand in it, put the column names in one row above the first of them."),
)
HIDDEN_SHEET = explain(
    "R107",
    _("The hidden sheet “%(value)s” was left out."),
    _("If it counts, unhide the sheet in Excel and upload the file again."),
)
NO_NAME = explain("R108", _("The row holds values, but no name."), _("Write the name, or empty the row."))
UNCLEAR_ROW = explain(
    "R109",
    _("The row “%(value)s” stands among the people, but is neither a person nor a group."),
    _("Complete the row, or delete it."),
)
CLOSING_ROWS = explain(
    "R110",
    _("Rows %(first)s to %(last)s were taken for notes and signatures: “%(value)s”."),
    _("If people stand there, move their rows up to the others."),
)
TOTAL_DIFFERS = explain(
    "R111",
    _("The total row states %(value)s, but %(counted)s were read."),
    _("Check whether people are missing, or correct the total."),
)
DAYS_DIFFER = explain(
    "R112", _("The sheets state different days: %(value)s."), _("Send the roster of each day as a file of its own.")
)
NO_PEOPLE = explain(
    "R113", _("No person stands below the header of the sheet “%(value)s”."), _("Check that you chose the right file.")
)
DOUBTED_COLUMN = explain(
    "R114",
    _("It is not certain what the column “%(value)s” holds; it may be “%(proposal)s”. It was not read."),
    _("Say what it holds on the page of columns of this roster; the answer is remembered."),
)
MOSTLY_DOUBTED = explain(
    "R155",
    _("Of the column “%(value)s” %(count)s of %(of)s cells raise a question."),
    _("Check that the header stands above its own values; the other cells may be as wrong."),
)
UNNAMED_COLUMN = explain(
    "R115", _("The column has values, such as “%(value)s”, but no header; it is not used."), SAY_THE_COLUMN
)
NO_NAMES = explain(
    "R116",
    _("No column of names was found in the sheet “%(value)s”."),
    _("Say which column holds the names on the page of columns of this roster; the answer is remembered."),
)
NO_SUBJECTS = explain(
    "R134",
    _("No column “%(column)s” was found in the sheet “%(value)s”, so no row says what it is about."),
    _("Say which column holds it on the page of columns of this roster; the answer is remembered."),
)
HEADING = explain(
    "R117",
    _("The row “%(value)s” was taken for a heading; nothing is read from it."),
    _("If it is a person, complete the row."),
)
OTHER_TABLE = explain(
    "R118",
    _("Rows %(first)s to %(last)s are another table and were not read as people: “%(value)s”."),
    _("If it holds people of this roster, move their rows below the same header; send any other list by itself."),
)
HIDDEN_ROWS = explain(
    "R119",
    _("%(rows)s rows and %(columns)s columns are hidden in the file; they were read too."),
    _("Delete them in the file if they do not count."),
)
OTHER_DAY = explain(
    "R120",
    _("The sheet “%(value)s” tells of another day (%(days)s) and was left out."),
    _("If it is the one that counts, choose it on the page of columns of this roster."),
)
TWO_PEOPLE = explain(
    "R121", _("The cell “%(value)s” seems to name two people in two lines."), _("Give each person a row of their own.")
)
ENCODING = explain(
    "R122",
    _("The text file is not in Unicode; it was read as %(encoding)s, for instance “%(value)s”."),
    _("If letters are wrong, save the workbook as “CSV UTF-8”, or send the workbook itself (.xlsx)."),
)
MERGED_CELLS = explain(
    "R123",
    _("Merged cells of this column were read for each of their rows, for instance “%(value)s”."),
    _("If a value does not hold for each of these rows, unmerge the cells and write each row's own."),
)
UNIT_LEFT_EMPTY = explain(
    "R124",
    _("The column “%(value)s” is empty in %(rows)s of the rows, the first being row %(first)s."),
    _("Write the unit in every row, or merge its cells over the rows that belong to it."),
)
NOT_USED = explain(
    "R125",
    _("The column “%(value)s” was left out, as people said before."),
    _("If it counts, take that answer back on the page of remembered columns."),
)
OTHER_ORDER = explain(
    "R126",
    _("From row %(row)s on the columns were read by the header in that row."),
    _("If that is wrong, give all rows the same header."),
)
STRUCK_OUT = explain(
    "R127",
    _("The row of “%(value)s” is struck out in the file; it was read all the same."),
    _("Delete the row if the person has left."),
)
COMMENT = explain(
    "R128",
    _("A comment on this cell says: “%(value)s”. Nothing was read from it."),
    _("What is to be read must stand in the cell itself."),
)
SEVERAL_ROWS = explain(
    "R129",
    _("Rows %(first)s to %(last)s were read as one person, since the name “%(value)s” is merged over them."),
    _("If these are several people, unmerge the cells and write each name."),
)
TURNED = explain(
    "R130",
    _("On the sheet “%(value)s” the column names stand one below another. It was read with a row for each person."),
    _("If that is wrong, give each person one row under the column names."),
)
HEADED_OTHERWISE = explain(
    "R131",
    _("The heading says “%(value)s”; that is not what the layout “%(layout)s” holds."),
    _("Say under “Does it hold something else?” what the workbook holds; “%(layout)s” may be chosen there, too."),
)
OF_OTHERS = explain(
    "R137",
    _("The heading says “%(value)s”; who uploaded the file has no right to enter that for this unit."),
    _(
        "Send the file to someone who has the right to it. If it is “%(layout)s” all the same,"
        " choose that under “Does it hold something else?”."
    ),
)
KEPT_ELSEWHERE = explain(
    "R132",
    _("“%(value)s”: the registry keeps nothing of %(matter)s."),
    _("Check that you chose the right file. If it is “%(layout)s”, choose that under “Does it hold something else?”."),
)
ONLY_LIKELY = explain(
    "R135",
    _("That this is “%(layout)s” is told by nothing but the header “%(value)s”, whose words are not known."),
    _("Say under “Does it hold something else?” what the workbook holds; “%(layout)s” may be chosen there, too."),
)
TOLD_BY_VALUES = explain(
    "R140",
    _("That this is “%(layout)s” is told by what stands in its columns, above all below “%(value)s”."),
    _("If it is something else, say so under “Does it hold something else?”."),
)
ONLY_PEOPLE = explain(
    "R136",
    _("Only who the people are was read of the sheet “%(sheet)s”; nothing is known of its other columns: “%(value)s”."),
    _("Say on the page of columns what they hold, or under “Does it hold something else?” what list this is."),
)
FITS_ANOTHER = explain(
    "R138",
    _("Of the sheet “%(sheet)s” nothing would be read of these columns, which fit “%(layout)s”: “%(value)s”."),
    _("Choose “%(layout)s” under “Does it hold something else?”, or say on the page of columns what they hold."),
)
CONTINUED = explain(
    "R147",
    _("“%(value)s” goes on from the row above and was read with it."),
    _("If it is a row of its own, complete it."),
)
LEGEND = explain(
    "R148", _("The header “%(value)s” says what the numbers below it stand for; they were read so."), SAY_THE_COLUMN
)
OF_THE_ONE_ABOVE = explain(
    "R160",
    _("This row names nobody and was read as one more of “%(value)s” above it."),
    _("If it is of somebody else, write the name."),
)
SHEET_OF_OTHERS = explain(
    "R161",
    _("The sheet “%(value)s” has no column of “%(layout)s” and was left out."),
    _("If it is a list of its own, such as that of the people, send it in a file of its own."),
)
STACKED = explain(
    "R149",
    _("Each person takes two rows here; no header says what stands in the second ones: “%(value)s”."),
    _("Say on the page of columns what they hold, or write a header for them below the first one."),
)
PAIRED = explain(
    "R150",
    _("On the sheet “%(value)s” each person takes two rows; the second one was read with the first."),
    SAY_THE_COLUMN,
)
SLID = explain(
    "R151",
    _("From column %(column)s on the header stands one column beside its values: “%(value)s” names column %(after)s."),
    _("It was read so. Where that is wrong, say on the page of columns what each column holds."),
)
TOLD_ABOVE = explain(
    "R133",
    _("“%(value)s” stands above the rows: “%(after)s” was read as “%(column)s” of every row."),
    _("If it does not hold for every row, write it into a column of its own."),
)
LEGACY_FONT = explain("R201", _("“%(before)s” is typed in an old font and was read as “%(after)s”."), FOR_INFORMATION)
AS_ABOVE = explain("R202", _("“%(before)s” was read as in the row above: “%(after)s”."), FOR_INFORMATION)
NOTHING_ABOVE = explain("R203", _("“%(value)s” refers to the row above, but there is none."), _("Write the value."))
CONTRADICTION = explain(
    "R204",
    _("The row states two different values: “%(other)s” in column %(column)s and “%(value)s” here."),
    _("Correct one of the two."),
)
OWN_VALUE = explain(
    "R205",
    _("“%(value)s” cannot stand here for the row above: each person has a value of their own."),
    _("Write the value."),
)
LOOK_ALIKE = explain(
    "R212",
    _("“%(before)s” holds letters of another alphabet that look like ours; it was read as “%(after)s”."),
    FOR_INFORMATION,
)
FONT_DOUBT = explain(
    "R211",
    _("“%(before)s” may be typed in an old font and mean “%(after)s”; its letters do not tell."),
    _("Write the cell again in a Unicode font, such as Times New Roman."),
)
