import fc from 'fast-check';
import {
  beginCurriculum,
  beginStage,
  isOutcome,
  nextInCurriculum,
  nextInStage,
  outcomes,
  stageEnded,
  stageNames,
  type CurriculumEvent,
  type CurriculumPlace,
  type CurriculumStanding,
  type StageEvent,
} from '../../../src/domain/curriculum/lifecycle';

const curriculumEvents: CurriculumEvent['type'][] = [
  ...(['stageCertified', 'lastStageCertified', 'stageRefused', 'stageInconclusive', 'stageStopped'] as const),
  ...(['rested', 'lastImprovementTried', 'pauseRequested', 'resumeRequested', 'stopRequested'] as const),
];
const stageEvents: StageEvent['type'][] = [
  ...(['trained', 'trainingWanted', 'ready', 'collected', 'passed', 'refused', 'inconclusive', 'certified'] as const),
  ...(['pauseRequested', 'resumeRequested', 'stopRequested'] as const),
];
const anyWay = fc.array(fc.constantFrom(...curriculumEvents), { maxLength: 60 });
const anyStage = fc.array(fc.constantFrom(...stageEvents), { maxLength: 60 });

const go = (
  types: readonly CurriculumEvent['type'][],
  from: CurriculumStanding = beginCurriculum,
): CurriculumStanding => types.reduce((standing, type) => nextInCurriculum(standing, { type }), from);

test('the four stages follow one another, each only on the certificate of the one before', () => {
  expect(go([]).at).toBe('foundation');
  expect(go(['stageCertified']).at).toBe('proficiency');
  expect(go(['stageCertified', 'stageCertified']).at).toBe('mastery');
  expect(go(['stageCertified', 'stageCertified', 'stageCertified']).at).toBe('excellence');
  expect(go(['stageCertified', 'stageCertified', 'stageCertified', 'stageCertified']).at).toBe('resting');
});

test('no stage can be skipped: whatever comes, a stage is entered from the one before it, by its certificate', () => {
  fc.assert(
    fc.property(anyWay, (types) => {
      let standing = beginCurriculum;
      for (const type of types) {
        const next = nextInCurriculum(standing, { type });
        const place = stageNames.findIndex((name) => name === next.at);
        if (next.at !== standing.at && place > 0)
          expect([standing.at, type]).toEqual([stageNames[place - 1], 'stageCertified']);
        standing = next;
      }
    }),
  );
});

test.each([
  ['stageRefused', 'refused'],
  ['stageInconclusive', 'inconclusive'],
  ['stageStopped', 'stopped'],
  ['stopRequested', 'stopped'],
  ['lastStageCertified', 'certified'],
] as const)('%s ends every one of the four stages as %s', (type, outcome) => {
  for (const at of stageNames) expect(nextInCurriculum({ at, isPaused: false }, { type }).at).toBe(outcome);
});

test('what passed every stage stays certified, whatever comes of trying to better it', () => {
  fc.assert(
    fc.property(anyWay, (types) => {
      const { at } = go(types, { at: 'resting', isPaused: false });
      expect(['resting', 'improving', 'certified']).toContain(at);
    }),
  );
});

test('nothing leaves an outcome, and what changes nothing gives the very same standing', () => {
  for (const at of outcomes)
    for (const type of curriculumEvents) {
      const standing = { at, isPaused: false };
      expect(nextInCurriculum(standing, { type })).toBe(standing);
    }
  const standing: CurriculumStanding = { at: 'foundation', isPaused: false };
  expect(nextInCurriculum(standing, { type: 'resumeRequested' })).toBe(standing);
  expect(nextInCurriculum(standing, { type: 'rested' })).toBe(standing);
});

test('a pause holds where it comes and a second one is none; resuming goes on from there, stopping ends it', () => {
  const paused = go(['stageCertified', 'pauseRequested']);
  expect(paused).toEqual({ at: 'proficiency', isPaused: true });
  expect(nextInCurriculum(paused, { type: 'pauseRequested' })).toBe(paused);
  expect(nextInCurriculum(paused, { type: 'resumeRequested' })).toEqual({ at: 'proficiency', isPaused: false });
  expect(nextInCurriculum(paused, { type: 'stopRequested' })).toEqual({ at: 'stopped', isPaused: false });
  expect(nextInCurriculum(paused, { type: 'stageCertified' })).toEqual({ at: 'mastery', isPaused: true });
});

test('a stage is certified only after training, review, evidence and a judgement that passed, in this order', () => {
  fc.assert(
    fc.property(anyStage, (types) => {
      const seen: string[] = [];
      let standing = beginStage;
      for (const type of types) {
        const next = nextInStage(standing, { type });
        if (next.at !== standing.at) seen.push(next.at);
        standing = next;
      }
      if (standing.at !== 'certified') return;
      expect(seen.slice(-4)).toEqual(['collecting', 'judging', 'certifying', 'certified']);
      expect(seen[0]).toBe('reviewing');
    }),
  );
  const whole = ['trained', 'trainingWanted', 'trained', 'ready', 'collected', 'passed', 'certified'] as const;
  expect(whole.reduce((standing, type) => nextInStage(standing, { type }), beginStage).at).toBe('certified');
});

test('a stage that passed may still be refused its certificate, and is never passed by an inconclusive gate', () => {
  expect(nextInStage({ at: 'certifying', isPaused: false }, { type: 'refused' }).at).toBe('refused');
  expect(nextInStage({ at: 'judging', isPaused: false }, { type: 'inconclusive' }).at).toBe('inconclusive');
  expect(nextInStage({ at: 'judging', isPaused: false }, { type: 'certified' }).at).toBe('judging');
});

test('the end of a stage says what it means for the curriculum', () => {
  const told = (at: CurriculumPlace, isLast: boolean) =>
    outcomes.map((outcome) => stageEnded(at, outcome, isLast).type);
  const plain = ['stageCertified', 'stageRefused', 'stageInconclusive', 'stageStopped'];
  expect(told('foundation', false)).toEqual(plain);
  expect(told('foundation', true)).toEqual(['lastStageCertified', ...plain.slice(1)]);
  expect(told('improving', false)).toEqual(plain);
  expect(new Set(told('improving', true))).toEqual(new Set(['lastImprovementTried']));
  expect(outcomes.every(isOutcome)).toBe(true);
  expect(isOutcome('resting')).toBe(false);
});
