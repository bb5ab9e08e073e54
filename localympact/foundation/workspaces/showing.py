"""Showing a list or a thing: as a page, or as the twin that the address asks for."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from localympact.foundation.documents.tables import Table, as_csv, as_geojson, as_json, as_xlsx
from localympact.foundation.workspaces.requests import Request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def shown(request: Request, template: str, table: Table | None, context: dict[str, Any]) -> HttpResponse:
    """The page, or its twin made of the table: the same rows under the same filters."""
    twin = request.twin
    if not twin:
        return render(request, template, context)
    if table is None:
        raise Http404
    name = request.path.rsplit("/", 1)[-1]
    if twin == "json":
        return HttpResponse(as_json(table), content_type="application/json")
    if twin == "geojson":
        return HttpResponse(as_geojson(table), content_type="application/geo+json")
    if twin == "csv":
        return attachment(as_csv(table), "text/csv; charset=utf-8", name)
    if twin == "xlsx":
        return attachment(as_xlsx(table), XLSX, name)
    raise Http404


def attachment(content: bytes, content_type: str, name: str) -> HttpResponse:
    """A file to save."""
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
