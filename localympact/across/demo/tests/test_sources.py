import pytest


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "lv", "lt", "sv", "pt", "el"])
def test_the_sources_are_named_in_the_reader_s_language(client, language):
    page = client.get(f"/{language}/sources/").content.decode()
    for owner in ("GeoNames", "OpenStreetMap", "Natural Earth", "Direção-Geral do Território"):
        assert owner in page
