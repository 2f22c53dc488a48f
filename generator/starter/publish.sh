#!/bin/sh
# For any CI but GitHub's, or by hand: check, build, and publish to the target of evenhand.yaml that is named.
#
#   sh publish.sh                 check and build
#   sh publish.sh --plan          and show what would change at the only target
#   sh publish.sh live --yes      and publish to the target `live`
#
# Secrets come from variables of the CI, never from files of the site, and never as arguments, which every process of
# the machine can read:
#   SSH_PRIVATE_KEY, SSH_KNOWN_HOSTS            for `kind: ssh`, and for git over ssh
#   AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY    for `kind: s3`
set -eu
cd "$(dirname "$0")"

evenhand check --strict
evenhand build --strict
[ "$#" -gt 0 ] || exit 0

if [ -n "${SSH_PRIVATE_KEY:-}" ]; then
  eval "$(ssh-agent -s)" >/dev/null
  trap 'ssh-agent -k >/dev/null' EXIT
  printf '%s\n' "$SSH_PRIVATE_KEY" | ssh-add -q -
  unset SSH_PRIVATE_KEY
fi
if [ -n "${SSH_KNOWN_HOSTS:-}" ]; then
  mkdir -p ~/.ssh
  chmod 700 ~/.ssh
  printf '%s\n' "$SSH_KNOWN_HOSTS" >>~/.ssh/known_hosts
fi
evenhand publish "$@"
