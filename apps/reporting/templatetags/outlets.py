"""The buttons by which a page is taken away as a file."""

from dataclasses import dataclass

from django import template
from django.utils.translation import gettext_lazy as _

from apps.reporting.definitions import StrOrPromise
from apps.reporting.papers.outlets import SET
from apps.reporting.papers.paper import Office

register = template.Library()
# Who issues the document decides its heading: Decree 30/2020/NĐ-CP or Guide 36-HD/VPTW.
OFFICES: dict[Office, StrOrPromise] = {Office.STATE: _("State body"), Office.PARTY: _("Party body")}


@dataclass(frozen=True)
class Headed:
    """The documents that bear the heading of one kind of office."""

    title: StrOrPromise
    files: list[tuple[str, str]]


@register.inclusion_tag("reporting/papers/downloads.html")
def downloads(files: list[tuple[str, str]], size: str = "") -> dict[str, object]:
    """Data files as they are; Word and PDF once with each heading."""
    documents = [(form, url) for form, url in files if form.lower() in SET]
    headed = [
        Headed(title, [(form, f"{url}&office={office.value}") for form, url in documents])
        for office, title in OFFICES.items()
    ]
    data = [(form, url) for form, url in files if form.lower() not in SET]
    return {"data": data, "headed": headed if documents else [], "size": size}
