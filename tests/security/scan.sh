#!/usr/bin/env bash
# Runs sqlmap and wapiti, as Debian packages them, against a demonstration of one's own on this machine, bounded in time and count.
# Not part of ./vigil test: it takes minutes and finds what its rules know. What it found last: docs/operate/security-scans.md.
#   apt-get install --no-install-recommends sqlmap wapiti
#   tests/security/scan.sh [--port 5580] [--db sqlite|postgres://…] [--out DIR] [--seconds 60]
set -euo pipefail

here=$(cd "$(dirname "$0")/../.." && pwd)
port=5580 db=sqlite out="" seconds=60
while [ $# -gt 0 ]; do
  case $1 in
    --port) port=$2; shift 2 ;;
    --db) db=$2; shift 2 ;;
    --out) out=$2; shift 2 ;;
    --seconds) seconds=$2; shift 2 ;;
    *) echo "scan: does not know $1; it takes --port, --db, --out and --seconds (for each part of a scan)." >&2; exit 2 ;;
  esac
done
for tool in sqlmap wapiti curl node; do
  command -v "$tool" >/dev/null || { echo "scan: $tool is missing (apt-get install --no-install-recommends $tool)." >&2; exit 2; }
done

data=$(mktemp -d)
out=${out:-$data/results}
mkdir -p "$out"
# A scanner asks more than people do: what slows it down is tested elsewhere, and here would hide everything else.
export Channels__VisitorCasesPerHour=1000000 Channels__MessagesPerSecond=100000 Channels__MessageBurst=1000000 Protection__ChecksPerMinute=10000 Protection__FreezesPerHour=10000
export Staff__RequestsPerSecond=10000 Staff__RequestBurst=100000 CustomerData__SearchesPerHour=10000
"$here/vigil" up --port "$port" --data "$data" --db "$db" >"$out/up.log" 2>&1 &
up=$!
trap 'kill -TERM $up 2>/dev/null || true; wait $up 2>/dev/null || true; rm -rf "$data"' EXIT
until [ -s "$data/endpoints.json" ]; do
  kill -0 $up 2>/dev/null || { tail -20 "$out/up.log" >&2; echo "scan: the product did not start." >&2; exit 1; }
  sleep 0.5
done

server=http://localhost:$port
# Neither tool keeps anything elsewhere.
export HOME=$data
field() { node -e 'let t="";process.stdin.on("data",d=>t+=d).on("end",()=>console.log(process.argv[1].split(".").reduce((o,k)=>o[k],JSON.parse(t))))' "$1"; }
json() { curl -sS -H 'Content-Type: application/json' "$@"; }

# Sessions of a supervisor, an administrator and a visitor, with a case between them.
sign_in() {
  local password
  password=$(node -e 'console.log(JSON.parse(require("fs").readFileSync(process.argv[1])).find(p=>p.email.startsWith(process.argv[2]+"@")).password)' "$data/demo-staff.json" "$1")
  json -d "{\"email\":\"$1@demo.meridian.example\",\"password\":\"$password\"}" "$server/api/staff/sign-in" | field token
}
staff=$(sign_in jing) admin=$(sign_in admin)
visitor=$(json -d '{"locale":"zh-CN","timeZone":"Asia/Shanghai"}' "$server/api/messenger/session" | field sessionToken)
case=$(json -H "Authorization: Bearer $visitor" -d '{"clientCaseId":"scan","text":"how long does a withdrawal take?","clientMessageId":"scan-1"}' "$server/api/messenger/cases" | field caseId)

