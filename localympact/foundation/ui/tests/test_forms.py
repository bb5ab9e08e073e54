"""Fields say what they are, what they want and what is wrong, to eyes and to screen readers."""

import re

from django.template import Context, Template
from django_cotton.compiler_regex import CottonCompiler

from localympact.foundation.ui.fields import ShownField
from localympact.foundation.ui.samples import SampleForm


def rendered(source, **context):
    return Template(CottonCompiler().process(source)).render(Context(context))


def field_of(name, data=None):
    form = SampleForm(data)
    form.is_valid()
    return rendered('<c-field :field="field" />', field=form[name])


def test_help_and_error_are_tied_to_the_control():
    html = field_of("mailbox", {"mailbox": "aldea(at)example"})
    described = re.search(r'<input[^>]*aria-describedby="([^"]+)"', html).group(1)
    assert described.split() == ["id_mailbox_help", "id_mailbox_error"]
    assert all(f'id="{each}"' in html for each in described.split())
    assert 'aria-invalid="true"' in html


def test_what_was_typed_stays_when_it_is_too_long_and_is_counted():
    html = field_of("summary", {"summary": "x" * 310})
    assert 'data-limit="300"' in html
    assert "maxlength" not in html
    assert "x" * 310 in html


def test_several_boxes_stand_in_a_group_with_a_legend():
    html = field_of("themes")
    assert "<fieldset" in html
    assert re.search(r"<legend>\s*Themes", html)
    assert html.count('type="checkbox"') == 3


def test_a_chosen_value_is_shown_as_chosen():
    assert re.search(r'value="organisations"[^>]* checked', field_of("side", {"side": "organisations"}))


def test_the_summary_of_errors_leads_to_each_field():
    form = SampleForm({"mailbox": "no"})
    form.is_valid()
    html = rendered('<c-errors :form="form" />', form=form)
    targets = set(re.findall(r'href="#([^"]+)"', html))
    assert targets == {ShownField(bound).anchor for bound in form if bound.errors}
    assert "id_side_0" in targets


def test_nothing_wrong_shows_no_summary():
    assert rendered('<c-errors :form="form" />', form=SampleForm()).strip() == ""
