"""What organisations tell the foundation."""

from django.utils.translation import gettext_lazy as _

from localympact.foundation.search.declarations import Source, declare
from localympact.foundation.workspaces.declarations import MenuEntry, menu
from localympact.phase1_mapping.organisations.findable import FACETS, KIND, document, published_rows

menu(MenuEntry("mapping", _("Directory"), "list_organisations", order=10))
declare(Source(KIND, published_rows, document, FACETS))
