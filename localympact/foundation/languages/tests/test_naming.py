"""Names are compared without legal forms, quotation marks, diacritics and alphabets."""

import pytest

from localympact.foundation.languages.naming import legal_form_in, normal_name


@pytest.mark.parametrize(
    ("name", "country", "normal"),
    [
        ('Biedrība "Vīnoga"', "LV", "vinoga"),
        ("«VĪNOGA», biedrība", "LV", "vinoga"),
        ("VšĮ „Šv. Jono vaikai“", "LT", "sv jono vaikai"),
        ("Kompetensbyrån för sociala företag i Dalarna ek. för.", "SE", "kompetensbyran sociala foretag dalarna"),
        ("Teatro Circo de Braga, EM, S.A.", "PT", "teatro circo braga"),
        ("Σωματείο «Ακρίτες Γερίου»", "CY", "akrites geriou"),
        ("Biedrība", "LV", "biedriba"),
    ],
)
def test_legal_forms_quotes_and_marks_are_set_aside_wherever_they_stand(name, country, normal):
    assert normal_name(name, country) == normal


@pytest.mark.parametrize(
    ("name", "country", "code"),
    [('Biedrība "Vīnoga"', "LV", "lv-biedriba"), ("VšĮ Monoklis", "LT", "lt-vsi"), ("Byalaget", "SE", "")],
)
def test_a_legal_form_in_the_name_is_recognised(name, country, code):
    assert legal_form_in(name, country) == code
