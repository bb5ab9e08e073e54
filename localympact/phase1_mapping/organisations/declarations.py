"""What organisations tell the foundation."""

from django.utils.translation import gettext_lazy as _

from localympact.foundation.search.declarations import Source, declare
from localympact.foundation.workspaces.declarations import MenuEntry, menu, speaks_for
from localympact.phase1_mapping.organisations.findable import FACETS, KIND, document, published_rows
from localympact.phase1_mapping.organisations.queries import choices_to_speak_for

menu(MenuEntry("mapping", _("Directory"), "list_organisations", order=10))
speaks_for(choices_to_speak_for)
declare(Source(KIND, published_rows, document, FACETS))
