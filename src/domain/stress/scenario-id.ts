import { canonicalJson, type Json } from '../numerics/canonical-json';
import { sha256Hex } from '../numerics/sha256';
import type { Scenario } from './scenario';

/** SHA-256 of a scenario's parts in canonical JSON, 64 hex digits: scenarios that do the same in the same places are one, whatever their names. */
export function identifyScenario({ parts }: Scenario): string {
  return sha256Hex(
    canonicalJson(parts.map(({ kind, parameters, stream }): Json => ({ kind, parameters: { ...parameters }, stream }))),
  );
}
