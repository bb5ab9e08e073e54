from django import forms

from localympact.foundation.workspaces.asking import tried


def test_a_field_may_be_called_form():
    assert tried(forms.Form(), lambda thing, form: (thing, form), "tie", form="F09") == ("tie", "F09")
