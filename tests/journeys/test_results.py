"""From closed answers to a measured result: steps 7 to 15 of the process, walked in a browser by those it concerns."""

import json
import re
from datetime import date, timedelta

import pytest

from tests.house import Server
from tests.journeys.reader import Reader

pytestmark = pytest.mark.browser
TODAY = date.today()
LANGUAGES = ("en", "lv", "lt", "sv", "pt", "el")


class Story:
    """The place of the story, its people, and where its things are."""

    def __init__(self, browser, server, begun):
        base = f"http://localhost:{server.port}"
        self.server, self.wave = server, begun["wave"]
        people = {name: Reader(browser, base, "jaunciems", key) for name, key in begun["sessions"].items()}
        self.ilva, self.oto, self.rasa = (people[name] for name in ("ilva", "oto", "rasa"))
        self.dita = Reader(browser, base, "jaunciems")

    def letter_to(self, address):
        """The newest letter to an address."""
        code = "from localympact.foundation.mail.models import Letter\n"
        code += f"print(Letter.objects.filter(to='{address}').order_by('-created_at').first().text)"
        return self.server.house.run(code)


@pytest.fixture
def story(built_demo, browser, tmp_path):
    """A copy of the demo with one more place: its people and its answers, and nothing else yet."""
    house = built_demo.copy(tmp_path / "demo")
    begun = json.loads(house.run("from tests.journeys.closed_answers import begin; print(begin())"))
    server = Server(house, "localympact.config.wsgi:application")
    server.environment["PORT"] = str(server.port)
    server.start()
    try:
        yield Story(browser, server, begun)
    finally:
        server.kill()


def test_from_closed_answers_to_a_measured_result(story):
    an_empty_place_teaches(story)
    answers_are_counted(story)
    people_meet(story)
    what_worked_is_told(story)
    findings_are_written(story)
    the_report_is_published(story)
    tools_help(story)
    advice_is_answered(story)
    both_sides_walk_the_roadmap(story)
    a_partnership_proves_its_cooperation(story)
    a_plan_is_kept(story)
    another_plan_is_adapted(story)
    a_result_leads_back_to_the_answers(story)
    places_are_compared(story)


def an_empty_place_teaches(story):
    ilva = story.ilva
    ilva.at("findings/").sees("No finding yet", "A finding is one sentence")
    ilva.at("reports/").sees("No report yet")
    ilva.at("practices/").sees("No example yet")
    ilva.at("recommendations/").sees("No recommendation yet")
    ilva.at("partnerships/").sees("No partnership is public yet")
    ilva.at("plans/").sees("No plan yet")
    ilva.at("results/").sees("No result yet")
    ilva.at("events/").sees("No event is announced now")


def answers_are_counted(story):
    story.oto.at(f"surveys/{story.wave}/")
    story.ilva.at(f"surveys/{story.wave}/close/").sees("This cannot be undone").press("Close and count")
    story.ilva.sees("Counted answers", "No number here stands for fewer than 5 people", "The same as a table")
    story.dita.at(f"surveys/{story.wave}/gaps/").sees("Where the two sides see it differently", "Welch's 95 % interval")
    rows = story.dita.gets(f"surveys/{story.wave}/gaps.json").json()["items"]
    clear = [abs(row["difference"]) for row in rows if row["may_be_chance"] is False]
    assert len(clear) > 3
    assert clear == sorted(clear, reverse=True)
    assert all(row["low"] <= row["difference"] <= row["high"] for row in rows if row["may_be_chance"] is False)
    story.dita.at(f"surveys/{story.wave}/became/").sees("Nothing leans on these answers yet")


