#!/bin/sh
# Starts any process of the stack: waits for the database, brings its schema up to date, then becomes the process.
# Containers that start together take turns at the schema; the later ones find nothing left to do.
set -eu

flask wiki wait-for-database --seconds 60
flask db upgrade

exec "$@"
