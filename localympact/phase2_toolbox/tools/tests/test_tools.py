"""The shipped tools are complete in six languages and readable without an account."""

import pytest

from localympact.foundation.languages.names import LANGUAGES
from localympact.foundation.workspaces.actors import system
from localympact.phase1_mapping.cooperation.shipping import load_forms
from localympact.phase2_toolbox.tools.models import Tool
from localympact.phase2_toolbox.tools.shipping import load_tools

SYSTEM = system("test")


@pytest.fixture
def tools(db):
    load_tools(by=SYSTEM)
    load_forms(by=SYSTEM)
    return list(Tool.objects.order_by("number"))


def test_five_steps_three_cards_and_a_guide_come_with_the_product(tools):
    kinds = [tool.kind for tool in tools]
    assert (kinds.count("step"), kinds.count("deepening")) == (5, 3)
    assert kinds.count("guide") >= 1


def test_every_tool_is_written_in_six_languages(tools):
    for tool in tools:
        for field in (tool.title, tool.lead, tool.body):
            assert set(field.languages) == set(LANGUAGES)


def test_loading_again_makes_no_second_tool(tools):
    load_tools(by=SYSTEM)
    assert Tool.objects.count() == len(tools)


@pytest.mark.parametrize("path", ["tools/", "tools/shared-result/", "tools/forms/", "tools/forms/F09/", "tools.json"])
def test_a_visitor_reads_the_toolbox(client, aldea, tools, path, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        response = client.get(f"/lv/aldea/{path}")
    assert response.status_code == 200


def test_a_situation_leaves_the_forms_that_fit_it(client, aldea, tools):
    page = client.get("/en/aldea/tools/forms/?situation=delegated_task").content.decode()
    assert "/tools/forms/F09/" in page
    assert "/tools/forms/F27/" not in page


def test_a_country_note_says_that_no_lawyer_has_read_it(client, aldea, tools):
    assert "Not yet checked by a lawyer" in client.get("/en/aldea/tools/forms/F04/").content.decode()
