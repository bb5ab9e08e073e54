"""What tools tell the foundation."""

from django.utils.translation import gettext_lazy as _

from localympact.foundation.workspaces.declarations import MenuEntry, menu
from localympact.phase2_toolbox.tools import shipping  # noqa: F401 - declares the shipped tools

menu(MenuEntry("toolbox", _("Tools"), "list_tools", order=10))
menu(MenuEntry("toolbox", _("Forms of cooperation"), "list_forms", order=20))
