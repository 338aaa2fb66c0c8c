import { flashCrash } from './flash-crash';
import { liquidityCrisis } from './liquidity-crisis';
import { regimeChange } from './regime-change';
import type { StressScenario } from './stress-scenario';
import { volatilitySpike } from './volatility-spike';

/** The adversarial scenarios of seed 000 section 2.2, in its order. */
export const stressScenarios: readonly StressScenario[] = [flashCrash, volatilitySpike, liquidityCrisis, regimeChange];
