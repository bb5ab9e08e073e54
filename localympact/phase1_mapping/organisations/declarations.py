"""What organisations tell the foundation."""

from django.utils.translation import gettext_lazy as _

from localympact.foundation.workspaces.declarations import MenuEntry, menu

menu(MenuEntry("mapping", _("Directory"), "list_organisations", order=10))