def people_meet(story):
    ilva, dita = story.ilva, story.dita
    begins = f"{TODAY + timedelta(days=9)}T18:00"
    ilva.at("events/").press("Write an event")
    ilva.types(title="Open evening", kind="local_meeting", starts_at=begins, place="Library")
    ilva.types(capacity="20", capacity_organisations="1").ticks("People sign up here").sends()
    ilva.press("Publish")
    event = ilva.path
    dita.at(event).sees("Open evening", "1 seat is free").press("Sign up")
    dita.types(name="Dita", email="dita@example.org").ticks("organisations").sends("Sign up").sees("You have a seat")
    dita.at(f"{event}register/").types(name="Emils", email="emils@example.org").ticks("organisations")
    dita.sends("Sign up").sees("You are on the waiting list")
    assert b"BEGIN:VEVENT" in dita.gets(f"{event.rstrip('/')}.ics").body()
    link = re.search(r"https?://\S+/cancel/\S+", story.letter_to("dita@example.org")).group()
    dita.at(re.sub(r"https?://[^/]+", "", link)).press("Yes, I cannot come").sees("The seat is given back")
    assert "You have a seat" in story.letter_to("emils@example.org")
    ilva.at(event).press("Who comes").sees("Emils", "has a place")
    ilva.at(event).press("Write the recap").types(recap="Both sides stayed an hour longer.", participants="24").sends()
    for kind, said in (("idea", "A shared calendar of rooms"), ("commitment", "The key of the hall by June")):
        ilva.at(event).press("Add a note").types(kind=kind, text=said).sends()
    dita.at(event).sees("Both sides stayed an hour longer.", "A shared calendar of rooms", "Commitment")


def what_worked_is_told(story):
    story.rasa.at("practices/").press("Write an example")
    story.rasa.types(title="The hall on Fridays", outcome="worked", summary="A key and a list were enough.")
    story.rasa.ticks("Jauniešu darbnīca").sends()
    practice = story.rasa.path
    story.ilva.at(practice).press("Publish")
    story.rasa.at(practice).press("Confirm: it was so")
    story.dita.at("practices/").sees("The hall on Fridays")
    story.dita.at(practice).sees("Confirmed by an organisation")


def findings_are_written(story):
    ilva, rasa = story.ilva, story.rasa
    ilva.at("findings/").press("Count the directory")
    ilva.types(label="Youth organisations", group="youth_organisation").sends("Count").sees("Youth organisations")
    rasa.at(f"surveys/{story.wave}/gaps/").press("Write a finding from this")
    rasa.types(kind="need", sentence="Organisations are told too late.")
    rasa.ticks("A shared calendar of rooms", "The hall on Fridays", "Youth organisations")
    rasa.sends().sees("Difference between the sides", "Note of a meeting", "Cooperation example").press("Hand in")
    ilva.at(rasa.path).press("Publish")
    for kind in ("gap", "local problem", "conclusion on the mapping"):
        ilva.at(f"surveys/{story.wave}/gaps/").press("Write a finding from this")
        ilva.types(kind=kind, sentence=f"A {kind} of this place.").sends().press("Publish")
    story.dita.at("findings/").sees("Organisations are told too late.", "A local problem of this place.", "need (1)")
    story.finding = rasa.path


def the_report_is_published(story):
    ilva, dita = story.ilva, story.dita
    ilva.at("reports/").press("Begin a report").types(title="Needs in Jaunciems").sends()
    ilva.press("Next steps").types(text="We meet in **May**.").sends()
    ilva.press("Read the draft").sees("This is a draft", "Next steps", "We meet in May.", "Challenges", "Annex")
    ilva.press("Write").press("Publish")
    ilva.sees("It is being drawn")
    story.server.house.run("from localympact.foundation.jobs.worker import Worker\nwhile Worker().do_one():\n    pass")
    ilva.page.wait_for_url("**/reports/*/")  # by itself
    report = ilva.path
    for language in LANGUAGES:
        there = report.replace("/en/", f"/{language}/")
        dita.at(there).paper(f"{there.rstrip('/')}.docx")
    dita.paper(f"{report.rstrip('/')}.pdf")
    dita.at(report.replace("/en/", "/lv/")).sees("Izaicinājumi", "Needs in Jaunciems")
    dita.at("/en/example-programme/reports/").press("Needs and challenges in three places")
    heads = dita.page.locator("article th[scope=col]").all_inner_texts()
    assert {"Aldea", "Bryggby", "Liepkalni"} <= set(heads)


