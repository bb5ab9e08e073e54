"""Two surveys a year apart in an invented municipality: asked, answered, closed, counted."""

from __future__ import annotations

import random
from dataclasses import dataclass
from uuid import UUID

from localympact.across.demo import clock
from localympact.across.demo.answers import Opinion, replies
from localympact.across.demo.invented import Place, everybody_in
from localympact.foundation.core.scope import inside
from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.workspaces.actors import RESPONDENT
from localympact.foundation.workspaces.models import Side
from localympact.phase1_mapping.findings import changes as findings
from localympact.phase1_mapping.questionnaires.items import form_of
from localympact.phase1_mapping.responses import changes as responses
from localympact.phase1_mapping.responses.answering import checked
from localympact.phase1_mapping.surveys import changes as surveys
from localympact.phase1_mapping.surveys.models import Wave, WaveSide

PAIR = "needs-and-challenges"
TO_TRY = {
    "en": "Try answering",
    "pt": "Experimente responder",
    "sv": "Prova att svara",
    "lv": "Pamēģiniet atbildēt",
}
WHY_TO_TRY = {
    "en": "This survey stays open, so that visitors of the example see what answering is like.",
    "pt": "Este inquérito fica aberto, para que os visitantes do exemplo vejam como é responder.",
    "sv": "Den här enkäten är öppen, så att exemplets besökare kan se hur det är att svara.",
    "lv": "Šī aptauja paliek atvērta, lai piemēra apmeklētāji redzētu, kā ir atbildēt.",
}
TITLES = {"pt": "Necessidades e desafios", "sv": "Behov och utmaningar", "lv": "Vajadzības un izaicinājumi"}


@dataclass(frozen=True)
class Asked:
    """One survey: when, how many of each side answered, which change of opinions it shows."""

    opens: int
    closes: int
    municipal: int
    share: float
    means: tuple[str, ...]


FIRST = Asked(opens=-420, closes=-386, municipal=18, share=0.66, means=("means",))
SECOND = Asked(opens=-62, closes=-27, municipal=21, share=0.76, means=("means", "means_now"))


def ask(place: Place, asked: Asked, previous: Wave | None = None) -> Wave:
    """Run one survey from its preparation to its counted answers."""
    opens, closes = clock.day(days=asked.opens), clock.day(days=asked.closes)
    language, by = place.facts["language"], place.facilitator
    title = f"{TITLES[language]} {opens.year}"
    with clock.at(clock.day(days=asked.opens - 14)):
        wave = surveys.prepare_wave(
            place.workspace,
            pair=PAIR,
            title=TranslatedText.of(language, **{language: title, "en": f"Needs and challenges {opens.year}"}),
            opens_on=opens,
            closes_on=closes,
            previous=previous,
            by=by,
        )
    with clock.at(opens):
        surveys.open_wave(wave, by=by)
    _answer(place, wave, asked)
    with clock.at(clock.day(days=asked.closes + 1)):
        return findings.close_and_count_wave(wave, by=by)


def leave_one_open(place: Place) -> None:
    """A survey without answers that every visitor may answer."""
    language, by = place.facts["language"], place.facilitator
    title, purpose = ({one: said[one] for one in (language, "en")} for said in (TO_TRY, WHY_TO_TRY))
    days = {"opens_on": clock.today(), "closes_on": clock.day(days=365)}
    wave = surveys.prepare_wave(
        place.workspace,
        pair=PAIR,
        title=TranslatedText.of(language, **title),
        purpose=TranslatedText.of(language, **purpose),
        by=by,
        **days,
    )
    surveys.open_wave(wave, by=by)


def _answer(place: Place, wave: Wave, asked: Asked) -> None:
    groups = [one.group for one in everybody_in(place)]
    chance = random.Random(f"{place.workspace.slug} {asked.opens}")
    answering = chance.sample(groups, k=round(len(groups) * asked.share))
    with inside(place.workspace):
        sides = {one.side: one for one in wave.sides.select_related("version")}
    _reply(place, sides[Side.MUNICIPALITY], asked, [""] * asked.municipal, chance)
    _reply(place, sides[Side.ORGANISATIONS], asked, answering, chance)


def _reply(place: Place, side: WaveSide, asked: Asked, groups: list[str], chance: random.Random) -> None:
    form = form_of(side.version.form)
    language = place.facts["language"]
    seed = f"{place.workspace.slug} {side.side} {asked.opens}"
    days = sorted(chance.randint(asked.opens, asked.closes) for _one in groups)
    told = replies(form, _opinion(place, side.side, asked), len(groups), seed)
    for group, on, reply in zip(groups, days, told, strict=True):
        good = checked(form, reply, language=language, anonymous=True)
        with clock.at(clock.day(days=on)):
            responses.receive_response(
                side,
                instance_id=UUID(int=chance.getrandbits(128), version=4),
                answers=good.answers,
                language=language,
                group=group,
                by=RESPONDENT,
            )


def _opinion(place: Place, side: str, asked: Asked) -> Opinion:
    column = 0 if side == Side.MUNICIPALITY else 1
    means = {name: pair[column] for key in asked.means for name, pair in place.told[key].items()}
    return Opinion(means=means, words=place.told["words"][side], otherwise=5.8 if column else 5.4)
