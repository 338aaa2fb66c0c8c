import type { CostPolicy } from './policy';

/**
 * The policy with every cost times a factor of at least 0: a market that is dearer or cheaper to trade in. What orders may take of the
 * volume stays as it is, and so do the bounds at an order's whole value.
 */
export function scaleCosts(policy: CostPolicy, factor: number): CostPolicy {
  if (!(factor >= 0 && factor < Infinity)) throw new RangeError(`costs cannot be scaled by ${factor}`);
  const { impact, capacity } = policy;
  return {
    ...policy,
    fixedCost: policy.fixedCost * factor,
    proportionalBps: policy.proportionalBps * factor,
    impact:
      impact.kind === 'none'
        ? impact
        : {
            ...impact,
            temporaryCoefficient: impact.temporaryCoefficient * factor,
            permanentCoefficient: impact.permanentCoefficient * factor,
          },
    capacity: capacity && { ...capacity, penalty: capacity.penalty * factor },
  };
}
