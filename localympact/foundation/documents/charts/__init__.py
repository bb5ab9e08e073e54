"""Every chart there is; each one gives a Chart: the same numbers as picture, words and table."""

from localympact.foundation.documents.charts.bands import Band, stacked_bands
from localympact.foundation.documents.charts.bars import Bar, bar_chart
from localympact.foundation.documents.charts.chart import Chart
from localympact.foundation.documents.charts.dots import dot_rows
from localympact.foundation.documents.charts.gantts import Progress, Strip, gantt
from localympact.foundation.documents.charts.gaps import Difference, Gap, Mean, gap_chart
from localympact.foundation.documents.charts.lines import Line, line_chart
from localympact.foundation.documents.charts.portrait import Strand, portrait

__all__ = [
    "Band",
    "Bar",
    "Chart",
    "Difference",
    "Gap",
    "Line",
    "Mean",
    "Progress",
    "Strand",
    "Strip",
    "bar_chart",
    "dot_rows",
    "gantt",
    "gap_chart",
    "line_chart",
    "portrait",
    "stacked_bands",
]
