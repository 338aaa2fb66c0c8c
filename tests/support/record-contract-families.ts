import type { TrialLedger } from '../../src/activities/ledger-ports';
import type { Offspring } from '../../src/domain/evolution/breeding';
import { inSampleBacktests } from '../../src/domain/evolution/trial-names';
import type { Bars } from '../../src/domain/market/bars';
import { settingsOn, type OpenedRecord, type OpenRecord } from './record-contract';
import { sampleEvaluation, sampleOffspring } from './record-samples';
import { dailyBars } from './scripted-market';

const prices = dailyBars([
  [2, 4, 1, 3],
  [3, 5, 2, 4],
]);
const named = (instrument: string, more: Partial<Bars> = {}): Bars => ({ ...prices, ...more, instrument });
const nextTick = (column: 'open' | 'high' | 'low' | 'close'): Partial<Bars> => ({
  [column]: prices[column].map((price, bar) => (bar === 1 ? price + 2 ** -50 : price)),
});

/** Renaming must not lower a count: equal prices are one market, whatever they are imported as. */
export function describeFamilyContract(name: string, open: OpenRecord): void {
  describe(name, () => {
    const [a, b, c] = sampleOffspring(3) as [Offspring, Offspring, Offspring];
    let opened: OpenedRecord;
    let ledger: TrialLedger;
    beforeEach(async () => {
      opened = await open();
      ({ ledger } = opened);
      for (const { id, genome } of [a, b, c]) await opened.record.storeGenome(id, genome);
      await opened.dataSets.store(named('X'));
    }, 60_000);
    afterEach(() => opened.close());

    const tryOn = (family: string, { id }: Offspring, run = `by hand on ${family}`): Promise<void> =>
      ledger.recordTrials({ run, family, genomes: [id] });
    const countOn = async (family: string): Promise<number[]> => [
      (await ledger.countTrials(family)).trials,
      await ledger.countLooks(family),
    ];

    test.each<[string, Partial<Bars>, string]>([
      ['nothing else', {}, 'Y/1d'],
      ['a period of another name', { period: '24h' }, 'Y/24h'],
      ['volume', { volume: Float64Array.of(7, 8) }, 'Y/1d'],
      ['another calendar', { calendar: 'always' }, 'Y/1d'],
      [
        'another time zone, which moves its times',
        { timezone: 'Asia/Tokyo', time: prices.time.map((time) => time - 9 * 3_600_000) },
        'Y/1d',
      ],
    ])(
      'prices imported again under another name with %s share trials and looks with the first',
      async (_, more, family) => {
        const renamed = named('Y', more);
        await tryOn('X/1d', a);
        expect(await countOn(family)).toEqual([0, 0]);
        await opened.dataSets.store(renamed);
        await tryOn(family, a);
        await tryOn(family, b);
        await tryOn(family, c, `${inSampleBacktests}x`);
        for (const each of ['X/1d', family]) {
          expect(await countOn(each)).toEqual([3, 2]);
          expect((await ledger.listLooks(each, 9)).toSorted()).toEqual([a.id, b.id].toSorted());
        }
      },
    );

    test('runs under either name give finalists to the looks of both, and scores to the variance of both', async () => {
      const other = 'a name that makes the header longer';
      const renamed = await opened.dataSets.store(named(other));
      const { record, dataset } = opened;
      for (const [run, family, on, { id }, sharpe] of [
        ['first', 'X/1d', dataset, a, 0.1],
        ['second', `${other}/1d`, renamed, b, 0.2],
      ] as const) {
        await record.openRun(run, family, settingsOn(on));
        await ledger.recordTrials({ run, family, genomes: [id] });
        await record.storeEvaluations({ run, arena: 0 }, [{ id, evaluation: sampleEvaluation(sharpe) }]);
        await record.storeAssessments(run, [{ id, outOfSample: { trades: 1, costs: 0 }, beyondHolding: {} }]);
      }
      for (const each of ['X/1d', `${other}/1d`]) {
        expect(await countOn(each)).toEqual([2, 2]);
        // Of 0.1 and 0.2.
        expect((await ledger.countTrials(each)).sharpeVariance).toBeCloseTo(0.005, 15);
      }
    });

    test.each<[string, Partial<Bars>]>([
      ['a last open one digit higher', nextTick('open')],
      ['a last high one digit higher', nextTick('high')],
      ['a last low one digit higher', nextTick('low')],
      ['a last close one digit higher', nextTick('close')],
      [
        'a bar more',
        dailyBars([
          [2, 4, 1, 3],
          [3, 5, 2, 4],
          [4, 5, 3, 4],
        ]),
      ],
    ])('data with %s are other data', async (_, more) => {
      await opened.dataSets.store(named('Y', more));
      await tryOn('X/1d', a);
      expect(await countOn('X/1d')).toEqual([1, 1]);
      expect(await countOn('Y/1d')).toEqual([0, 0]);
      expect(await ledger.listLooks('Y/1d', 9)).toEqual([]);
    });

    test('a family that holds the prices of two others links them, too', async () => {
      const others = nextTick('close');
      await opened.dataSets.store(named('Z', others));
      await tryOn('Z/1d', a);
      expect(await countOn('X/1d')).toEqual([0, 0]);
      await opened.dataSets.store(named('Y'));
      await opened.dataSets.store(named('Y', others));
      for (const family of ['X/1d', 'Y/1d', 'Z/1d']) expect(await countOn(family)).toEqual([1, 1]);
    });

    test('a data set tells the families of its prices, its own among them', async () => {
      const { dataSets } = opened;
      const dataset = await dataSets.store(named('Y'));
      await dataSets.store(named('Y', { volume: Float64Array.of(1, 1) }));
      const apart = await dataSets.store(named('Z', nextTick('low')));
      expect(await dataSets.listFamilies(dataset)).toEqual(['X/1d', 'Y/1d']);
      expect(await dataSets.listFamilies(apart)).toEqual(['Z/1d']);
      expect(await dataSets.listFamilies('0'.repeat(64))).toEqual([]);
    });
  });
}
