"""Every address: the installation's pages, then each phase's table below a workspace."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView

from localympact.across import urls as across
from localympact.foundation.jobs import views as jobs
from localympact.foundation.mail import views as mail
from localympact.foundation.ui import views as ui
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

FOR_THE_OPERATOR: list[URLPattern] = [
    path("healthz", jobs.show_health, name="show_health"),
    path("readyz", jobs.show_readiness, name="show_readiness"),
    path("ui/", ui.show_gallery, name="show_gallery"),
    path("letters/", mail.show_letters, name="show_letters"),
    path("letters/<uuid:pk>/", mail.show_letter, name="show_letter"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *FOR_THE_OPERATOR,
    *across.without_language,
    *i18n_patterns(
        # There are no passwords: whoever asks for their pages finds the own account.
        re_path(r"^account/(?:password|reauthenticate)/", RedirectView.as_view(pattern_name="me")),
        path("account/login/code/", RedirectView.as_view(pattern_name="account_login")),
        path("account/", include("allauth.urls")),
        *workspaces.installation,
        *across.installation,
        path(PLACE, include(IN_A_PLACE)),
    ),
]
