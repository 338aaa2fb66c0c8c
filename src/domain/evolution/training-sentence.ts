import type { TrainingSettings } from './training-constraints';

/** The constraints of a training run in one sentence. */
export function describeTraining({ constraints }: TrainingSettings): string {
  const { maxPosition, turnoverPerDay, regimes, costScale, maxDrawdown } = constraints;
  return [
    `at most ${maxPosition} of equity in a position`,
    `${turnoverPerDay} of that traded a day`,
    `entries in ${regimes.join(', ')} volatility`,
    `costs times ${costScale}`,
    ...(maxDrawdown === undefined ? [] : [`drawdown up to ${maxDrawdown}`]),
  ].join('; ');
}
