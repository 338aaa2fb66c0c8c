import fc from 'fast-check';
import type { TrialLedger } from '../../src/activities/ledger-ports';
import type { EvolutionRecord } from '../../src/activities/ports';
import type { Offspring } from '../../src/domain/evolution/breeding';
import type { Evaluation } from '../../src/domain/evolution/evaluation';
import { settingsOn, type OpenedRecord, type OpenRecord } from './record-contract';
import { sampleEvaluation, sampleOffspring } from './record-samples';

const idsOf = (offspring: readonly Offspring[]): string[] => offspring.map(({ id }) => id);

/** Any finite double, the awkward ones often. */
const finite = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 5e-324, -5e-324, 2.2250738585072014e-308, 1e-300, Number.MAX_VALUE, 0.1 + 0.2, 1 / 3),
);

const outcomes = fc.array(
  fc.record(
    { scenario: fc.string(), totalReturn: finite, sharpe: finite, maxDrawdown: finite },
    { requiredKeys: ['scenario'] },
  ),
  { maxLength: 4 },
);

const evaluation: fc.Arbitrary<Evaluation> = fc.record({
  fitness: fc.record({ survival: finite, profit: finite, adaptability: finite, robustness: finite }),
  violation: finite,
  inSample: fc.record(
    { trades: fc.nat(), costs: finite, sharpePerPeriod: finite, skewness: finite, kurtosis: finite },
    { requiredKeys: ['trades', 'costs'] },
  ),
  stress: outcomes,
  worlds: outcomes,
  regimes: fc.array(
    fc.record(
      { regime: fc.constantFrom('low', 'medium', 'high'), bars: fc.nat(), sharpe: finite },
      { requiredKeys: ['regime', 'bars'] },
    ),
    { maxLength: 3 },
  ),
  windows: fc.array(fc.record({ sharpe: finite }, { requiredKeys: [] }), { maxLength: 5 }),
});

/** The same value with every -0 as 0, which is what the record promises. */
function withoutNegativeZero<T>(value: T): T {
  const plain: unknown = JSON.parse(JSON.stringify(value));
  return plain as T;
}

