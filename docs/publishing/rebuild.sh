#!/bin/sh
# For cron, every five minutes: takes what was pushed, and builds. Nothing is written where nothing is new or due.
# It prints what is wrong, and otherwise nothing, so that cron sends no letters.
set -eu
PATH=$PATH:/usr/local/bin:${HOME:-}/go/bin # where gloss may be: cron itself looks in few places
cd "${1:-/srv/briefing}"
git pull --quiet --ff-only
said=$(gloss build 2>&1) || { printf '%s\n' "$said"; exit 1; }
