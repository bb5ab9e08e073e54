"""Pages of places and people: members, settings, accounts."""

from django.urls import URLPattern

from localympact.foundation.people import views as people
from localympact.foundation.workspaces.administration import account, letters, views
from localympact.foundation.workspaces.keeping import views as keeping
from localympact.foundation.workspaces.pages import page
from localympact.foundation.workspaces.permissions import May

installation: list[URLPattern] = [
    *page("sign-in/<str:key>/", people.sign_in_by_link, may=May.READ, name="sign_in_by_link"),
    *page("me/", account.me, may=May.USE_ACCOUNT, name="me"),
    *page("me/data/", account.take_data, may=May.USE_ACCOUNT, name="take_data"),
    *page("me/erase/", account.erase_account, may=May.USE_ACCOUNT, name="erase_account"),
    *page("privacy/", views.show_privacy, may=May.READ, name="installation_privacy"),
    *page("accessibility/", views.show_accessibility, may=May.READ, name="installation_accessibility"),
    *page("imprint/", views.show_imprint, may=May.READ, name="installation_imprint"),
    *page("help/", views.show_help, may=May.READ, name="installation_help"),
]
in_a_place: list[URLPattern] = [
    *page("privacy/", views.show_privacy, may=May.READ, name="show_privacy"),
    *page("accessibility/", views.show_accessibility, may=May.READ, name="show_accessibility"),
    *page("imprint/", views.show_imprint, may=May.READ, name="show_imprint"),
    *page("help/", views.show_help, may=May.READ, name="show_help"),
    *page("history/<str:kind>/<uuid:pk>/", keeping.show_history, may=May.SEE_HISTORY, name="show_history"),
    *page("bin/", keeping.list_bin, may=May.WORK_HERE, name="list_bin"),
    *page("bin/<str:kind>/<uuid:pk>/", keeping.bring_back, may=May.WORK_HERE, name="bring_back"),
    *page("settings/", views.change_settings, may=May.CHANGE_SETTINGS, name="change_settings"),
    *page("settings/boundary/", views.change_boundary, may=May.CHANGE_SETTINGS, name="change_boundary"),
    *page("settings/publish/", views.publish_workspace, may=May.CHANGE_SETTINGS, name="publish_workspace"),
    *page("settings/test-letter/", letters.send_test_letter, may=May.CHANGE_SETTINGS, name="send_test_letter"),
    *page("members/", views.list_members, may=May.MANAGE_MEMBERS, name="list_members"),
    *page("members/<uuid:pk>/role/", views.change_role, may=May.MANAGE_MEMBERS, name="change_role"),
    *page("members/<uuid:pk>/end/", views.end_membership, may=May.MANAGE_MEMBERS, name="end_membership"),
    *page("members/<uuid:pk>/leave/", views.leave, may=May.USE_ACCOUNT, name="leave"),
    *page(
        "members/invitations/<uuid:pk>/withdraw/",
        views.withdraw_invitation,
        may=May.MANAGE_MEMBERS,
        name="withdraw_invitation",
    ),
    *page(
        "invitations/<str:key>/",
        views.accept_invitation,
        may=May.READ,
        name="accept_invitation",
        before_public=True,
    ),
]
