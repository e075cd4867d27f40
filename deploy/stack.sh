#!/bin/sh
# What the deploy targets of the Makefile do with Docker: stack.sh up | backup FILE | restore FILE | remove | any
# command of docker compose. Settings come from the environment, else from .env.
set -eu
umask 077

SERVICES="postgres redis gateway worker"

compose() { docker compose --file docker-compose.prod.yml --env-file .env "$@"; }

say() { printf '%s\n' "$@"; } # a line for each

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

setting() { # NAME DEFAULT
    value=$(printenv "$1" || sed -n "s/^$1=//p" .env 2>/dev/null | tail -1 | tr -d "\"'")
    say "${value:-$2}"
}

is_deployed() { grep -q '^POSTGRES_PASSWORD=.' .env 2>/dev/null; }

need_docker() {
    command -v docker >/dev/null || fail "Docker is not installed here. On this machine alone, \`make dev\` needs none."
}

running() { compose ps --quiet --status running "$1" 2>/dev/null | grep -c . || true; }

# --- up ----------------------------------------------------------------------------------------

up() {
    need_docker
    deploy/prepare-env.sh
    check_ports
    compose build || fail "The image could not be built; why is said above. If it is Docker that does not answer, start it."
    if [ "$(running gateway)" -gt 1 ] && [ "$(setting GATEWAY_REPLICAS 1)" -gt 1 ]; then roll; fi
    compose up --detach --wait --wait-timeout "$(setting DEPLOY_WAIT_SECONDS 300)" --remove-orphans || wait_longer
    say "WikiMind runs on $(address)"
    show_link
}

check_ports() {
    replicas=$(setting GATEWAY_REPLICAS 1)
    port=$(setting WIKIMIND_PORT 7842)
    first=${port%%-*} last=${port##*-}
    [ "$replicas" -le $((last - first + 1)) ] || fail \
        "GATEWAY_REPLICAS=$replicas needs as many ports: set WIKIMIND_PORT=$first-$((first + replicas - 1)) too," \
        "and let a proxy share the requests out among them (docs/deploy.md#scaling-out)."
}

# One gateway after the other, so that the rest serve meanwhile; old and new code share the newer schema.
roll() {
    compose up --detach --wait --no-recreate postgres redis
    for id in $(compose ps --quiet gateway); do
        docker stop --time 40 "$id" >/dev/null
        docker rm "$id" >/dev/null
        compose up --detach --wait --no-deps --no-recreate gateway || wait_longer
    done
}

# A slow machine may need longer than the health checks allow: what runs may still become healthy.
wait_longer() {
    left=$(setting DEPLOY_WAIT_SECONDS 300)
    every=$(setting DEPLOY_LOOK_SECONDS 5)
    say "Not everything is healthy yet; waiting for up to $left seconds more ..."
    while :; do
        unwell=$(unwell)
        [ -n "$unwell" ] || return 0
        case $unwell in *exited* | *dead* | *restarting*) break ;; esac
        [ "$left" -gt 0 ] || break
        case $unwell in *missing* | *created*) compose up --detach --no-build >/dev/null 2>&1 || true ;; esac
        sleep "$every"
        left=$((left - every))
    done
    explain
}

# A line for each service that is not healthy, with how it is: starting, unhealthy, exited, restarting, missing …
unwell() {
    for service in $SERVICES; do
        conditions=$(conditions "$service")
        odd=$(say "$conditions" | grep -vx healthy | head -1)
        [ -z "$odd" ] || say "$service $odd"
    done
}

conditions() { # SERVICE, one line for each of its containers, those that ended too
    ids=$(compose ps --all --quiet "$1" 2>/dev/null)
    [ -n "$ids" ] || say missing
    for id in $ids; do
        docker inspect --format \
            '{{if and .State.Running .State.Health}}{{.State.Health.Status}}{{else}}{{.State.Status}}{{end}}' "$id"
    done
}

explain() {
    unwell | while read -r service condition; do
        say "" "The $service is $condition. The last of its log:" >&2
        compose logs --no-log-prefix --tail 15 "$service" >&2 || true
    done
    fail "" "The stack did not come up. \`make deploy-ps\` shows how it is now, \`make deploy-logs\` what it says;" \
        "docs/deploy.md#when-a-container-is-unhealthy says what it may be. \`make deploy-up\` tries again."
}

