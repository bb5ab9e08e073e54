"""Every chart there is; each one gives a Chart: the same numbers as picture, words and table."""

from localympact.foundation.documents.charts.chart import Chart
from localympact.foundation.documents.charts.gaps import Difference, Gap, Mean, gap_chart
from localympact.foundation.documents.charts.portrait import Strand, portrait

__all__ = ["Chart", "Difference", "Gap", "Mean", "Strand", "gap_chart", "portrait"]
