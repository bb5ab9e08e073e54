"""What a chart is: the same numbers as picture, words and table."""

from dataclasses import dataclass

from localympact.foundation.documents.tables import Table


@dataclass(frozen=True)
class Chart:
    """A picture of data for wide pages, for phones and for print, with the table that says the same."""

    svg: str
    title: str
    description: str
    table: Table
    narrow: str = ""
    print: str = ""
