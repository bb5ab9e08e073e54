from django.template import Context, Template
from django.utils.translation import override

from localympact.foundation.documents.charts import Bar, bar_chart
from localympact.foundation.documents.document import Heading
from localympact.foundation.documents.tables import Column, Table


def shown(source, **context):
    with override("lv"):
        return Template("{% load papers %}" + source).render(Context(context))


def test_a_chart_stands_on_a_page_with_its_words_and_its_table():
    chart = bar_chart([Bar("<Kultūra>", plain=3.5)], title="Jomas", language="lv", decimals=1)
    page = shown("{% chart_figure chart %}", chart=chart)
    assert page.count("<svg") == 2
    assert page.count("<table") == 1
    assert '<td class="document-right">3,5</td>' in page
    assert "&lt;Kultūra&gt;" in page


def test_a_table_and_blocks_stand_on_a_page():
    table = Table((Column("n", "N", "n", "number"),), [{"n": 1234.5}], title="Skaits")
    assert "1\xa0234,5" in shown("{% data_table table %}", table=table)
    assert shown("{% document_blocks blocks 3 %}", blocks=(Heading("a"),)) == "<h3>a</h3>"
