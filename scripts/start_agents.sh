#!/bin/sh
# Starts the agents, or lets them drain and stops them: scripts/start_agents.sh [stop]
# On this machine that is the whole swarm, as claude-swarm up and down; what waits stays in its data. Where SWARM_AWS_CLUSTER names a
# cluster of ECS, it is the eight services of agents there, one process each.
set -eu
swarm=$(dirname "$(readlink -f "$0")")/../bin/claude-swarm
case "${1:-}" in
  stop)
    shift
    if [ -n "${SWARM_AWS_CLUSTER:-}" ]; then exec "$swarm" cloud scale agents 0 "$@"; fi
    exec "$swarm" down "$@" ;;
  -h | --help) sed -n '2,4s/^# //p' "$0" ;;
  *)
    if [ -n "${SWARM_AWS_CLUSTER:-}" ]; then exec "$swarm" cloud scale agents 1 "$@"; fi
    exec "$swarm" up "$@" ;;
esac
