"""The votes as the leader takes them along: a file that a spreadsheet opens in columns."""

import csv
import io

from netwerkgemeente.documents.table_file import csv_file
from netwerkgemeente.messages.reader import Messages

COLUMNS = ("round", "case", "voter", "rung")


def votes_file(votes: str, messages: Messages) -> bytes:
    """Return ``votes``, the CSV that a room gives, for a spreadsheet in the leader's language."""
    _, *rows = csv.reader(io.StringIO(votes, newline=""))
    heading = [messages(f"rounds.column_{column}") for column in COLUMNS]
    return csv_file([heading, *rows], messages.language)
