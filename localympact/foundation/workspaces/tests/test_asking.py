from django import forms

from localympact.foundation.core.refused import Refused
from localympact.foundation.workspaces.asking import tried


class Named(forms.Form):
    form = forms.CharField()
    do = forms.CharField()


def test_a_field_may_be_called_as_the_words_of_the_helper():
    def change(thing, *, form, do):
        return thing, form, do

    assert tried(Named(), change, "thing", form="F09", do="now") == ("thing", "F09", "now")


def test_a_refusal_stands_at_its_field():
    def change(*, form, do):
        raise Refused("Choose another form.", field="form")

    form = Named({"form": "F09", "do": "now"})
    assert tried(form, change, form="F09", do="now") is None
    assert form.errors["form"] == ["Choose another form."]
