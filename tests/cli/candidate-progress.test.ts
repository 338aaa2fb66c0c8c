import type { CandidateDocument, StageDocument } from '../../src/cli/candidate-document';
import { listNews } from '../../src/cli/candidate-progress';
import { completeCandidate } from '../../src/domain/curriculum/candidate';

const settings = completeCandidate({ strategy: 'a'.repeat(64), dataset: 'b'.repeat(64) });
const round = {
  run: 'x-foundation-0',
  trainedLevel: 0,
  level: -1,
  strategy: 'c',
  ready: false,
  why: 'round 1 of 3: no',
};
const foundation: StageDocument = {
  ...{ stage: 'foundation', title: 'Risk-Aware Foundation', rounds: [round], reasons: [], gates: [] },
};
const document = (stages: StageDocument[], status: string): CandidateDocument => ({
  ...{
    candidate: 'x',
    workflowId: 'curriculum/x',
    status,
    stage: 'foundation',
    strategy: 'a',
    dataset: 'b',
    settings,
    openedAt: '',
    stages,
  },
});

test('what happened is told in order: rounds, then how their stage ended, then the status', () => {
  const ended: StageDocument = { ...foundation, outcome: 'refused', reasons: ['placebos: beaten'] };
  const news = listNews(document([ended], 'refused'));
  expect(news.map(({ document: told }) => told)).toEqual([
    {
      ...{ event: 'round', candidate: 'x', stage: 'foundation', round: 0, run: 'x-foundation-0' },
      ...{ level: -1, ready: false, why: 'round 1 of 3: no' },
    },
    { event: 'stage', candidate: 'x', stage: 'foundation', outcome: 'refused', reasons: ['placebos: beaten'] },
    { event: 'status', candidate: 'x', status: 'refused' },
  ]);
  expect(news[1]!.line).toBe('foundation  refused: placebos: beaten');
  const longer = listNews(document([{ ...ended, reasons: ['a: no', 'b: no', 'c: no'] }], 'refused'));
  expect(longer[1]!.line).toBe('foundation  refused: a: no, and 2 more');
});

test('a stage at work has no end to tell of, and what was told before is told in the same words', () => {
  const before = listNews(document([foundation], 'foundation'));
  const after = listNews(document([{ ...foundation, outcome: 'certified', certificate: 'p' }], 'proficiency'));
  expect(before.map(({ document: told }) => told.event)).toEqual(['round', 'status']);
  expect(after[0]).toEqual(before[0]);
  expect(after[1]!.document).toMatchObject({ event: 'stage', certificate: 'p' });
});

test('a paused candidate says how to go on', () => {
  expect(listNews(document([], 'paused'))[0]!.line).toContain('emp prove resume x');
});
