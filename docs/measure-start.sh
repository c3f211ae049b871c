#!/usr/bin/env bash
# Start-up and resident memory of an application that listens on a port, five times:
#   docs/measure-start.sh java -jar ui/server/target/quarkus-app/quarkus-run.jar
#   docs/measure-start.sh ui/server/target/limbeck-server-0.1.0-SNAPSHOT-runner
# On an idle machine only.
set -euo pipefail
port=${PORT:-8457}
for _ in 1 2 3 4 5; do
  runs=$(mktemp -d)
  begun=$(date +%s%N)
  QUARKUS_HTTP_PORT=$port LIMBECK_RUNS=$runs "$@" > "$runs.log" 2>&1 &
  process=$!
  until curl -sf "http://127.0.0.1:$port/q/health/ready" > /dev/null; do
    kill -0 "$process" || { cat "$runs.log"; exit 1; }
    sleep 0.01
  done
  ended=$(date +%s%N)
  sleep 2
  printf 'ready after %5d ms, resident %5d MB\n' $(((ended - begun) / 1000000)) \
    $(($(sed -n 's/^VmRSS:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$process/status") / 1024))
  kill "$process"
  wait "$process" || true
  rm -rf "$runs" "$runs.log"
done