def tools_help(story):
    dita, oto = story.dita, story.oto
    dita.at("tools/")
    assert dita.rows("main ol.list > li") == 5
    assert dita.rows("main section:nth-of-type(2) ul.list > li") == 3
    dita.at("tools/forms/").sees("28 forms")
    for language in LANGUAGES:
        dita.paper(f"samples/memorandum.docx?language={language}")
    dita.paper("samples/memorandum.pdf?language=el")
    oto.at("samples/memorandum/fill/").types(municipality="Jaunciems", organisation="Jauniešu darbnīca")
    oto.press("Continue").sends().sees("Jauniešu darbnīca", "Only the parties of this document see it")
    oto.paper(f"{oto.path.rstrip('/')}.docx").paper(f"{oto.path.rstrip('/')}.pdf")


def advice_is_answered(story):
    ilva, oto = story.ilva, story.oto
    ilva.at("recommendations/").press("Write a recommendation")
    ilva.types(sentence="Tell two weeks before.", addressee_side="municipality", addressee="Jaunciems")
    ilva.ticks("Organisations are told too late.").sends().press("Publish")
    oto.at(ilva.path).press("Answer officially").ticks("accepted in part")
    oto.types(reason="Ten days are what we can promise.").sends()
    story.dita.at(ilva.path).sees("accepted in part", "Ten days are what we can promise.", "Organisations are told too")


def both_sides_walk_the_roadmap(story):
    oto, rasa, dita = story.oto, story.rasa, story.dita
    dita.at("roadmaps/").press("Read the guidebook").sees("Guidebook to the roadmap")
    for side in ("municipality", "organisations"):
        for language in LANGUAGES:
            dita.paper(f"roadmaps/checklists/{side}.docx?language={language}")
        dita.paper(f"roadmaps/checklists/{side}.pdf?language=lv")
        assert len(set(re.findall(r"\b[123]\.[1-8]\b", dita.at(f"roadmaps/checklists/{side}/").page.content()))) >= 22
    oto.at("roadmaps/").press("Begin a walk")
    oto.types(organisation="Jaunciems", other="Jauniešu darbnīca", title="The hall on Fridays").sends("Begin")
    story.run = oto.path
    for step, written in ((1, ("1.1", "1.4")), (2, ("2.4", "2.5"))):
        for one in (oto, rasa):
            one.at(f"{story.run}steps/{step}/").types(**{f"text-{code}": f"Our words to {code}" for code in written})
            one.sends()
    oto.at(story.run).press("Make the partnership proposal").sees("A proposal needs the word of both sides first")
    for code in ("2.4", "2.5"):
        for one in (oto, rasa):
            with one.at(f"{story.run}steps/2/").page.expect_navigation():
                one.page.locator(f"button[name=agree][value='{code}']").click()
        states = oto.at(story.run).page.locator(".walk-points li", has_text=code).inner_text()
        assert "both" in states.lower(), states
    oto.at(story.run).press("Make the partnership proposal").sees("Our words to 2.4")
    oto.paper(f"{oto.path.rstrip('/')}.docx").paper(f"{oto.path.rstrip('/')}.pdf")
    story.proposal = oto.path
    assert "login" in dita.at(story.run).path


def a_partnership_proves_its_cooperation(story):
    oto, rasa, dita = story.oto, story.rasa, story.dita
    oto.at(story.proposal).press("Make a partnership of it").press("Complete")
    oto.types(form="F09", shared_result="The hall is open on Fridays.").ticks("Agree").sends()
    partnership = oto.path
    for one in (oto, rasa):
        one.at(partnership).ticks("Everybody may read this page").press("We agree")
    dita.at(partnership).sees("The hall is open on Fridays.", "agreed", "the cooperation of these parties")
    dita.press("the cooperation of these parties").sees("proven")
    dita.paper(f"{partnership.rstrip('/')}.docx").at("tools/forms/F09/").sees("Used in these partnerships")


