#!/bin/sh
# Makes .env from .env.example where it is missing, and fills in the two values that must be secret.
set -eu
umask 077

[ -f .env ] || cp .env.example .env

fill() {
    if grep -q "^$1=." .env; then return; fi
    value=$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')
    grep -v "^$1=" .env > .env.new || true
    echo "$1=$value" >> .env.new
    mv .env.new .env
    echo "$1 was made at random and is in .env; keep that file."
}

fill SECRET_KEY
fill POSTGRES_PASSWORD
