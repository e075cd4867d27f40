#!/bin/sh
# Starts any process of the stack: waits for the database, brings its schema up to date, then becomes the process.
# Containers that start together take turns at the schema; the later ones find nothing left to do.
set -eu

# Uploads are spooled there; a file system in memory would be too small.
mkdir -p "${TMPDIR:-/tmp}"

flask wiki wait-for-database --seconds "${DATABASE_WAIT_SECONDS:-60}"
flask db upgrade || {
    echo "The schema could not be brought up to date, so nothing is started; the error is above." >&2
    exit 1
}

exec "$@"
