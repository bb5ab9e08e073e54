"""What results tell the foundation."""

from django.utils.translation import gettext_lazy as _

from localympact.foundation.workspaces.declarations import MenuEntry, menu

menu(MenuEntry("action", _("Results"), "list_results", order=40))
