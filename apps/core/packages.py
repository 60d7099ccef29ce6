"""Static files out of node_modules: only the parts that NODE_PACKAGES names, so that collectstatic stays small."""

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import FileSystemStorage


@dataclass(frozen=True)
class NodePackage:
    """Files of one folder of node_modules, served under static/<prefix>/."""

    prefix: str
    folder: Path
    patterns: tuple[str, ...]

    def has(self, name: str) -> bool:
        return any(fnmatch(name, pattern) for pattern in self.patterns)

    def find(self, path: str) -> Path | None:
        """The file that static/<path> means, if it is one of this package's."""
        prefix, _, name = path.partition("/")
        if prefix != self.prefix or ".." in Path(name).parts or not self.has(name):
            return None
        file = self.folder / name
        return file if file.is_file() else None

    def names(self) -> Iterator[str]:
        """The files that are served; a pattern that finds nothing is a mistake, not an empty answer."""
        for pattern in self.patterns:
            found = sorted(self.folder.glob(pattern))
            if not found:
                raise ImproperlyConfigured(f"{self.folder}/{pattern} is missing. Run `npm ci`.")
            yield from (file.relative_to(self.folder).as_posix() for file in found)


def declared_packages() -> list[NodePackage]:
    return [
        NodePackage(prefix, Path(settings.NODE_MODULES) / folder, tuple(patterns))
        for prefix, (folder, patterns) in settings.NODE_PACKAGES.items()
    ]


class NodePackageFinder(BaseFinder):
    """Finds what NODE_PACKAGES declares."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.packages = declared_packages()

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        # A server with collected files needs no node_modules.
        if not settings.WHITENOISE_USE_FINDERS or all(package.folder.is_dir() for package in self.packages):
            return []
        return [
            checks.Warning(
                "The folder node_modules is missing or incomplete: pages will have no style.",
                hint="Run `npm ci --ignore-scripts`, or `make run`, which does it.",
                id="core.W001",
            )
        ]

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        found = [str(file) for package in self.packages if (file := package.find(path))]
        return found if find_all else next(iter(found), [])

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        for package in self.packages:
            storage = FileSystemStorage(location=package.folder)
            storage.prefix = package.prefix  # type: ignore[attr-defined]  # how collectstatic learns the prefix
            for name in package.names():
                yield name, storage
