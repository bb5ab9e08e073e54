"""Every address: the installation's pages, then each phase's table below a workspace."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from localympact.across import urls as across
from localympact.foundation.workspaces import urls as workspaces
from localympact.phase1_mapping import urls as mapping
from localympact.phase2_toolbox import urls as toolbox
from localympact.phase3_recommendations import urls as recommendations
from localympact.phase4_action import urls as action

PLACE = "<slug:workspace>/"
IN_A_PLACE: list[URLPattern] = [
    *workspaces.in_a_place,
    *mapping.urlpatterns,
    *toolbox.urlpatterns,
    *recommendations.urlpatterns,
    *action.urlpatterns,
    *across.in_a_place,
]

urlpatterns: list[URLPattern | URLResolver] = [
    *across.without_language,
    *i18n_patterns(
        path("account/", include("allauth.urls")),
        *workspaces.installation,
        *across.installation,
        path(PLACE, include(IN_A_PLACE)),
    ),
]
