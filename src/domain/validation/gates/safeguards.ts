import { weighMeasurement } from '../gate-finding';
import type { Gate } from './gate-rule';

/** Seed 003 phase 1: what must hold before any figure may be believed. */
export const safeguards: Gate<'safeguards'> = {
  name: 'safeguards',
  rule: 1,
  question:
    'Were all values finite, positions and rewards within bounds, and observations the same in training and evaluation?',
  parts: ['safeguards'],
  judge({ safeguards: { checks } = { checks: [] } }, policy) {
    const figures = policy.checks.map((name) => {
      const made = checks.filter((check) => check.name === name);
      // One that was made twice has to have passed twice.
      const check = made.find(({ passed }) => !passed) ?? made[0];
      const method = check ? `found ${check.found}, limit ${check.limit}` : 'not made';
      return {
        name,
        value: check && Number(check.passed),
        method: check?.detail === undefined ? method : `${method}: ${check.detail}`,
      };
    });
    const thresholds = policy.checks.map((name) => ({
      ...({ statistic: name, part: 'value', relation: 'atLeast', value: 1 } as const),
    }));
    return weighMeasurement({ figures, thresholds });
  },
};
