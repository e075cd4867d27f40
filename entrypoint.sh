#!/bin/sh
# Starts any process of the stack, on a schema that is up to date.
# gateway and worker do what `flask db upgrade` does in their own process, so that the application is imported once;
# before any other command it runs on its own. Containers that start together take turns at the schema.
set -eu

# Uploads are spooled there; a file system in memory would be too small.
mkdir -p "${TMPDIR:-/tmp}"

case "${1:-}" in
    gateway)
        shift
        exec gunicorn "$@"
        ;;
    worker) exec python -m wikimind.worker ;;
esac

flask db upgrade || {
    echo "The schema could not be brought up to date, so nothing is started; the error is above." >&2
    exit 1
}
exec "$@"
