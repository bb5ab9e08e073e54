"""Allowing and refusing open answers for print."""

from __future__ import annotations

from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Refused
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change
from localympact.foundation.workspaces.keeping.changes import remove
from localympact.foundation.workspaces.models import Removed
from localympact.foundation.workspaces.permissions import May
from localympact.phase1_mapping.quotes.models import Quote
from localympact.phase1_mapping.quotes.queries import quotable
from localympact.phase1_mapping.responses.models import Response

LONGEST = 1_000


@change(May.DECIDE_QUOTE)
def allow_quote(response: Response, *, name: str, words: str, by: Actor) -> Quote:
    """Allow an open answer for print in this wording: the respondent's own, without what would tell who wrote it."""
    quote = _quote(response, name)
    words = " ".join(words.split())
    if not words:
        raise Refused(_("There are no words to print. Write them, or do not allow this answer."), field="words")
    if len(words) > LONGEST:
        raise Refused(_("This is too long for a quote. Keep the sentences that matter."), field="words")
    quote.is_allowed, quote.words = True, words
    quote.save()
    return quote


@change(May.DECIDE_QUOTE)
def refuse_quote(response: Response, *, name: str, by: Actor) -> Quote:
    """Keep an open answer out of print."""
    quote = _quote(response, name)
    quote.is_allowed, quote.words = False, ""
    quote.save()
    return quote


@change(May.DECIDE_QUOTE)
def take_back_decision(quote: Quote, *, by: Actor) -> Removed:
    """As if nobody had read this answer for print; for a month the decision can be brought back."""
    return remove(quote, verb=May.DECIDE_QUOTE, by=by)


def _quote(response: Response, name: str) -> Quote:
    """The decision on this answer so far, or a new one; refused where nothing may ever be printed."""
    side = response.wave_side
    if not side.wave.is_closed:
        raise Refused(_("Close the survey first: open answers are read for print when all of them are in."))
    if name not in [item.name for item in quotable(side)] or response.is_deleted or not response.answers.get(name):
        raise Refused(_("There is no open answer here that could be printed."))
    known = Quote.objects.filter(response=response, name=name).first()
    return known or Quote(workspace_id=response.workspace_id, response=response, name=name, language=response.language)
