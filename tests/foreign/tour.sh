#!/usr/bin/env bash
# A tour with a client that knows nothing of the suite: buf curl learns the contracts by reflection.
# Usage: tour.sh <host:port of the gRPC door> <resume file> <job description file>
# Prints each call and its answer, and OK as the last line.
set -euo pipefail

door="http://$1" resume=$2 job=$3
buf=$(echo "$(dirname "${BASH_SOURCE[0]}")"/node_modules/@bufbuild/buf-linux-*/bin/buf)
documents=syncinterview.documents.v1.DocumentService
interviews=syncinterview.interview.v1.InterviewService
models=syncinterview.llm.v1.LlmService

fail() { printf 'tour: %s\n' "$*" >&2; exit 1; }

# call <method> [request]: prints both. `answer` has the answer.
call() {
  printf '\n$ %s %s\n' "$1" "${2:-}"
  answer=$("$buf" curl --protocol grpc -d "${2:-"{}"}" "$door/$1")
  printf '%s\n' "$answer"
}

# expect <text>: it is in the answer.
expect() { [[ $answer == *"$1"* ]] || fail "no $1 in the answer"; }

# named <kind>: the first resource name of that kind in the answer.
named() { grep -o "\"$1/[^\"]*\"" <<<"$answer" | head -n 1 | tr -d '"'; }

# upload <file> <kind>: one client stream of two messages. The name is in `document`.
upload() {
  printf '\n$ %s/UploadDocument %s\n' "$documents" "$1"
  answer=$({
    printf '{"start": {"displayName": "%s", "kind": "%s"}}\n' "$(basename "$1")" "$2"
    printf '{"chunk": {"data": "%s", "finish": true}}\n' "$(base64 -w 0 "$1")"
  } | "$buf" curl --protocol grpc -d @- "$door/$documents/UploadDocument")
  document=$(named documents)
  call "$documents/WatchDocument" "{\"name\": \"$document\"}" >/dev/null
  [[ $answer == *DOCUMENT_STATE_READY* || $answer == *DOCUMENT_STATE_NEEDS_REVIEW* ]] || fail "$document was not read: $answer"
  printf '%s is read\n' "$document"
}

# converse <interview>: one stream in both directions, spoken and heard by turns.
converse() {
  printf '\n$ %s/Converse\n' "$interviews"
  coproc TALK { "$buf" curl --protocol grpc -d @- "$door/$interviews/Converse"; }
  local talk=$TALK_PID to=${TALK[1]} from=${TALK[0]}
  send() { printf '> %s\n' "$1"; printf '{"message": %s}\n' "$1" >&"$to"; }
  hear() {
    local line
    while IFS= read -r -t 60 line <&"$from"; do
      printf '%s\n' "$line"
      [[ $line != *"$1"* ]] || return 0
    done
    fail "never heard $1"
  }
  send "{\"attach\": {\"interview\": \"$1\"}}"
  hear attached
  send '{"clientSequence": 1, "control": {"begin": {}}}'
  hear STATE_WAITING_FOR_USER_INPUT
  send '{"clientSequence": 2, "chunk": {"text": "I led the build of a payments ledger"}}'
  send '{"clientSequence": 3, "final": {"text": "I led the build of a payments ledger. It books two million postings a day."}}'
  hear STATE_WAITING_FOR_USER_INPUT
  send '{"clientSequence": 4, "control": {"endInterview": {}}}'
  hear END_REASON_CANDIDATE
  exec {to}>&-
  wait "$talk"
}

printf '$ services\n'
answer=$("$buf" curl --protocol grpc --list-services "$door")
printf '%s\n' "$answer"
expect "$interviews"
call "$models/ListModels"
expect '"models"'
upload "$resume" DOCUMENT_KIND_RESUME
first=$document
upload "$job" DOCUMENT_KIND_JOB_DESCRIPTION
call "$documents/ListDocuments"
expect "$first"
call "$interviews/CreateInterview" "{\"interview\": {\"resume\": \"$first\", \"jobDescription\": \"$document\"}}"
converse "$(named interviews)"
printf 'OK\n'
