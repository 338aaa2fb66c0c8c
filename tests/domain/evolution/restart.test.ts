import { planRestart } from '../../../src/domain/evolution/restart';
import { scored } from '../../support/scored-genomes';

const members = Array.from({ length: 40 }, (_, place) => {
  const quality = place / 40;
  return scored(`m${String(place).padStart(2, '0')}`, [quality, quality, quality, quality]);
});

test('a twentieth of the population lives on, the best of it, and the rest is fresh', () => {
  expect(planRestart(members, 40)).toEqual({ kept: ['m39', 'm38'], fresh: 38 });
  expect(planRestart(members, 10)).toEqual({ kept: ['m39'], fresh: 9 });
});

test('nobody infeasible lives on', () => {
  const infeasible = members.map((member) => ({ ...member, violation: 1 }));
  expect(planRestart(infeasible, 40)).toEqual({ kept: [], fresh: 40 });
  expect(planRestart([], 40)).toEqual({ kept: [], fresh: 40 });
});