def a_plan_is_kept(story):
    ilva, oto, rasa = story.ilva, story.oto, story.rasa
    ilva.at("plans/").press("Begin a plan").types(title="Plan of the hall").sends()
    plan = ilva.path
    ilva.press("Add an objective").types(title="Told in time").sends()
    ilva.press("Add an action").types(objective="Told in time", title="A letter every second Monday")
    ilva.types(responsible="Jaunciems", starts_on=str(TODAY), ends_on=str(TODAY + timedelta(days=90)))
    ilva.ticks("Jauniešu darbnīca", "Tell two weeks before.", "The key of the hall by June").sends()
    ilva.at(plan).press("A letter every second Monday").press("Add an indicator")
    story.action = re.sub("indicators/new/$", "", ilva.path)
    ilva.types(name="Days of notice", unit="days", baseline="3", target="14").sends()
    ilva.press("Add a value").types(indicator="Days of notice", on=str(TODAY), value="12", source="our letters").sends()
    ilva.at(plan).press("Publish")
    oto.at(story.action).types(status="in_work", text="The first letter is out.").press("Say so")
    rasa.at(story.action).types(status="not_begun").press("Say so")
    ilva.at(story.action).press("Write down what a side said")
    ilva.types(side="organisations", status="in_work", recorded_source="Minutes of May").sends()
    story.dita.at(story.action).sees(
        "The first letter is out.", "Minutes of May", "12 days", "The key of the hall", "Tell two weeks"
    )
    story.dita.at(plan).sees("A letter every second Monday", "The same as a table", "Jaunciems")
    assert b"BEGIN:VEVENT" in story.dita.gets(f"{plan.rstrip('/')}.ics").body()


def another_plan_is_adapted(story):
    ilva = story.ilva
    ilva.at("plans/").press("Adapt a plan of another place")
    origin = ilva.page.locator("main .list-row a", has_text="Aldea together").get_attribute("href")
    with ilva.page.expect_navigation():
        ilva.page.locator("main .list-row", has_text="Aldea together").get_by_role("button").click()
    ilva.sees("Copied as a draft", "Adapted from a plan of Aldea", "A contact point with a name")
    assert ilva.page.locator(f"main a[href='{origin}']").count() == 1


def a_result_leads_back_to_the_answers(story):
    ilva, dita = story.ilva, story.dita
    ilva.at("results/").press("Write down a result")
    ilva.types(sentence="Twelve days of notice instead of three.", seen_on=str(TODAY))
    ilva.page.locator("main [name=indicator_value]").select_option(index=1)
    ilva.ticks("A letter every second Monday").sends().press("Publish")
    result = ilva.path
    dita.at(result).sees("3 → 12", "The thread", "A letter every second Monday").press(
        "Read the whole thread as a story"
    )
    dita.sees(
        "Twelve days of notice", "Tell two weeks before.", "Organisations are told too late.", "Ten days are what"
    )
    kinds = {node["kind"] for node in dita.gets(f"{result}thread.json").json()["nodes"]}
    assert {"result", "action", "recommendation", "finding", "gap", "eventnote", "practice", "directorycount"} <= kinds
    dita.at(story.finding).sees("Tell two weeks before.", "Needs in Jaunciems")
    dita.at(f"{story.finding}thread/?way=forward").sees("Twelve days of notice instead of three.")
    for side in ("municipality", "organisations"):
        dita.at(f"surveys/{story.wave}/became/?side={side}").sees("Results", "Twelve days of notice instead of three.")
    ilva.at("results/").press("Write down a result")
    ilva.types(sentence="A workshop was founded.", kind="new_social_enterprise", seen_on=str(TODAY))
    ilva.types(organisation="Otrā elpa").ticks("A letter every second Monday").sends().press("Publish")
    dita.at(ilva.path).sees("Otrā elpa")


def places_are_compared(story):
    dita = story.dita
    dita.at("/en/compare/?place=jaunciems&place=aldea&question=Q16")
    dita.sees("Organisations in the directory", "Forms of cooperation used", "Our model", "Examples: worked")
    rows = {row["workspace"]: row for row in dita.gets("/en/compare.json?place=jaunciems&question=Q16").json()["items"]}
    assert rows["jaunciems"]["mean"] is not None
    assert rows["jaunciems"]["worked"] == 1
