# frontend builds static/; base has Python; dev expects the code mounted; prod is what is deployed.

FROM node:20-alpine AS frontend
WORKDIR /build
COPY package.json package-lock.json build-static.mjs ./
RUN npm ci --no-audit --no-fund
COPY static ./static
RUN npm run build

FROM python:3.11-slim AS base
ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PATH=/opt/venv/bin:$PATH \
    FLASK_APP=wikimind \
    WIKIMIND_DATA_DIR=/data
RUN groupadd --gid 10001 wikimind \
    && useradd --uid 10001 --gid wikimind --home-dir /app --no-create-home --shell /usr/sbin/nologin wikimind \
    && install -d -o wikimind -g wikimind /data /app
WORKDIR /app

# Every locked package has a wheel, so that no compiler is needed here either.
FROM base AS packages
# requirements-full.lock has the libraries for language and sentence models, too.
ARG REQUIREMENTS=requirements.lock
COPY requirements.lock requirements-full.lock ./
COPY deploy/prune.sh ./deploy/
RUN python3 -m venv --without-pip /opt/venv \
    && pip --python /opt/venv install --require-hashes --only-binary :all: -r "$REQUIREMENTS" \
    && deploy/prune.sh /opt/venv

FROM base AS dev
COPY requirements-dev.lock ./
COPY deploy ./deploy
RUN python3 -m venv /opt/venv \
    && pip install --require-hashes -r requirements-dev.lock
USER 10001:10001
EXPOSE 7842
ENTRYPOINT ["./entrypoint.sh"]
CMD ["flask", "run", "--debug", "--host", "0.0.0.0", "--port", "7842"]

FROM base AS prod
# Nothing is installed into a container that runs.
RUN rm -rf /usr/local/lib/python3*/site-packages/pip* /usr/local/lib/python3*/site-packages/setuptools* \
    /usr/local/lib/python3*/site-packages/wheel* /usr/local/bin/pip* /usr/local/bin/wheel*
COPY --from=packages /opt/venv /opt/venv
COPY entrypoint.sh gunicorn.conf.py setup.cfg pyproject.toml LICENSE ./
COPY deploy/health.sh ./deploy/
COPY migrations ./migrations
COPY templates ./templates
COPY --from=frontend /build/static/dist ./static/dist
COPY wikimind ./wikimind
# Compiled once here, because the root file system is read-only when it runs.
RUN python -m compileall -q wikimind migrations
ENV WIKIMIND_MODE=production
USER 10001:10001
EXPOSE 7842
VOLUME ["/data"]
HEALTHCHECK --interval=15s --timeout=10s --start-period=180s --retries=4 \
    CMD ["deploy/health.sh", "gateway"]
ENTRYPOINT ["./entrypoint.sh"]
CMD ["gateway"]
