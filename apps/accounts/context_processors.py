"""What every page shows around its content: the user's units and the working day."""

from django.http import HttpRequest


def surroundings(request: HttpRequest) -> dict[str, object]:
    return {"day": getattr(request, "day", None), "demonstration": _demonstration()}


def _demonstration() -> bool:
    from django.conf import settings

    return bool(settings.DEMONSTRATION)
