import { completeCandidate } from '../../../src/domain/curriculum/candidate';
import { computeCurriculumHash, type StageOutcome } from '../../../src/domain/curriculum/result-hash';

const settings = completeCandidate({ strategy: 'a'.repeat(64), dataset: 'b'.repeat(64) });
const stages: StageOutcome[] = [
  { stage: 'foundation', strategy: 'c', evidence: 'd', verdicts: ['e', 'f'], outcome: 'certified' },
  { stage: 'proficiency', strategy: 'g', verdicts: [], outcome: 'stopped' },
];

test('the same way through the curriculum has the same hash', () => {
  const hash = computeCurriculumHash(settings, { stages, outcome: 'stopped' });
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  const again = stages.map((stage) => ({ ...stage, verdicts: [...stage.verdicts] }));
  expect(computeCurriculumHash({ ...settings }, { stages: again, outcome: 'stopped' })).toBe(hash);
});

test('whatever differs in it differs in the hash', () => {
  const [first, second] = stages;
  const others: StageOutcome[][] = [
    [first!],
    [{ ...first!, strategy: 'z' }, second!],
    [{ ...first!, evidence: 'z' }, second!],
    [{ ...first!, verdicts: ['f', 'e'] }, second!],
    [first!, { ...second!, outcome: 'refused' }],
  ];
  const hashes = new Set([
    computeCurriculumHash(settings, { stages, outcome: 'stopped' }),
    computeCurriculumHash(settings, { stages, outcome: 'refused' }),
    computeCurriculumHash({ ...settings, seed: 2 }, { stages, outcome: 'stopped' }),
    ...others.map((other) => computeCurriculumHash(settings, { stages: other, outcome: 'stopped' })),
  ]);
  expect(hashes.size).toBe(8);
});
