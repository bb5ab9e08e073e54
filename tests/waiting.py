"""What no demo holds because somebody has decided it: open hands, questions that wait, a file half read, a seat, a draft."""

from datetime import date, timedelta

from django.utils import timezone

from localympact.foundation.people.models import Person
from localympact.foundation.workspaces.actors import VISITOR, actor_of, system
from localympact.foundation.workspaces.administration.memberships import invite
from localympact.phase1_mapping.events import changes as events
from localympact.phase1_mapping.events.models import Event
from localympact.phase1_mapping.events.registering import register
from localympact.phase1_mapping.imports.changes import read_file
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.suggestions import changes as suggestions
from localympact.phase1_mapping.surveys.changes import prepare_wave

BY = system("the walk leaves something to decide")
FILE = b"Name,Kind,E-mail\nA new association,ngo,new@example.org\n"


def leave_something_to_decide(place):
    """An invitation, two suggestions (one confirmed), a claim, an import and a seat; called inside the place."""
    invite(place, email="invited@example.org", role="contributor", by=BY)
    proposed = {"name": "Suggested association", "kind": "ngo", "place": "Here"}
    confirmed = suggestions.suggest_organisation(place, proposed=proposed, email="first@example.org", by=VISITOR)
    suggestions.confirm_suggestion(confirmed, by=VISITOR)
    suggestions.suggest_organisation(place, proposed=proposed, email="second@example.org", by=VISITOR)
    stranger, _ = Person.objects.get_or_create(email="stranger@example.org", defaults={"name": "Stranger"})
    listed = Organisation.objects.filter(state="published", side="organisations").first()
    suggestions.claim_organisation(listed, statement="I lead it.", by=actor_of(stranger))
    read_file(place, data=FILE, filename="new.csv", by=BY)
    days = {"opens_on": date(2099, 3, 1), "closes_on": date(2099, 3, 31)}
    prepare_wave(place, pair="needs-and-challenges", title={"en": "Survey in preparation"}, by=BY, **days)
    _seat(place)


def _seat(place):
    soon = timezone.now() + timedelta(days=7)
    told = {"kind": "local_meeting", "title": {"en": "An evening to meet"}, "starts_at": soon, "place": "Town hall"}
    event = events.write_event(place, **told, takes_registrations=True, by=BY)
    events.publish_event(event, by=BY)
    for one in Event.objects.filter(takes_registrations=True, state="published", starts_at__gt=timezone.now()):
        register(one, name="Guest", email="guest@example.org", side="organisations", by=VISITOR)
