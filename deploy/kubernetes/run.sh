#!/bin/sh
# A record verified by a Kubernetes cluster: `run.sh [HOW_MANY_AT_A_TIME]`, with kubectl set up. The volumes are there already (volumes.yaml).
#
# Ends with the report on standard output; exit status 0 only if every check passed. After an interruption, run it again: what is done is not done again.
set -eu
cd "$(dirname "$0")"
at_a_time=${1:-100}

# Applies a job anew and waits until it has ended, one way or the other. (Where its failure is looked at, `set -e` looks away.)
job() {
  kubectl delete job "$1" --ignore-not-found --wait > /dev/null || return 1
  kubectl create -f - > /dev/null || return 1
  while :; do
    conditions=$(kubectl get job "$1" -o 'jsonpath={.status.conditions[?(@.status=="True")].type}') || return 1
    case " $conditions " in
      *" Complete "*) return 0 ;;
      *" Failed "*) return 1 ;;
    esac
    sleep "${OSTRAKON_POLL:-5}"
  done
}

job ostrakon-plan < plan.yaml || { kubectl logs job/ostrakon-plan >&2; exit 1; }
plan=$(kubectl logs job/ostrakon-plan)
printf '%s\n' "$plan" >&2
for pass in 1 2 3; do
  pieces=$(printf '%s\n' "$plan" | sed -n "s/^ *pass $pass: \([0-9,]*\) piece.*/\1/p" | tr -d ,)
  [ -n "$pieces" ] || { echo "run.sh: the plan does not say how many pieces pass $pass has" >&2; exit 1; }
  sed "s/PASS/$pass/g; s/PIECES/$pieces/; s/AT_A_TIME/$at_a_time/" pieces.yaml | job "ostrakon-pass-$pass" || {
    kubectl logs "job/ostrakon-pass-$pass" >&2
    echo "run.sh: pieces of pass $pass failed: kubectl get pods -l job-name=ostrakon-pass-$pass" >&2
    exit 1
  }
done
passed=0
job ostrakon-reduce < reduce.yaml || passed=1
told=$(kubectl logs job/ostrakon-reduce)
# A pod's log has everything; the report is the one line in JSON.
printf '%s\n' "$told" | grep -v '^{' >&2 || true
printf '%s\n' "$told" | grep '^{' || exit 1
exit $passed
