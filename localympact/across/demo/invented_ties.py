"""Who works with whom in an invented municipality: confirmed, one-sided, recorded and proven cooperation."""

from __future__ import annotations

import random

from localympact.across.demo import clock
from localympact.across.demo.invented import Place, everybody_in
from localympact.foundation.workspaces.models import Side
from localympact.phase1_mapping.cooperation import changes as cooperation
from localympact.phase1_mapping.cooperation.models import Tie
from localympact.phase1_mapping.organisations.models import Organisation

WITH_THE_MUNICIPALITY = ("F06", "F06", "F07", "F08", "F08", "F11", "F11", "F14", "F27")
AMONG_THEMSELVES = ("F27", "F27", "F25", "F11", "F18")
CLOSE = ("exchange", "coordinate", "coordinate", "joint_activity", "partnership")
REPORT = {"pt": "Relatório anual da câmara", "sv": "Kommunens årsberättelse", "lv": "Pašvaldības gada pārskats"}
GRANT = {"pt": "Apoio a projetos", "sv": "Projektbidrag", "lv": "Projekta grants"}


def declare(place: Place) -> None:
    """Write down the cooperation of the day before the plan."""
    chance = random.Random(f"{place.workspace.slug} ties")
    organisations = everybody_in(place)
    with clock.at(clock.day(days=-380)):
        for one in chance.sample(organisations, k=14):
            _with_the_municipality(place, one, chance)
        for umbrella in (one for one in organisations if one.kind == "support_organisation"):
            others = [one for one in organisations if one != umbrella]
            for member in chance.sample(others, k=5):
                _join(place, umbrella, member, chance)
        for _pair in range(9):
            one, other = chance.sample([o for o in organisations if o.kind != "support_organisation"], k=2)
            _join(place, one, other, chance)


def _with_the_municipality(place: Place, one: Organisation, chance: random.Random) -> None:
    form, since = chance.choice(WITH_THE_MUNICIPALITY), clock.today().year - chance.randint(2, 9)
    if chance.random() < 0.25:
        source = f"{REPORT[place.facts['language']]} {clock.today().year - 2}"
        tie = cooperation.record_tie(
            place.municipality, other=one, form=form, since=since, recorded_source=source, by=place.facilitator
        )
    else:
        tie = _declared(place, place.municipality, one, form, since, chance)
    if form in ("F06", "F08"):
        year = clock.today().year - 2
        title = f"{GRANT[place.facts['language']]} {year}"
        speaker = place.representative_of(place.municipality)
        cooperation.prove_tie(tie, kind="grant", title=title, year=year, by=speaker)


def _join(place: Place, one: Organisation, other: Organisation, chance: random.Random) -> None:
    form, since = chance.choice(AMONG_THEMSELVES), clock.today().year - chance.randint(2, 7)
    _declared(place, one, other, form, since, chance)


def _declared(
    place: Place, one: Organisation, other: Organisation, form: str, since: int, chance: random.Random
) -> Tie:
    """Declared by the one; three of four are confirmed by the other, the rest stay one-sided."""
    tie = cooperation.declare_tie(
        one,
        other=other,
        form=form,
        since=since,
        intensity=chance.choice(CLOSE),
        public_one_sided=one.side == Side.MUNICIPALITY or chance.random() < 0.7,
        by=place.representative_of(one),
    )
    if chance.random() < 0.75:
        cooperation.confirm_tie(tie, by=place.representative_of(other))
    return tie
