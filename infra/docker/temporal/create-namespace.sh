#!/bin/sh
# Creates the namespace and the search attributes the workflows set; what exists is left alone.
set -eu
temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1 ||
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 30d

attributes() { temporal operator search-attribute list --namespace "$TEMPORAL_NAMESPACE"; }

# A fresh namespace takes a moment to reach every cache: a failure here ends the job, and the job is tried again.
attributes >/dev/null
for attribute in EmpDataset=Keyword EmpStage=Keyword EmpGeneration=Int EmpBestFitness=Double; do
  name=${attribute%=*}
  attributes | grep -qw "$name" ||
    temporal operator search-attribute create --namespace "$TEMPORAL_NAMESPACE" --name "$name" --type "${attribute#*=}"
done
