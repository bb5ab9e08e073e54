"""A test letter tells at once what became of it: a real conversation with a mail server, or where the letter lies."""

import socketserver
import threading

import pytest
from django.contrib.messages import get_messages

from localympact.foundation.jobs.models import Job
from localympact.foundation.mail.models import Letter
from localympact.foundation.mail.sending import letters_folder

pytestmark = pytest.mark.django_db


class MailServer(socketserver.StreamRequestHandler):
    """As much of RFC 5321 as a client needs; refuses every reader of refused.town."""

    def handle(self):
        self.say("220 mail.town")
        while line := self.rfile.readline().decode().strip():
            verb = line.split()[0].upper()
            if verb == "DATA":
                self.say("354 go on")
                lines = iter(self.rfile.readline, b".\r\n")
                self.server.letters.append(b"".join(lines).decode())
            if verb == "RCPT" and "refused.town" in line:
                self.say("550 No such mailbox here")
            else:
                self.say("221 bye" if verb == "QUIT" else "250 fine")

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def mail_server(settings):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), MailServer) as server:
        server.letters = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_URL = "smtp://127.0.0.1"
        yield server
        server.shutdown()


def send(client, actor, email=""):
    if email:
        type(actor.person).objects.filter(pk=actor.person.pk).update(email=email)
    client.force_login(actor.person)
    answer = client.post("/en/aldea/settings/test-letter/")
    assert answer.headers["Location"] == "/en/aldea/settings/"
    assert not Job.objects.exists()  # tried at once, and only once
    return str(*get_messages(answer.wsgi_request))


def test_a_letter_that_was_taken_is_said_to_be_on_its_way(client, fia, mail_server):
    assert send(client, fia, "fia@aldea.town") == (
        "The mail server 127.0.0.1 took the test letter to fia@aldea.town. Look into your mailbox."
    )
    assert "A test letter from Localympact" in mail_server.letters[0]
    assert Letter.objects.get().state == "sent"


def test_what_the_mail_server_refuses_is_quoted(client, fia, mail_server):
    said = send(client, fia, "fia@refused.town")
    assert "did not take the test letter" in said
    assert "No such mailbox here" in said
    assert Letter.objects.get().state == "failed"


def test_a_mail_server_that_is_away_is_said(client, fia, mail_server, settings):
    settings.EMAIL_PORT = 9
    assert "did not take the test letter. It said: [Errno" in send(client, fia, "fia@aldea.town")


def test_an_example_address_is_not_written_to(client, fia, mail_server):
    assert send(client, fia) == "fia@example.org is an example address, so the letter was kept, not sent."
    assert mail_server.letters == []


def test_without_a_mail_server_the_letter_lies_in_the_folder_and_on_the_page(client, fia):
    said = send(client, fia, "fia@aldea.town")
    assert said == "No mail server is set, so the letter was kept on the machine that runs this, not sent."
    assert len(list(letters_folder().glob("*.eml"))) == 1
    settings_page = client.get("/en/aldea/settings/", headers={"host": "localhost"}).content.decode()
    assert '<a href="/letters/">' in settings_page
    assert "A test letter" in client.get("/letters/", headers={"host": "localhost"}).content.decode()
    elsewhere = client.get("/en/aldea/settings/", REMOTE_ADDR="192.0.2.7").content.decode()
    assert "/letters/" not in elsewhere
