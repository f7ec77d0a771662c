#!/bin/sh
# Every greeting is one line that ends with a full stop.
set -eu
reports=${SWARM_REPORTS:-reports}
mkdir -p "$reports"
sleep 0.3
{
  echo "<testsuite name=\"greetings\" tests=\"$(ls ./*.txt | wc -l | tr -d ' ')\">"
  for file in ./*.txt; do
    name=$(basename "$file" .txt)
    if [ "$(wc -l < "$file")" -eq 1 ] && grep -q '\.$' "$file"; then
      echo "<testcase classname=\"greetings\" name=\"$name\"/>"
    else
      echo "<testcase classname=\"greetings\" name=\"$name\"><failure message=\"not one sentence\"/></testcase>"
    fi
  done
  echo "</testsuite>"
} > "$reports/TEST-greetings.xml"
! grep -q '<failure' "$reports/TEST-greetings.xml"
