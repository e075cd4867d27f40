#!/bin/bash
# Whether the process of this container is well. It imports nothing: a check that loads the application every few
# seconds would cost more than an idle worker does.
#
#   health.sh gateway              it answers under /health
#   health.sh worker [SECONDS]     each of its processes touched its file within SECONDS
set -eu

gateway() {
    exec 3<>"/dev/tcp/127.0.0.1/${PORT:-7842}"
    printf 'GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
    read -r -t 4 line <&3
    [[ $line == "HTTP/1.1 200 "* ]] || { echo "/health answers: $line"; exit 1; }
}

worker() {
    local silence=${1:-60} now at file beats
    printf -v now '%(%s)T' -1
    beats=$(stat -c '%Y %n' "$WIKIMIND_HEARTBEAT_FOLDER"/* 2>/dev/null) || { echo "The worker gave no sign of life yet."; exit 1; }
    while read -r at file; do
        ((now - at <= silence)) || {
            echo "Process ${file##*/} of the worker gave no sign of life for $silence seconds; look at its log."
            exit 1
        }
    done <<<"$beats"
}

"$@"
