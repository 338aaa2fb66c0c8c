import type { Bars } from '../market/bars';
import { createSimulatedMarket } from '../simulation/simulated-market';
import { computeStrategySignals } from '../simulation/strategy-signals';
import { runSignals } from './candidate-run';
import type { CandidateSetting } from './candidate-setting';
import { findLookAhead, type LookAheadEvidence, type LookAheadOptions, type Reading } from './look-ahead';
import { readObservations } from './observations';

/**
 * Proves on the candidate's own data that none of what it decides by, decides and earns uses a later bar: features, regimes and measures, the
 * signals of its rules and the account's value are computed anew from a history without the future, and with another one.
 */
export function proveNoLookAhead(setting: CandidateSetting, bars: Bars, options: LookAheadOptions): LookAheadEvidence {
  return findLookAhead((past) => readCandidate(setting, past), bars, options);
}

function readCandidate(setting: CandidateSetting, bars: Bars): Reading {
  const market = createSimulatedMarket({ name: 'history', bars, liquidity: undefined });
  const signals = computeStrategySignals(setting.genome, market.columns);
  const { simulation } = runSignals(setting, signals, { market, range: { from: 0, to: bars.close.length } });
  return {
    columns: new Map([...readObservations(setting.genome, market), ...Object.entries(signals)]),
    account: new Map([['account value', simulation.equity]]),
  };
}
