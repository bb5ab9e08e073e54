"""What cooperation examples tell the foundation."""

from django.utils.translation import gettext_lazy as _

from localympact.foundation.workspaces.declarations import MenuEntry, menu

menu(MenuEntry("mapping", _("Examples"), "list_practices", order=50))
