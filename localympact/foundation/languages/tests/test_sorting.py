import pytest
from hypothesis import given
from hypothesis import strategies as st

from localympact.foundation.languages.names import LANGUAGES, OWN_NAMES, known_language
from localympact.foundation.languages.sorting import sort_key


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        (
            "lv",
            "Abava Ādaži Cēsis Cita Čakste Gulbene Ģipka Iecava Īle Yoga Izvalta Kandava Ķegums Līvāni Ļaudona Nīca Ņikra",
        ),
        ("lv", "Sigulda Šķēde Ūdrande Ulbroka Zante Žagare"),
        ("lt", "Cirkliai Čekiškė Elektrėnai Ėriškiai Ignalina Ylakiai Įsruta Jonava Sintautai Šiauliai Zarasai Žagarė"),
        ("sv", "Arvika Lütfi Umeå Ystad Zinkgruvan Åmål Ängelholm Öster"),
        ("pt", "Abrantes Águeda Braga Çá Caba Elvas Évora Óbidos Oeiras"),
        ("en", "10th 2 Aldea Émile Zoo"),
        ("el", "Αθήνα Άλφα βήτα Ωμέγα Alpha Zoo"),
    ],
)
def test_names_stand_in_the_order_of_the_alphabet(language, ordered):
    expected = ordered.split()
    assert sorted(reversed(expected), key=lambda name: sort_key(name, language)) == expected


def test_quotation_marks_do_not_move_a_name():
    assert sort_key('"Talsu jaunieši"', "lv") == sort_key("Talsu jaunieši", "lv")


def test_a_mark_decides_only_when_all_else_is_equal():
    names = ["as", "ās", "asa", "āsa", "asb"]
    assert sorted(reversed(names), key=lambda name: sort_key(name, "lv")) == names


@given(st.text(), st.sampled_from(LANGUAGES))
def test_case_and_surrounding_blanks_do_not_count(text, language):
    assert sort_key(f" {text} ", language) == sort_key(text, language)


@given(st.text(), st.text(), st.sampled_from(LANGUAGES))
def test_the_index_orders_keys_as_python_does(one, other, language):
    first, second = sort_key(one, language), sort_key(other, language)
    if not any("\ud800" <= c <= "\udfff" for c in first + second):
        assert (first < second) == (first.encode() < second.encode())


def test_every_language_has_its_own_name():
    assert tuple(OWN_NAMES) == LANGUAGES


@pytest.mark.parametrize(("said", "code"), [("pt-PT", "pt"), ("EL", "el"), ("lv_LV", "lv"), ("de", "en"), ("", "en")])
def test_a_language_is_recognised_however_it_is_written(said, code):
    assert known_language(said) == code
