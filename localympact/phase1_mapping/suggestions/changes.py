"""Suggesting an organisation, claiming one, and what those who lead a place decide."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from localympact.foundation.core.refused import NotAllowed, Refused
from localympact.foundation.languages.folding import clean_name
from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change
from localympact.foundation.workspaces.changes import add_member
from localympact.foundation.workspaces.models import Membership, Role, Workspace
from localympact.foundation.workspaces.permissions import May
from localympact.phase1_mapping.organisations.changes import add_organisation, publish_organisation
from localympact.phase1_mapping.organisations.kinds import side_of_kind
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.suggestions.evidence import evidence_for
from localympact.phase1_mapping.suggestions.keys import hash_of, new_key
from localympact.phase1_mapping.suggestions.letters import (
    ask_to_confirm,
    tell_accepted,
    tell_claim_decided,
    tell_refused,
)
from localympact.phase1_mapping.suggestions.models import Claim, Decision, Suggestion

MOST_UNCONFIRMED = 5
SUGGESTED = ("name", "kind", "place", "website", "email")


@change(May.SUGGEST)
def suggest_organisation(
    workspace: Workspace, *, proposed: dict[str, Any], email: str, language: str = "en", by: Actor
) -> Suggestion:
    """Propose an organisation that is missing; the sender's address is confirmed by a letter first.

    `proposed` holds name, kind, place, summary, website and email of the organisation.
    """
    name = clean_name(str(proposed.get("name", "")))
    if not name:
        raise Refused(_("Write the name of the organisation."), field="name")
    open_ones = Suggestion.objects.filter(email=email, state=Decision.UNCONFIRMED).count()
    if open_ones >= MOST_UNCONFIRMED:
        raise Refused(_("Letters to this address wait to be confirmed. Confirm one of them first."), field="email")
    key = new_key()
    suggestion = Suggestion(workspace=workspace, email=email, language=language, key_hash=hash_of(key))
    suggestion.proposed = {**proposed, "name": name}
    suggestion.save()
    ask_to_confirm(suggestion, key)
    return suggestion


@change(May.SUGGEST)
def confirm_suggestion(suggestion: Suggestion, *, by: Actor) -> Suggestion:
    """The sender says that the address is theirs; now the suggestion waits for a decision."""
    if suggestion.state != Decision.UNCONFIRMED:
        raise Refused(_("This was confirmed already. You will get a letter when a decision was made."))
    suggestion.state = Decision.WAITING
    suggestion.save()
    return suggestion


@change(May.DECIDE_SUGGESTION)
def accept_suggestion(suggestion: Suggestion, *, by: Actor) -> Organisation:
    """List and publish what was suggested, and tell the sender."""
    _refuse_unless_waiting(suggestion)
    said = {name: suggestion.proposed.get(name) or "" for name in SUGGESTED}
    said |= {"side": side_of_kind(said["kind"]), "source": Organisation.Source.SUGGESTED}
    summary = TranslatedText().written(suggestion.language, str(suggestion.proposed.get("summary", "")))
    organisation = add_organisation(suggestion.workspace, summary=summary, by=by, **said)
    publish_organisation(organisation, by=by)
    suggestion.organisation = organisation
    _decide(suggestion, Decision.ACCEPTED, by)
    tell_accepted(suggestion, organisation)
    return organisation


@change(May.DECIDE_SUGGESTION)
def refuse_suggestion(suggestion: Suggestion, *, reason: str, by: Actor) -> Suggestion:
    """Do not list what was suggested, and tell the sender why."""
    _refuse_unless_waiting(suggestion)
    suggestion.reason = _reason(reason)
    _decide(suggestion, Decision.REFUSED, by)
    tell_refused(suggestion)
    return suggestion


@change(May.CLAIM_ORGANISATION)
def claim_organisation(organisation: Organisation, *, statement: str, register_number: str = "", by: Actor) -> Claim:
    """Say that one speaks for an organisation; what speaks for it is found and shown to who decides."""
    person = by.person
    if person is None:
        raise NotAllowed(_("Sign in first: then we know whom to answer."))
    if organisation.pk in by.organisations_in(organisation.workspace_id):
        raise Refused(_("You speak for this organisation already."))
    if Claim.objects.filter(organisation=organisation, person=person, state=Decision.WAITING).exists():
        raise Refused(_("Your claim waits for a decision. You will get a letter."))
    claim = Claim(workspace=organisation.workspace, organisation=organisation, person=person, statement=statement)
    claim.evidence = evidence_for(
        address=person.email,
        said_number=register_number,
        website=organisation.website,
        email=organisation.email,
        register_number=organisation.register_number,
    )
    claim.save()
    return claim


@change(May.DECIDE_SUGGESTION)
def accept_claim(claim: Claim, *, by: Actor) -> Claim:
    """Let a person speak for the organisation, and tell them."""
    _refuse_unless_waiting(claim)
    place: dict[str, Any] = {"person": claim.person, "role": Role.REPRESENTATIVE}
    place["organisation_id"] = claim.organisation.pk
    if not Membership.objects.filter(**place).exists():  # perhaps invited meanwhile
        name, side = claim.organisation.name[:200], claim.organisation.side
        add_member(claim.workspace, side=side, organisation_name=name, by=by, **place)
    _decide(claim, Decision.ACCEPTED, by)
    tell_claim_decided(claim, accepted=True)
    return claim


@change(May.DECIDE_SUGGESTION)
def refuse_claim(claim: Claim, *, reason: str, by: Actor) -> Claim:
    """Do not let a person speak for the organisation, and tell them why."""
    _refuse_unless_waiting(claim)
    claim.reason = _reason(reason)
    _decide(claim, Decision.REFUSED, by)
    tell_claim_decided(claim, accepted=False)
    return claim


def _decide(asked: Suggestion | Claim, decision: Decision, by: Actor) -> None:
    asked.state, asked.decided_at, asked.decided_by = decision, timezone.now(), by.name[:120]
    asked.save()


def _refuse_unless_waiting(asked: Suggestion | Claim) -> None:
    """Two people may decide at the same moment: what the table says now counts, and the row is held until the end."""
    now = type(asked).objects.select_for_update().values_list("state", flat=True).get(pk=asked.pk)
    if now == Decision.UNCONFIRMED:
        raise Refused(_("The sender has not confirmed the address yet."))
    if now != Decision.WAITING:
        raise Refused(_("This was decided already."))


def _reason(reason: str) -> str:
    if not reason.strip():
        raise Refused(_("Write the reason: the person who asked reads it."), field="reason")
    return reason.strip()
