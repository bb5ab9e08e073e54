"""Letters hold sign-in codes: their page opens on the machine itself only, and only where no mail server is set."""

import pytest

from localympact.foundation.mail.writing import write_letter

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "asked",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"headers": {"host": "localympact.example"}},
        {"headers": {"x-forwarded-for": "192.0.2.7"}},
        {"headers": {"forwarded": "for=192.0.2.7"}},
    ],
)
def test_nobody_else_reads_them(client, settings, asked):
    settings.ALLOWED_HOSTS = ["*"]
    headers = {"host": "localhost:8000"} | asked.get("headers", {})
    response = client.get("/letters/", headers=headers, REMOTE_ADDR=asked.get("REMOTE_ADDR", "127.0.0.1"), follow=True)
    assert response.status_code == 404


def test_with_a_mail_server_there_is_no_such_page(client, settings):
    settings.EMAIL_URL = "smtp://mail.aldea.pt"
    assert client.get("/letters/", headers={"host": "localhost"}, follow=True).status_code == 404


def test_on_the_machine_itself_letters_can_be_read(client):
    letter = write_letter(
        to="ana@example.org", language="en", subject="Your code", text="It is 1234: http://localhost/x"
    )
    listed = client.get("/letters/", headers={"host": "localhost"})
    assert "Your code" in listed.content.decode()
    shown = client.get(f"/letters/{letter.pk}/", headers={"host": "localhost"})
    assert '<a href="http://localhost/x"' in shown.content.decode()
