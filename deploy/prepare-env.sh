#!/bin/sh
# Makes .env from .env.example where it is missing, fills in the two values that must be secret, and remembers what
# `make deploy-up NAME=VALUE` was told of the stack's shape, so that the next one need not be told again.
set -eu
umask 077

[ -f .env ] || cp .env.example .env

put() { # NAME VALUE
    grep -v "^$1=" .env >.env.new || true
    echo "$1=$2" >>.env.new
    mv .env.new .env
}

fill() { # NAME
    if grep -q "^$1=." .env; then return; fi
    put "$1" "$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')"
    echo "$1 was made at random and is in .env; keep that file."
}

remember() { # NAME
    value=$(printenv "$1") || return 0
    if [ -z "$value" ] || grep -qx "$1=$value" .env; then return; fi
    put "$1" "$value"
    echo "$1=$value is in .env from now on."
}

fill SECRET_KEY
fill POSTGRES_PASSWORD
for name in WIKIMIND_PORT WIKIMIND_BIND GATEWAY_REPLICAS WORKER_REPLICAS; do remember "$name"; done
