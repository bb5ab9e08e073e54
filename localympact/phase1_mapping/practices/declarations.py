"""What cooperation examples tell the foundation."""

from django.utils.translation import gettext_lazy as _

from localympact.foundation.ui.picking import Offer, offer
from localympact.foundation.workspaces.declarations import MenuEntry, menu
from localympact.phase1_mapping.practices.models import Practice

menu(MenuEntry("mapping", _("Examples"), "list_practices", order=50))
offer(
    Offer(Practice, lambda: Practice.objects.order_by("outcome", "pk"), group=lambda one: one.get_outcome_display()),
)