# sqlmap: each place where what a stranger sends reaches the database. No dump, no shell: it says whether a parameter can be injected.
injectable=0
inject() {
  local name=$1 log="$out/sqlmap-$1.log"; shift
  echo "sqlmap: $name" >&2
  timeout "$seconds" sqlmap --batch --disable-coloring --level=3 --risk=2 --technique=BEUST --threads=1 --timeout=10 --retries=0 --ignore-code=400,401,404,409,422,429 \
    --answers='follow=N,redirect=N' --output-dir="$out/sqlmap" "$@" >"$log" 2>&1 && echo "$name: ended" >>"$out/summary.txt" || echo "$name: ended with $? (124: its time was over)" >>"$out/summary.txt"
  if grep -qE "is vulnerable|sqlmap identified the following injection" "$log"; then injectable=$((injectable + 1)); echo "  injectable, see $log" | tee -a "$out/summary.txt" >&2; fi
  grep -E "testing for SQL injection on|does not seem to be injectable|\([A-Z][A-Za-z ]+\) - [0-9]+ times" "$log" >>"$out/summary.txt" || true
}
bearer() { printf 'Authorization: Bearer %s' "$1"; }
inject help-search -u "$server/help/zh/search?q=fees" -p q
inject articles -u "$server/api/messenger/articles?query=fees&language=en" -p query,language
inject channel-check -u "$server/api/public/channel-check" --headers='Content-Type: application/json' --data='{"value":"meridian.example","language":"en"}'
inject sign-in -u "$server/api/staff/sign-in" --headers='Content-Type: application/json' --data='{"email":"jing@demo.meridian.example","password":"guess"}'
inject message-key -u "$server/api/messenger/cases/$case/messages" --headers="$(bearer "$visitor")\nContent-Type: application/json" --data='{"clientMessageId":"scan-2","text":"hello"}' -p clientMessageId
inject message-text -u "$server/api/messenger/cases/$case/messages" --headers="$(bearer "$visitor")\nContent-Type: application/json" --data='{"clientMessageId":"scankey","text":"hello"}' -p text --randomize=clientMessageId
inject entries -u "$server/api/messenger/cases/$case/entries?after=0" --headers="$(bearer "$visitor")" -p after
inject transcript -u "$server/api/messenger/cases/$case/transcript?format=html&language=en" --headers="$(bearer "$visitor")" -p format,language
inject freeze -u "$server/freeze/en" --data='account=88330467' -p account
inject cases -u "$server/api/console/cases?view=all&limit=20" --headers="$(bearer "$staff")" -p view,limit
inject trail -u "$server/api/console/trail?actor=terminal&action=staff.signed_in&object=case&limit=20" --headers="$(bearer "$admin")" -p actor,action,object
inject staff-articles -u "$server/api/console/articles?query=fees&language=en" --headers="$(bearer "$staff")" -p query,language
inject person -u "$server/api/console/persons/find" --headers="$(bearer "$staff")\nContent-Type: application/json" --data='{"identifier":"88330467"}' -p identifier
inject approvals -u "$server/api/console/approvals?after=a&limit=20" --headers="$(bearer "$staff")" -p after,limit
inject learning -u "$server/api/console/learning?list=questions&after=a&language=en&limit=20" --headers="$(bearer "$staff")" -p list,after,language,limit

# wapiti: what a browser may open, from the front doors on; a report in JSON. Without the modules that ask a host on the internet, and whatever else it would fetch from there goes nowhere.
echo "wapiti" >&2
no_proxy=localhost https_proxy=http://127.0.0.1:9 timeout $((seconds * 8)) wapiti -u "$server/help/zh" -s "$server/verify/zh" -s "$server/freeze/zh" -s "$server/chat" -s "$server/console/" --scope domain \
  -m "backup,blindsql,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,methods,permanentxss,redirect,shellshock,sql,xss" \
  --max-scan-time 60 --max-attack-time "$seconds" --max-links-per-page 20 --max-files-per-dir 20 --max-parameters 20 --depth 3 --flush-session --no-bugreport --store-session "$data/wapiti" --store-config "$data/wapiti" -t 10 \
  -f json -o "$out/wapiti.json" >"$out/wapiti.log" 2>&1 || echo "wapiti: ended with $? (124: its time was over)" >>"$out/summary.txt"
grep -E "Wapiti found|Max attack time" "$out/wapiti.log" >>"$out/summary.txt" || true
[ ! -s "$out/wapiti.json" ] || node -e '
  const r = JSON.parse(require("fs").readFileSync(process.argv[1]));
  for (const kind of ["vulnerabilities", "anomalies", "additionals"]) for (const [name, found] of Object.entries(r[kind] ?? {})) for (const f of found) console.log(`wapiti: ${kind}: ${name}: ${f.method} ${f.path} ${f.parameter ?? ""} ${f.info}`);' "$out/wapiti.json" >>"$out/summary.txt"

# What the server itself thinks of it: a fault is one of ours, whatever a scanner says.
errors=$(grep -cE '^(fail|crit):|"(Error|Critical)"' "$data/logs/server.log" || true)
echo "errors in the server's log: $errors" >>"$out/summary.txt"
cp "$data/logs/server.log" "$out/server.log"
cat "$out/summary.txt"
[ "$injectable" = 0 ] && [ "$errors" = 0 ]
