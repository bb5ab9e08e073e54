"""What reports tell the foundation."""

from django.utils.translation import gettext_lazy as _

from localympact.foundation.workspaces.declarations import MenuEntry, menu
from localympact.phase1_mapping.reports import chapters  # noqa: F401 - declares the chapters

menu(MenuEntry("mapping", _("Reports"), "list_reports", order=70))
