"""Every chart there is; each one gives a Chart: the same numbers as picture, words and table."""

from localympact.foundation.documents.chart import Chart
from localympact.foundation.documents.gaps import Difference, Gap, Mean, gap_chart
from localympact.foundation.documents.portrait import portrait

__all__ = ["Chart", "Difference", "Gap", "Mean", "gap_chart", "portrait"]
