"""T50: an own page that is sent another place's id, in its form or its address, refuses the whole."""

import pytest

from localympact.foundation.core.scope import across_workspaces
from localympact.foundation.people.models import Person
from tests.tenancy.asking import ask, browser_of
from tests.tenancy.test_roles import gather
from tests.tenancy.worlds import Reader

pytestmark = [pytest.mark.proof, pytest.mark.both, pytest.mark.usefixtures("bare_errors")]


@pytest.fixture
def leader(bryggby):
    """Cem leads Bryggby."""
    return Reader("cem", browser_of(Person.objects.get(email="cem@example.org")))


def with_foreign_ids(mine, foreign, forms):
    """Each form of one's own, once for each word that names a thing, with another place's thing instead."""
    elsewhere = {}
    for pk, model in foreign.models.items():
        elsewhere.setdefault(model, pk)
    for path, fields in forms.items():
        for name, values in fields.items():
            model = mine.models.get(values[0])
            if model in elsewhere and "/bryggby/" in path:
                yield path, name, fields | {name: [elsewhere[model]]}


def accepted(reader, mine, foreign):
    """The forms that took another place's thing; how many words were tried comes first."""
    _got, forms = gather(mine, [reader])
    tried = list(with_foreign_ids(mine, foreign, forms))
    yield len(tried)
    for path, name, fields in tried:
        seen = ask(reader.browser, "post", path, fields)
        if seen.written or seen.status >= 500:
            yield path, name, seen.status, sorted(seen.written)


def test_T50_a_foreign_id_in_a_form_is_refused_as_a_whole(aldea, bryggby, leader):
    tried, *leaks = accepted(leader, bryggby, aldea)
    print(f"\n{tried} words of forms")
    assert tried > 20
    assert leaks == []


def test_T50_the_walk_notices_a_scope_that_lost_its_filter(aldea, bryggby, leader, unfiltered):
    _tried, *leaks = accepted(leader, bryggby, aldea)
    assert leaks


def test_T51_a_foreign_id_in_an_address_shows_nothing(aldea, bryggby, leader):
    page = bryggby.stop("write_finding").path
    with across_workspaces("what Aldea counted"):
        for name in ("tally", "gap"):
            pk, model = next((pk, model) for pk, model in aldea.models.items() if model.__name__.lower() == name)
            own = next(pk for pk, model in bryggby.models.items() if model.__name__.lower() == name)
            assert f'value="{own}"' in ask(leader.browser, "get", f"{page}?{name}={own}").page
            assert f'value="{pk}"' not in ask(leader.browser, "get", f"{page}?{name}={pk}").page