address() {
    bind=$(setting WIKIMIND_BIND 0.0.0.0)
    port=$(setting WIKIMIND_PORT 7842)
    case $bind in 0.0.0.0 | 127.0.0.1 | "[::]" | "[::1]" | localhost) bind=localhost ;; esac
    setting WIKIMIND_PUBLIC_URL "http://$bind:${port%%-*}"
}

# It lies in a file that only the gateway's user may read, and only until there is an administrator.
show_link() {
    link=$(compose exec -T gateway cat "$(setting CONTAINER_DATA_DIR /data)/setup-link" 2>/dev/null) || return 0
    say "There is no administrator yet. Open this link once and become it:" "$link"
}

# --- backup and restore ------------------------------------------------------------------------

backup() { # FILE
    file=$1
    [ ! -e "$file" ] || fail "$file is there already; say another FILE."
    mkdir -p "$(dirname "$file")"
    trap 'rm -f "$file.part"' EXIT
    flask wiki backup - >"$file.part" || fail "No backup was written."
    [ -s "$file.part" ] || fail "The backup came out empty, so none was written."
    mv "$file.part" "$file"
    say "$file is written."
    forget_older "$(dirname "$file")"
}

# Of those that this target named itself, the newest KEEP stay.
forget_older() { # FOLDER
    [ -n "${KEEP:-}" ] || return 0
    [ "$KEEP" -gt 0 ] 2>/dev/null || fail "KEEP must be a number above 0: how many backups stay."
    find "$1" -maxdepth 1 -name 'wikimind-[0-9]*.zip' | sort -r | tail -n "+$((KEEP + 1))" | while read -r old; do
        rm -- "$old"
        say "$old is deleted; the newest $KEEP stay."
    done
}

restore() { # FILE
    [ -f "$1" ] || fail "Say which: make restore FILE=backups/wikimind-2026-01-31-090000.zip"
    flask wiki restore - ${REPLACE:+--replace --yes} <"$1"
}

# A command of the deployed wiki; where it does not run, what the command needs is started for it. Without a
# deployed one it is the wiki in the data directory here.
flask() {
    if [ -n "${LOCAL:-}" ] || ! is_deployed; then
        local_flask "$@"
        return
    fi
    docker info >/dev/null 2>&1 || fail \
        "This wiki is deployed with Docker, as .env says, but Docker does not answer. Start it;" \
        "or say LOCAL=1 for the wiki in the data directory here."
    if [ "$(running gateway)" -gt 0 ]; then
        compose exec -T gateway flask "$@"
    else
        flask_while_stopped "$@"
    fi
}

local_flask() {
    [ -x "$FLASK" ] || fail "There is no wiki here: neither a deployed one (make deploy-up) nor one of \`make dev\`."
    "$FLASK" "$@"
}

flask_while_stopped() {
    started=""
    for service in postgres redis; do
        [ "$(running $service)" -gt 0 ] || started="$started $service"
    done
    say "The stack is stopped; its database is started for this." >&2
    compose up --detach --wait postgres redis >&2 || return 1
    code=0
    compose run --rm --no-deps -T gateway flask "$@" || code=$?
    # shellcheck disable=SC2086 # names of services
    [ -z "$started" ] || compose stop $started >&2
    return "$code"
}

# --- removing ----------------------------------------------------------------------------------

remove() {
    [ "${REALLY:-}" = yes ] || fail \
        "This deletes the stack with everything in it: database, documents, wikis. \`make backup\` first; then" \
        "make deploy-remove REALLY=yes"
    need_docker
    compose down --volumes --remove-orphans
    docker image rm "$(setting WIKIMIND_IMAGE "$(setting COMPOSE_PROJECT_NAME wikimind)"):$(setting WIKIMIND_TAG latest)" || true
    say "The stack is gone. .env with its secrets and backups/ are left; delete them yourself."
}

case "${1:-}" in
    up | remove) "$1" ;;
    backup | restore) "$@" ;;
    *)
        need_docker
        is_deployed || fail "Nothing is deployed from here yet; \`make deploy-up\` does."
        compose "$@"
        ;;
esac
