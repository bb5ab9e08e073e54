"""The foundation's own personal fields: why they are kept, how long, how they go."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from localympact.foundation.workspaces.declarations import Personal, personal

ACCOUNT = _("to sign in and to know who works here")
CONTRACT = _("your use of this site")
LIFE = _("until you erase your account")
LETTERS = _("to send you letters that you asked for or that your work here needs")
TRACE = _("to show who changed what, so that mistakes can be undone")
UNDO = _("so that what was removed by mistake can be brought back")
MONTH = _("30 days")
REMOVED = _("what was removed, and the name of who removed it")
TASK = _("public task of the municipality")
YOU = _("your name and e-mail address")
ROLES = _("where you work and in which role")
INVITED = _("the address of who is invited")
INVITED_BY = _("the name of who invited you")
LETTER = _("letters sent to you")

personal(
    Personal("people.Person", "email", ACCOUNT, CONTRACT, LIFE, "delete row", "id", YOU),
    Personal("people.Person", "name", ACCOUNT, CONTRACT, LIFE, "delete row", "id", YOU),
    Personal("workspaces.Membership", "person", ACCOUNT, CONTRACT, LIFE, "delete row", "person_id", ROLES),
    Personal("workspaces.Invitation", "email", LETTERS, CONTRACT, _("14 days"), "delete row", "email", INVITED),
    Personal("workspaces.Invitation", "invited_by_name", TRACE, TASK, _("14 days"), "delete row", "email", INVITED_BY),
    Personal("mail.Letter", "to", LETTERS, CONTRACT, _("30 days"), "delete row", "to", LETTER),
    Personal("mail.Letter", "text", LETTERS, CONTRACT, _("30 days"), "delete row", "to", LETTER),
    Personal(
        "history.Line",
        "actor_name",
        TRACE,
        TASK,
        _("as long as the place keeps its history"),
        "former member",
        "actor_id",
        _("the name of who changed something"),
    ),
    Personal("workspaces.Removed", "rows", UNDO, TASK, MONTH, "delete row", what=REMOVED),
    Personal("workspaces.Removed", "removed_by", UNDO, TASK, MONTH, "delete row", what=REMOVED),
    Personal(
        "workspaces.Workspace",
        "responsible_email",
        _("so that people can ask about their data"),
        TASK,
        _("as long as the place is here"),
        "blank",
        "responsible_email",
    ),
)