export function describeGenomeContract(name: string, open: OpenRecord): void {
  describe(name, () => {
    const offspring = sampleOffspring(5);
    const [a, b, c, d, e] = offspring as [Offspring, Offspring, Offspring, Offspring, Offspring];
    let opened: OpenedRecord;
    let record: EvolutionRecord;
    let ledger: TrialLedger;
    beforeEach(async () => {
      opened = await open();
      ({ record, ledger } = opened);
      for (const run of ['run', 'other']) await record.openRun(run, 'X/1d', settingsOn(opened.dataset));
      for (const { id, genome } of offspring) await record.storeGenome(id, genome);
    }, 60_000);
    afterEach(() => opened.close());

    const score = async (
      run: string,
      scores: readonly (readonly [Offspring, (number | undefined)?])[],
      family = 'X/1d',
    ) => {
      await ledger.recordTrials({ run, family, genomes: scores.map(([{ id }]) => id) });
      await record.storeEvaluations(
        { run, arena: 0 },
        scores.map(([{ id }, sharpe]) => ({ id, evaluation: sampleEvaluation(sharpe) })),
      );
    };

    test('a genome comes back as it was, however often it was stored', async () => {
      await Promise.all(offspring.map(({ id, genome }) => record.storeGenome(id, genome)));
      for (const { id, genome } of offspring) expect(await record.loadGenome(id)).toEqual(genome);
      expect(await record.findGenomes('', 99)).toEqual(idsOf(offspring).sort());
      expect(await record.loadGenome('0'.repeat(64))).toBeUndefined();
    });

    test('genomes are found by the start of their id, as many as asked for', async () => {
      const ids = idsOf(sampleOffspring(40, 3)).sort();
      for (const { id, genome } of sampleOffspring(40, 3)) await record.storeGenome(id, genome);
      const all = [...ids, ...idsOf(offspring)].sort();
      const digit = ids[0]!.slice(0, 1);
      expect(await record.findGenomes(digit, 99)).toEqual(all.filter((id) => id.startsWith(digit)));
      expect(await record.findGenomes('', 7)).toEqual(all.slice(0, 7));
      expect(await record.findGenomes(ids[5]!, 2)).toEqual([ids[5]]);
      for (const prefix of ['%', '_', `${ids[0]}0`, ids[0]!.toUpperCase()])
        expect(await record.findGenomes(prefix, 9)).toEqual([]);
    });

    test('genomes are listed newest first, as many as asked for', async () => {
      for (const { id, genome } of offspring) await record.storeGenome(id, genome);
      const listed = await record.listGenomes(2);
      expect(listed.map(({ id, genome }) => ({ id, genome }))).toEqual(
        [...offspring]
          .reverse()
          .slice(0, 2)
          .map(({ id, genome }) => ({ id, genome })),
      );
      expect(listed[0]!.recordedAt >= listed[1]!.recordedAt).toBe(true);
      expect(await record.listGenomes(99)).toHaveLength(offspring.length);
    });

    test('a score without its trial in the ledger is refused, and the scores beside it with it', async () => {
      await ledger.recordTrials({ run: 'run', family: 'X/1d', genomes: [a.id] });
      await ledger.recordTrials({ run: 'other', family: 'X/1d', genomes: [b.id] });
      const both = [a, b].map(({ id }) => ({ id, evaluation: sampleEvaluation(0.1) }));
      await expect(record.storeEvaluations({ run: 'run', arena: 0 }, both)).rejects.toMatchObject({
        code: 'trials.not-recorded',
      });
      await expect(record.loadScored({ run: 'run', arena: 0 }, [a.id])).rejects.toMatchObject({
        code: 'evolution.not-evaluated',
      });
      expect(await ledger.countTrials('X/1d')).toEqual({ trials: 2 });
    });

    test('scores come in the order asked for, repeated where asked for twice', async () => {
      await score('run', [[a, 0.1], [b, 0.2], [c]]);
      const scored = await record.loadScored({ run: 'run', arena: 0 }, idsOf([c, a, c, b]));
      expect(scored.map(({ id }) => id)).toEqual(idsOf([c, a, c, b]));
      expect(scored[1]).toEqual({
        ...{ id: a.id, genome: a.genome, heredity: { age: 0 }, violation: 0 },
        fitness: sampleEvaluation().fitness,
        evaluation: sampleEvaluation(0.1),
      });
      expect(await record.loadScored({ run: 'run', arena: 0 }, [])).toEqual([]);
    });

    test('one missing score refuses the whole question, also when another run has it', async () => {
      await score('run', [[a, 0.1]]);
      await score('other', [[b, 0.2]]);
      await expect(record.loadScored({ run: 'run', arena: 0 }, idsOf([a, b]))).rejects.toMatchObject({
        code: 'evolution.not-evaluated',
      });
      await expect(record.loadScored({ run: 'nobody', arena: 0 }, [a.id])).rejects.toMatchObject({
        code: 'evolution.not-evaluated',
      });
    });

    test('what is scored again, in any order and at the same time, keeps its first score and is one trial', async () => {
      await score('run', [[a, 0.1]]);
      const scores = offspring.map((each, at) => [each, at / 7] as const);
      await Promise.all([score('run', scores), score('run', scores.toReversed()), score('run', scores.slice(2))]);
      const scored = await record.loadScored({ run: 'run', arena: 0 }, idsOf(offspring));
      const sharpes = scored.map(({ evaluation: { inSample } }) => inSample.sharpePerPeriod);
      expect(sharpes).toEqual([0.1, 1 / 7, 2 / 7, 3 / 7, 4 / 7]);
      expect(await ledger.listTrials('run')).toEqual(idsOf(offspring).sort());
    });

    test('nothing to write is no fault', async () => {
      await ledger.recordTrials({ run: 'run', family: 'X/1d', genomes: [] });
      await record.storeEvaluations({ run: 'run', arena: 0 }, []);
      await record.storeAssessments('run', []);
      expect(await ledger.listTrials('run')).toEqual([]);
      expect(await ledger.countTrials('X/1d')).toEqual({ trials: 0 });
    });

    test('every finite number of a score comes back to the last bit', async () => {
      let runs = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(evaluation, { minLength: 1, maxLength: 5 }), async (evaluations) => {
          const run = `run ${runs++}`;
          await record.openRun(run, 'X/1d', settingsOn(opened.dataset));
          const written = evaluations.map((each, at) => ({ id: offspring[at]!.id, evaluation: each }));
          const ids = written.map(({ id }) => id);
          await ledger.recordTrials({ run, family: `family ${runs}`, genomes: ids });
          await record.storeEvaluations({ run, arena: 0 }, written);
          const read = await record.loadScored({ run, arena: 0 }, ids);
          for (const [at, scored] of withoutNegativeZero(read).entries()) {
            // `toStrictEqual` tells absent from undefined and compares numbers as `Object.is` does.
            expect(scored.evaluation).toStrictEqual(withoutNegativeZero(evaluations[at]));
            expect(scored.fitness).toStrictEqual(scored.evaluation.fitness);
            expect(scored.violation).toBe(scored.evaluation.violation);
          }
        }),
        { numRuns: 60 },
      );
    });

    test('a trial counts once in its family, whichever runs made it, scored or not', async () => {
      await score('run', [
        [a, 0.1],
        [b, 0.2],
      ]);
      await score('other', [
        [b, 0.2],
        [c, 0.4],
      ]);
      await ledger.recordTrials({ run: 'other', family: 'X/1d', genomes: [d.id] });
      await ledger.recordTrials({ run: 'third', family: 'Y/1d', genomes: [a.id, e.id] });
      const { trials, sharpeVariance } = await ledger.countTrials('X/1d');
      expect(trials).toBe(4);
      // Sample variance of 0.1, 0.2 and 0.4 by hand: mean 7/30, squares 16/900, 1/900 and 25/900, over two: 7/300.
      expect(sharpeVariance).toBeCloseTo(7 / 300, 15);
      expect(await ledger.countTrials('Y/1d')).toEqual({ trials: 2 });
      expect(await ledger.countTrials('Z/1d')).toEqual({ trials: 0 });
      expect(await ledger.listTrials('run')).toEqual(idsOf([a, b]).sort());
      expect(await ledger.listTrials('other')).toEqual(idsOf([b, c, d]).sort());
    });

    test('the variance of the trials is undefined below two ratios, and ignores genomes without one', async () => {
      await score('run', [[a], [b]]);
      expect(await ledger.countTrials('X/1d')).toEqual({ trials: 2 });
      await score('run', [[c, 0.5]]);
      expect(await ledger.countTrials('X/1d')).toEqual({ trials: 3 });
      await score('run', [[d, 0.5]]);
      expect(await ledger.countTrials('X/1d')).toEqual({ trials: 4, sharpeVariance: 0 });
    });

    test('the variance does not depend on the order in which trials came', async () => {
      const ratios = [1e-3, -7.3, 1 / 3, 0.1, 2 / 7];
      const scores = offspring.map((each, at) => [each, ratios[at]] as const);
      await score('run', scores, 'forth');
      await score('other', scores.toReversed(), 'back');
      const [forth, back] = [await ledger.countTrials('forth'), await ledger.countTrials('back')];
      expect(forth).toEqual(back);
      expect(forth.sharpeVariance).toBeGreaterThan(0);
    });
  });
}
