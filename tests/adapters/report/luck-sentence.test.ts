import { answerLuck, describeLuck } from '../../../src/adapters/report/luck-sentence';

test('skill is called skill only from 95 % on, with the trials it survived', () => {
  expect(answerLuck({ sharpe: 2.104, deflated: 0.95, trials: 6_000 })).toBe(
    'Is it luck? Hardly: a Sharpe ratio of 2.10 is skill with a probability of 95.0 % after 6000 trials.',
  );
  expect(answerLuck({ sharpe: 1, deflated: 0.949, trials: 1, yearsNeeded: 12.34, years: 5 })).toBe(
    'Is it luck? It may well be: a Sharpe ratio of 1.00 is skill with a probability of 94.9 % only after 1 trial; it would take 12.3 years of the same to tell, there are 5.0.',
  );
});

test('a probability below 1 is not written as certain', () => {
  expect(answerLuck({ sharpe: 3, deflated: 0.99999, trials: 2 })).toContain('99.9 %');
});

test('where no length of record would do it says so, and where nothing is defined that nothing can be told', () => {
  expect(answerLuck({ sharpe: 0.5, deflated: 0.1, trials: 2 })).toContain('no longer record');
  expect(answerLuck({ sharpe: -0.5, deflated: 0.1, trials: 2 })).toBe(
    'Is it luck? There is no gain to explain: the Sharpe ratio of -0.50 does not lie above 0.',
  );
  expect(answerLuck({ sharpe: undefined, deflated: undefined, trials: 2 })).toContain('undefined');
});

test('a battery of statistics speaks for itself', () => {
  const statistics = [
    { name: 'sharpe', value: 0.8, method: '' },
    { name: 'deflatedSharpe', value: 0.7, method: '' },
    { name: 'minimumDeflatedRecord', value: 2_520, method: '' },
  ];
  expect(describeLuck(statistics, { trials: 10, periodsPerYear: 252, observations: 504 })).toContain(
    '10.0 years of the same to tell, there are 2.0',
  );
});
