"""Charts, blocks and Markdown inside a template."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from localympact.foundation.documents import html
from localympact.foundation.documents.charts import Chart
from localympact.foundation.documents.document import Block, DataTable, Figure
from localympact.foundation.documents.tables import Table

register = template.Library()


@register.simple_tag
def chart_figure(chart: Chart, caption: str = "") -> SafeString:
    """A chart with its words and its table, for wide pages and phones."""
    return html.block_to_html(Figure.of(chart, get_language() or "en", caption))


@register.simple_tag
def data_table(table: Table, caption: str = "") -> SafeString:
    """A table as readers see it, in their language."""
    return html.block_to_html(DataTable.of(table, get_language() or "en", caption))


@register.simple_tag
def document_blocks(blocks: Iterable[Block], level: int = 2) -> SafeString:
    """Blocks of a document; the highest heading becomes `h<level>`."""
    return html.blocks_to_html(blocks, level=level)
