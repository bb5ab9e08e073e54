"""An import in the browser and on the command line: looked at before, taken over, undone."""

import io
import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.actors import system
from localympact.foundation.workspaces.shipped import load_vocabularies
from localympact.phase1_mapping.imports.models import Import
from localympact.phase1_mapping.organisations.models import Organisation

FILE = Path(__file__).parent / "samples" / "talsi_cp1257_semikols.csv"


@pytest.fixture(autouse=True)
def _words(db):
    load_vocabularies(by=system("test"))


def as_(actor):
    client = Client()
    client.force_login(actor.person)
    return client


def counted(aldea):
    with inside(aldea):
        return Organisation.objects.count()


def brought(client, aldea):
    file = SimpleUploadedFile(FILE.name, FILE.read_bytes())
    answer = client.post("/en/aldea/organisations/imports/new/", {"file": file, "language": "lv"})
    assert answer.status_code == 302
    with inside(aldea):
        return Import.objects.latest("created_at")


def test_a_file_is_looked_at_taken_over_and_undone(aldea, fia):
    client = as_(fia)
    one = brought(client, aldea)
    page = client.get(one.get_absolute_url()).content.decode()
    assert "cp1257" in page
    assert "Perhaps listed already" in page
    assert "Nosaukums" in page.partition("Row by row")[0]
    assert counted(aldea) == 0
    sure = [said["row"] for said in one.verdicts if said["verdict"] == "new"]
    doubtful = [said["row"] for said in one.verdicts if said["verdict"] == "possible_duplicate"]
    chosen = {"take": sure[1:], f"as-{doubtful[0]}": "new", "publish": "on"}
    client.post(reverse("confirm_import", args=["aldea", one.pk]), chosen)
    assert counted(aldea) == len(sure)
    assert "Undo the whole import" in client.get(one.get_absolute_url()).content.decode()
    client.post(reverse("undo_import", args=["aldea", one.pk]))
    assert counted(aldea) == 0
    assert client.get("/en/aldea/organisations/imports/").status_code == 200


def test_the_columns_can_be_chosen_and_the_verdicts_follow(aldea, fia):
    client = as_(fia)
    one = brought(client, aldea)
    columns = {f"column-{number}": "-" for number in range(len(one.header))}
    name = next(column for column, field in one.mapping.items() if field == "name")
    client.post(reverse("choose_mapping", args=["aldea", one.pk]), {**columns, f"column-{name}": "name"})
    with inside(aldea):
        one.refresh_from_db()
    assert one.mapping == {name: "name"}
    wrong = client.post(reverse("choose_mapping", args=["aldea", one.pk]), columns)
    assert "Say which column holds the name" in wrong.content.decode()


def test_a_file_that_is_no_table_is_refused_with_a_sentence(aldea, fia):
    file = SimpleUploadedFile("letter.pdf", b"%PDF-1.7 nothing")
    answer = as_(fia).post("/en/aldea/organisations/imports/new/", {"file": file, "language": "en"})
    assert answer.status_code == 200
    assert "letter.pdf" in answer.content.decode()


def test_nobody_else_sees_an_import(client, aldea, fia, ana, cem):
    one = brought(as_(fia), aldea)
    assert [as_(who).get(one.get_absolute_url()).status_code for who in (ana, cem)] == [403, 403]
    assert client.get(one.get_absolute_url()).status_code == 302


def run(*words):
    out = io.StringIO()
    call_command("import_organisations", str(FILE), "--workspace", "aldea", *words, stdout=out)
    return out.getvalue()


def test_the_command_says_what_would_happen_and_does_it(aldea):
    dry = json.loads(run("--dry-run", "--json"))
    assert (dry["encoding"], dry["separator"]) == ("cp1257", ";")
    assert set(dry["rows"][0]) >= {"row", "verdict", "matches", "reasons"}
    assert counted(aldea) == 0
    assert run().splitlines()[1] == f"new: {dry['new']}"
    assert counted(aldea) == dry["new"]
    again = json.loads(run("--json"))
    assert (again["new"], again["changed"], again["same"] >= dry["new"]) == (0, 0, True)
    assert counted(aldea) == dry["new"]


def test_the_command_names_a_place_that_does_not_exist(db):
    with pytest.raises(CommandError, match="no place"):
        call_command("import_organisations", str(FILE), "--workspace", "nowhere")


def test_the_command_takes_nothing_from_a_file_whose_columns_nobody_named(aldea, tmp_path):
    other = tmp_path / "notes.txt"
    other.write_text("export FLAGS,these are no names\nif [ -f x ],then something\nfi,done here\n")
    with pytest.raises(CommandError, match="No row of headings"):
        call_command("import_organisations", str(other), "--workspace", "aldea")
    assert counted(aldea) == 0
