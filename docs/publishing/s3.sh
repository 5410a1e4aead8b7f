#!/bin/sh
# Puts a built site into a bucket of S3-compatible storage: s3.sh REMOTE:BUCKET [FOLDER]
# REMOTE is a remote of rclone, FOLDER is public if it is not given.
# The bucket must be the site's alone: whatever else lies in it is deleted.
# Readers see no page whose assets are not there yet; what is gone is deleted at the very end.
set -eu
bucket=${1:?call it with a remote and a bucket of rclone, such as s3:briefing}
site=${2:-public}
[ -f "$site/.gloss" ] || { echo "$site is not a site made by gloss build" >&2; exit 1; }

forever='public, max-age=31536000, immutable' # assets: their names change with their content
fresh='no-cache'                              # kept, but asked for whether it is still so

# put CACHE PATTERN [FLAG…] uploads the files of a pattern that are new or changed.
put() {
  cache=$1 pattern=$2
  shift 2
  rclone copy "$site" "$bucket" --checksum --no-update-modtime --header-upload "Cache-Control: $cache" \
    --filter '- /.gloss' --filter '- /_headers' "$@" --filter "+ $pattern" --filter '- *'
}

# as TYPE PATTERN does so with files whose type rclone may not know by their names.
as() { put "$fresh" "$2" --header-upload "Content-Type: $1"; }

put "$forever" '/assets/**.woff2' --header-upload 'Content-Type: font/woff2'
put "$forever" '/assets/**'

as 'application/atom+xml' 'feed.xml'
as 'application/ld+json' '*.jsonld'
as 'application/x-bibtex' '*.bib'
as 'application/x-research-info-systems' '*.ris'
as 'text/csv; charset=utf-8' '*.csv'
as 'text/plain; charset=utf-8' '*.txt'
put "$fresh" '**' --filter '- *.html'
as 'text/html; charset=utf-8' '*.html'

rclone sync "$site" "$bucket" --checksum --no-update-modtime --delete-after --filter '- /.gloss' --filter '- /_headers'
