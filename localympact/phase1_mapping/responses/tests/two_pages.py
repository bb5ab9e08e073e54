"""A survey of two pages, opened, and what a browser does with it."""

import re
from datetime import date

from localympact.foundation.core.scope import inside
from localympact.phase1_mapping.surveys import changes as surveys
from localympact.phase1_mapping.surveys import queries

SHEETS = {
    "survey": [
        {"type": "begin_group", "name": "page1", "label::English (en)": "First", "label::Latviešu (lv)": "Pirmā"},
        {
            "type": "select_one yn",
            "name": "Q01",
            "label::English (en)": "Do you cooperate?",
            "label::Latviešu (lv)": "Vai sadarbojaties?",
            "required": "yes",
        },
        {
            "type": "text",
            "name": "why",
            "label::English (en)": "Why not?",
            "label::Latviešu (lv)": "Kāpēc ne?",
            "relevant": "${Q01} = 'no'",
        },
        {"type": "end_group"},
        {"type": "begin_group", "name": "page2", "label::English (en)": "Second", "label::Latviešu (lv)": "Otrā"},
        {
            "type": "integer",
            "name": "many",
            "label::English (en)": "How many?",
            "label::Latviešu (lv)": "Cik?",
            "constraint": ". <= 9",
            "constraint_message::English (en)": "At most nine.",
        },
        {
            "type": "text",
            "name": "mail",
            "label::English (en)": "Your e-mail",
            "label::Latviešu (lv)": "Jūsu e-pasts",
            "personal": "yes",
        },
        {"type": "end_group"},
    ],
    "choices": [
        {"list_name": "yn", "name": "yes", "label::English (en)": "Yes", "label::Latviešu (lv)": "Jā"},
        {"list_name": "yn", "name": "no", "label::English (en)": "No", "label::Latviešu (lv)": "Nē"},
    ],
    "settings": [{"form_title": "Two pages", "default_language": "English (en)"}],
}


def opened(aldea, fia, **fields):
    for side in ("municipality", "organisations"):
        surveys.keep_own_questionnaire(aldea, pair="two", side=side, sheets=SHEETS, by=fia)
    wave = surveys.prepare_wave(
        aldea,
        pair="two",
        title={"en": "Spring survey"},
        opens_on=date(2026, 3, 1),
        closes_on=date(2026, 3, 31),
        by=fia,
        **fields,
    )
    surveys.open_wave(wave, by=fia)
    with inside(aldea):
        return queries.side_of(wave, "organisations")


def begin(client, side, language="en"):
    begun = client.post(f"/{language}/aldea/surveys/answer/{side.public_key}/")
    assert begun.status_code == 302, begun.content.decode()
    return begun["Location"].rsplit("/", 2)[0] + "/"


def hidden(page):
    return dict(re.findall(r'name="(instance_id|body)" value="([^"]+)"', page.content.decode()))
