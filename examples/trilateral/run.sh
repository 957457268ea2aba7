#!/bin/sh
# The talks of 2007-08 from eight reports and the acts of an exercise, to minutes, a chair's statement and a table of
# commitments. Usage: sh examples/trilateral/run.sh [FOLDER]; VERBALE names the command where it is not on the path.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
verbale=${VERBALE:-verbale}
out=${1:-$(mktemp -d)}
mkdir -p "$out"
export VERBALE_KEYS="$out/keys" VERBALE_PASSPHRASE="${VERBALE_PASSPHRASE:-an exercise}" VERBALE_AS=secretary
record="$out/talks.db"

$verbale read "$here"/../*.txt -o "$record"
$verbale mechanism "$record" setup "$here/setup.yaml" --at 2007-05-14T00:00:00+00:00 >"$out/receipts.txt"
$verbale mechanism "$record" enact "$here/acts.yaml" >>"$out/receipts.txt" 2>"$out/enacted.txt"
grep refused "$out/enacted.txt"
$verbale mechanism "$record" document minutes minutes-37 -o "$out/minutes.docx"
$verbale mechanism "$record" document minutes minutes-37
$verbale mechanism "$record" document chairs-statement -o "$out/statement.html"
$verbale mechanism "$record" document chairs-statement
$verbale mechanism "$record" table commitments
$verbale mechanism "$record" calendar -o "$out/meetings.ics"
$verbale mechanism "$record" export --for iran -o "$out/for-iran.db"
$verbale mechanism "$record" verify --head "$out/receipts.txt"
