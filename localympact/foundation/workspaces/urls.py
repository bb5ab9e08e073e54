"""Pages of places and people: members, settings, accounts."""

from django.urls import URLPattern

from localympact.foundation.people import views as people
from localympact.foundation.workspaces.administration import founding, views
from localympact.foundation.workspaces.pages import page
from localympact.foundation.workspaces.permissions import May

installation: list[URLPattern] = [
    *page("sign-in/<str:key>/", people.sign_in_by_link, may=May.READ, name="sign_in_by_link"),
    *page("new-place/", founding.create_workspace, may=May.CREATE_WORKSPACE, name="create_workspace"),
    *page("new-place/<int:step>/", founding.create_workspace, may=May.CREATE_WORKSPACE, name="create_workspace_step"),
]
in_a_place: list[URLPattern] = [
    *page("settings/", views.change_settings, may=May.CHANGE_SETTINGS, name="change_settings"),
    *page("settings/boundary/", views.change_boundary, may=May.CHANGE_SETTINGS, name="change_boundary"),
    *page("settings/publish/", views.publish_workspace, may=May.CHANGE_SETTINGS, name="publish_workspace"),
    *page("settings/test-letter/", views.send_test_letter, may=May.CHANGE_SETTINGS, name="send_test_letter"),
    *page("members/", views.list_members, may=May.MANAGE_MEMBERS, name="list_members"),
    *page("members/<uuid:pk>/role/", views.change_role, may=May.MANAGE_MEMBERS, name="change_role"),
    *page("members/<uuid:pk>/end/", views.end_membership, may=May.MANAGE_MEMBERS, name="end_membership"),
    *page(
        "members/invitations/<uuid:pk>/withdraw/",
        views.withdraw_invitation,
        may=May.MANAGE_MEMBERS,
        name="withdraw_invitation",
    ),
    *page("invitations/<str:key>/", views.accept_invitation, may=May.READ, name="accept_invitation"),
]
