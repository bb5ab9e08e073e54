"""What suggestions and claims tell the foundation."""

from django.utils.translation import gettext_lazy as _

from localympact.foundation.workspaces.declarations import Personal, personal

TO_ANSWER = _("to tell you what became of your suggestion")
CONSENT = _("your suggestion")
CLAIMED = _("to know who speaks for an organisation")
YEAR = _("one year after the decision")
personal(
    Personal("mapping.Suggestion", "email", TO_ANSWER, CONSENT, YEAR, "blank", "email"),
    Personal("mapping.Claim", "person", CLAIMED, CONSENT, YEAR, "delete row", "person_id"),
    Personal("mapping.Claim", "statement", CLAIMED, CONSENT, YEAR, "delete row", "person_id"),
)
