"""Letters are written with the change that causes them, sent once, and kept where no server is set."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from localympact.foundation.jobs.models import Job
from localympact.foundation.jobs.worker import Worker
from localympact.foundation.mail.models import Letter
from localympact.foundation.mail.reminders import REMINDERS, DueLetter, Reminder, remind
from localympact.foundation.mail.sending import is_example, letters_folder
from localympact.foundation.mail.tasks import forget_old_letters
from localympact.foundation.mail.writing import write_letter, write_test_letter

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = {"language": "en", "subject": "Still right?", "text": "Please look.", "reason": "Because you speak for it."}


def work():
    while Worker().do_one():
        pass


def test_a_letter_goes_with_its_transaction():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write_letter(to="ana@aldea.pt", **WORDS)
        raise ZeroDivisionError
    assert (Letter.objects.count(), Job.objects.count()) == (0, 0)


def test_a_letter_with_a_key_is_written_once():
    first = write_letter(to="ana@aldea.pt", key="freshness:1", **WORDS)
    assert first is not None
    assert write_letter(to="ana@aldea.pt", key="freshness:1", **WORDS) is None
    assert (Letter.objects.count(), Job.objects.count()) == (1, 1)


def test_with_a_mail_server_a_letter_is_sent_with_the_reason(settings):
    settings.EMAIL_URL = "smtp://mail.aldea.pt"
    letter = write_letter(to="ana@aldea.pt", **WORDS)
    work()
    sent = mail.outbox[0]
    assert (sent.to, sent.subject) == (["ana@aldea.pt"], "Still right?")
    assert sent.body == "Please look.\n\n-- \nBecause you speak for it.\n"
    assert sent.extra_headers["Message-ID"].startswith(f"<{letter.pk}@")
    letter.refresh_from_db()
    assert letter.state == Letter.State.SENT


@pytest.mark.parametrize("address", ["ana@example.org", "a@mail.example.com", "b@x.invalid", "c@y.test"])
def test_letters_to_example_addresses_are_kept_even_with_a_mail_server(settings, address):
    settings.EMAIL_URL = "smtp://mail.aldea.pt"
    write_letter(to=address, **WORDS)
    work()
    assert mail.outbox == []
    assert Letter.objects.get().state == Letter.State.KEPT


def test_an_address_that_only_looks_like_an_example_is_not_one():
    assert not is_example("ana@counterexample.org")


def test_without_a_mail_server_letters_lie_in_a_folder_with_a_list():
    letter = write_letter(to="ana@aldea.pt", **WORDS)
    work()
    files = sorted(path.name for path in letters_folder().iterdir())
    assert len(files) == 2
    assert str(letter.pk) in files[0]
    assert "ana@aldea.pt  Still right?" in (letters_folder() / "letters.txt").read_text()


def test_a_mail_server_that_is_away_is_asked_again(settings):
    settings.EMAIL_URL, settings.EMAIL_BACKEND = "smtp://away", "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    write_letter(to="ana@aldea.pt", **WORDS)
    work()
    assert (Letter.objects.get().state, Job.objects.get().state) == (Letter.State.WAITING, Job.State.WAITING)
    assert Letter.objects.get().error != ""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Job.objects.update(due_at=timezone.now())
    work()
    assert (Letter.objects.get().state, len(mail.outbox)) == (Letter.State.SENT, 1)


def test_a_subject_cannot_smuggle_a_header(settings):
    settings.EMAIL_URL = "smtp://mail.aldea.pt"
    write_letter(to="ana@aldea.pt", **WORDS | {"subject": "Hello\r\nBcc: all@aldea.pt"})
    work()
    assert mail.outbox[0].subject == "Hello Bcc: all@aldea.pt"


def test_words_are_those_of_the_reader():
    subject = gettext_lazy("January")  # a word that Django itself brings in six languages
    letter = write_letter(to="ana@aldea.pt", **WORDS | {"language": "lv", "subject": subject})
    assert letter.subject == "janvāris"


def test_a_test_letter_says_what_it_is():
    assert "arrive" in write_test_letter(to="ana@aldea.pt", language="en").text


def test_a_reminder_is_written_while_it_is_due_and_never_twice(monkeypatch):
    due = [DueLetter(to="ana@aldea.pt", key="event 7", **WORDS)]
    for name in list(REMINDERS):
        monkeypatch.delitem(REMINDERS, name)
    monkeypatch.setitem(REMINDERS, "events", Reminder("events", lambda now: due))
    for _ in range(2):
        Job.objects.create(name="write_reminders")
        work()
    assert Letter.objects.get().key == "events:event 7"


def test_declaring_a_reminder_twice_changes_nothing():
    known = dict(REMINDERS)
    once = Reminder("twice", lambda now: [])
    remind(once, Reminder("twice", lambda now: []))
    assert known | {"twice": once} == REMINDERS
    del REMINDERS["twice"]


def test_what_letters_said_is_forgotten_after_30_days_but_not_that_they_were_written():
    write_letter(to="ana@aldea.pt", key="once", **WORDS)
    Letter.objects.update(created_at=timezone.now() - timedelta(days=31))
    job = Job.objects.create(name="forget_old_letters", state=Job.State.RUNNING)
    forget_old_letters(job)
    letter = Letter.objects.get()
    assert (letter.to, letter.text, letter.key) == ("", "", "once")
    assert write_letter(to="ana@aldea.pt", key="once", **WORDS) is None
