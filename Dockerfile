# The registry as one image: the web server by default, the worker with another command (docker-compose.yml).
# Packages come from wherever this machine's pip and npm are told to look; the lock files hold their hashes.

FROM node:22-slim AS packages
WORKDIR /registry
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund

FROM python:3.13-slim AS registry
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /registry
RUN useradd --uid 1000 --create-home registry && install --directory --owner=registry /files
# What an office adds, such as its own Word template; a volume in docker-compose.yml.
ENV CADRE_REGISTRY_DATA=/files
COPY requirements/runtime.txt requirements/
RUN pip install --require-hashes -r requirements/runtime.txt
COPY manage.py ./
COPY cadre_registry cadre_registry
COPY apps apps
COPY templates templates
COPY static static
COPY fixtures fixtures
COPY locale locale
# Once here, since the account that serves may write nothing beside the code.
RUN python -m compileall -q apps cadre_registry
# The key only lets the settings load; it is in no running server.
RUN SECRET_KEY=compiling python manage.py messages compile

FROM registry AS collected
COPY --from=packages /registry/node_modules node_modules
RUN SECRET_KEY=collecting python manage.py collectstatic --noinput

FROM registry
COPY --from=collected /registry/staticfiles staticfiles
# Icons are drawn into the pages, so they are read while serving.
COPY --from=packages /registry/node_modules/@tabler/icons/icons/outline node_modules/@tabler/icons/icons/outline
USER registry
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "4", "--blocking-threads-idle-timeout", "600", "--no-ws", "cadre_registry.wsgi:application"]
