import { findStageReached } from '../../../src/domain/curriculum/stage-reached';

const certified = { stage: 'foundation', outcome: 'certified' } as const;
const open = { stage: 'foundation', outcome: 'stopped' } as const;

test.each([
  ['foundation', [], 'foundation'],
  ['stopped', [], 'foundation'],
  ['paused', [certified], 'proficiency'],
  ['stopped', [certified], 'proficiency'],
  ['foundation', [certified], 'proficiency'],
  ['stopped', [open], 'foundation'],
  ['proficiency', [certified], 'proficiency'],
  ['certified', [certified], 'foundation'],
  ['improvement-2', [certified], 'improvement-2'],
] as const)('a candidate that is %s after %j is at %s', (status, stages, stage) => {
  expect(findStageReached({ status, stages, until: 'mastery' })).toBe(stage);
});

test('no stage is reached beyond the last one asked for', () => {
  expect(findStageReached({ status: 'paused', stages: [certified], until: 'foundation' })).toBe('foundation');
});
