"""From a proposal to a partnership that every party has agreed to, and that proves its cooperation."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from localympact.foundation.core.cites import cite
from localympact.foundation.core.refused import Refused
from localympact.foundation.core.rows import State
from localympact.foundation.workspaces import editing
from localympact.foundation.workspaces.actors import Actor, system
from localympact.foundation.workspaces.change import change, check_version
from localympact.foundation.workspaces.models import Side
from localympact.foundation.workspaces.permissions import May
from localympact.phase1_mapping.cooperation.changes import confirm_tie, declare_tie, prove_tie
from localympact.phase1_mapping.cooperation.models import Tie, TieProof
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase4_action.partnerships.models import Partner, Partnership
from localympact.phase4_action.roadmaps.models import Proposal

PUSH = system("an agreed partnership proves its cooperation")


@change(May.WRITE_PARTNERSHIP)
def begin_partnership(proposal: Proposal, *, by: Actor, **fields: Any) -> Partnership:
    """Make a partnership of a proposal: title, purpose, shared result and contributions come from it."""
    known = Partnership.objects.filter(proposal=proposal).first()
    if known is not None:
        return known
    run = proposal.run
    said = _said_in(proposal)
    partnership = Partnership(workspace_id=proposal.workspace_id, proposal=proposal)
    opening = {
        "title": run.title,
        "purpose": said.get(("1.1", Side.MUNICIPALITY.value)) or said.get(("1.1", Side.ORGANISATIONS.value), ""),
        "shared_result": said.get(("2.4", Side.MUNICIPALITY.value)) or said.get(("2.4", Side.ORGANISATIONS.value), ""),
    }
    _write(partnership, {**opening, **fields})
    for organisation in (run.municipality, run.organisation):
        brings = said.get(("1.4", organisation.side), "")
        partner = Partner(workspace_id=proposal.workspace_id, partnership=partnership, organisation=organisation)
        editing.write(partner, {"contribution": brings})
    return partnership


@change(May.WRITE_PARTNERSHIP)
def edit_partnership(partnership: Partnership, *, version: int | None = None, by: Actor, **fields: Any) -> Partnership:
    """Change what is to be agreed; those who agreed already are asked again."""
    check_version(partnership, version)
    _refuse_when_agreed(partnership)
    _write(partnership, fields)
    _ask_again(partnership)
    return partnership


@change(May.WRITE_PARTNERSHIP)
def add_partner(partnership: Partnership, *, organisation: Organisation, by: Actor, **fields: Any) -> Partner:
    """Take one more organisation in, with its `role`, `contribution` and `contact`."""
    _refuse_when_agreed(partnership)
    if partnership.partners.filter(organisation=organisation).exists():
        raise Refused(_("This organisation is a party already."), field="organisation")
    partner = Partner(workspace_id=partnership.workspace_id, partnership=partnership, organisation=organisation)
    editing.write(partner, fields)
    _ask_again(partnership)
    return partner


@change(May.WRITE_PARTNERSHIP)
def edit_partner(partner: Partner, *, version: int | None = None, by: Actor, **fields: Any) -> Partner:
    """Change the role, the contribution or the contact of a party."""
    check_version(partner, version)
    _refuse_when_agreed(partner.partnership)
    editing.write(partner, fields)
    _ask_again(partner.partnership)
    return partner


@change(May.AGREE_PARTNERSHIP)
def agree_partnership(partner: Partner, *, may_be_public: bool = False, by: Actor) -> Partner:
    """Agree for one party; with the last word it is agreed, and public if every party wants that."""
    partnership = partner.partnership
    if not (partnership.form and partnership.shared_result):
        raise Refused(_("Before you agree, write the shared result and choose the form of cooperation."))
    partner.agreed_at, partner.agreed_by = timezone.now(), by.name[:120]
    partner.may_be_public = may_be_public
    partner.save()
    everybody = list(partnership.partners.select_related("organisation"))
    if all(one.agreed_at for one in everybody):
        _conclude(partnership, everybody)
    return partner


def _conclude(partnership: Partnership, everybody: list[Partner]) -> None:
    """The last word is given: note the day, publish when all want it, prove the cooperation of both sides."""
    partnership.agreed_on = partnership.agreed_on or timezone.localdate()
    if all(one.may_be_public for one in everybody) and partnership.state == State.DRAFT:
        partnership.state, partnership.published_at = State.PUBLISHED, timezone.now()
    partnership.save()
    municipal = [one.organisation for one in everybody if one.organisation.is_municipality]
    others = [one.organisation for one in everybody if not one.organisation.is_municipality]
    ties = [_prove(partnership, one, other) for one in municipal for other in others]
    if ties and partnership.tie_id is None:
        partnership.tie = ties[0]
        partnership.save()


def _prove(partnership: Partnership, one: Organisation, other: Organisation) -> Tie:
    """Push the proof down to the tie of two parties; what is not public is not named there."""
    pair = Q(declared_by=one, other=other) | Q(declared_by=other, other=one)
    tie = Tie.objects.filter(pair, form=partnership.form).exclude(state=State.ARCHIVED).order_by("created_at").first()
    if tie is None:
        since = (partnership.starts_on or partnership.agreed_on or timezone.localdate()).year
        tie = declare_tie(one, other=other, form=partnership.form, since=since, by=PUSH)
    if not tie.is_confirmed:
        confirm_tie(tie, by=PUSH)
    is_public = partnership.state == State.PUBLISHED
    prove_tie(
        tie,
        kind=TieProof.Kind.AGREEMENT,
        title=str(partnership.title) if is_public else _("Partnership agreement"),
        on=partnership.agreed_on,
        url=partnership.get_absolute_url() if is_public else "",
        thing_id=partnership.pk,
        by=PUSH,
    )
    return tie


def _write(partnership: Partnership, fields: dict[str, Any]) -> None:
    begins, ends = fields.get("starts_on"), fields.get("ends_on")
    if begins and ends and ends < begins:
        raise Refused(_("It cannot end before it begins."), field="ends_on")
    advice = fields.pop("cites_recommendations", None)
    editing.write(partnership, fields)
    if advice is not None:
        cite(partnership, "cites_recommendations", advice)


def _said_in(proposal: Proposal) -> dict[tuple[str, str], str]:
    """What each side had written, by checkpoint and side."""
    parts = [part for section in proposal.sections for part in section["parts"]]
    return {(part["code"], part["side"]): part["text"] for part in parts}


def _refuse_when_agreed(partnership: Partnership) -> None:
    if partnership.agreed_on:
        raise Refused(_("This is agreed and stays as it was signed. Make a new proposal to agree something else."))


def _ask_again(partnership: Partnership) -> None:
    for partner in partnership.partners.exclude(agreed_at=None):
        partner.agreed_at, partner.agreed_by = None, ""
        partner.save()
