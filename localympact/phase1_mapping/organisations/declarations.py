"""What organisations tell the foundation."""

from django.utils.translation import gettext_lazy as _

from localympact.foundation.search.declarations import Source, declare
from localympact.foundation.workspaces.declarations import MenuEntry, Personal, menu, personal, speaks_for
from localympact.phase1_mapping.organisations.findable import FACETS, KIND, document, published_rows
from localympact.phase1_mapping.organisations.queries import choices_to_speak_for

menu(MenuEntry("mapping", _("Directory"), "list_organisations", order=10))
speaks_for(choices_to_speak_for)
declare(Source(KIND, published_rows, document, FACETS))

TO_BE_REACHED = _("so that the other side knows whom to turn to")
AGREED = _("consent of the person named")
AS_LONG = _("as long as the profile is here; asked again every year")
personal(
    *(
        Personal("mapping.ContactPoint", field, TO_BE_REACHED, AGREED, AS_LONG, "delete row", "email")
        for field in ("name", "email", "phone")
    )
)
