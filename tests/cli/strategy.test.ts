import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strategyCommands } from '../../src/cli/strategy';
import { completePlan } from '../../src/domain/evolution/search-plan';
import { canonicalGenome, genomeId } from '../../src/domain/strategy/canonical-genome';
import type { Genome } from '../../src/domain/strategy/genome';
import { recordRun, wanderingBars } from '../fakes/recorded-run';
import { openCommandWorld } from '../support/command';

let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'strategy-command-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, content: unknown): string {
  const file = path.join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const open = () => openCommandWorld(strategyCommands);
type World = ReturnType<typeof open>;

/** Buys after a bar that rose, sells after one that fell. */
const followTheBar: Genome = {
  schema: 1,
  long: { enter: { left: 'close', is: 'above', right: 'open' }, exit: { left: 'close', is: 'below', right: 'open' } },
  exits: {},
  sizing: { kind: 'fixed', fraction: 1 },
};
const followerId = genomeId(canonicalGenome(followTheBar));

describe('import', () => {
  test('a strategy is stored in canonical form under its content hash', async () => {
    const { run, session } = open();
    const { results, texts, error } = await run(
      'strategy',
      'import',
      fileOf('bom.json', `\uFEFF${JSON.stringify(followTheBar)}`),
    );
    expect(error).toBeUndefined();
    expect(results).toEqual([{ strategy: followerId }]);
    expect(texts[0]!.split('\n')).toEqual([
      `strategy ${followerId}`,
      '  Buy when the close is above the open.',
      '  Sell when the open is above the close.',
      '  No protective exit.',
      '  Put 100 % of equity into each trade.',
      '2 rules to understand: conditions, connectives and protective exits',
    ]);
    expect(await session.record.loadGenome(followerId)).toEqual(canonicalGenome(followTheBar));
  });

  test('looking at rules is no trial', async () => {
    const { run, session } = open();
    await run('strategy', 'import', fileOf('rules.json', followTheBar));
    await run('strategy', 'show', followerId);
    expect(await session.ledger.countTrials('TINY/1d')).toEqual({ trials: 0 });
  });

  test('every problem is named at once, with its path, what was found and what was expected; nothing is stored', async () => {
    const { run, session } = open();
    const wrong = { ...followTheBar, exits: { stopAtr: 0 }, sizing: { kind: 'fixed', fraction: 95 }, schema: 7 };
    const file = fileOf('wrong.json', wrong);
    const { error, results } = await run('strategy', 'import', file);
    const problems = [
      { path: 'schema', found: '7', expected: '1' },
      { path: 'exits.stopAtr', found: '0', expected: 'a number from 0.25 to 20' },
      { path: 'sizing.fraction', found: '95', expected: 'a number from 0.01 to 1' },
    ];
    expect(error).toMatchObject({ code: 'strategy.invalid', options: { exitCode: 1, details: { file, problems } } });
    expect((error as Error).message).toContain('has 3 problems\n  schema: found 7, expected 1');
    expect([results, await session.record.findGenomes('', 9)]).toEqual([[], []]);
  });

  test.each([
    ['strategy.not-json', 1, () => fileOf('text.json', 'buy low, sell high')],
    ['strategy.file-not-found', 4, () => path.join(folder, 'absent.json')],
    ['strategy.unreadable-file', 1, () => folder],
    ['strategy.invalid', 1, () => fileOf('list.json', [])],
  ])('%s', async (code, exitCode, file) => {
    expect((await open().run('strategy', 'import', file())).error).toMatchObject({ code, options: { exitCode } });
  });
});

describe('show and compare', () => {
  let world: World;
  let ids: readonly string[];
  beforeAll(async () => {
    world = open();
    await recordRun(world.session, wanderingBars(400));
    ids = (await world.session.record.loadGenerations('run-1'))[0]!.archive;
    await world.run('strategy', 'import', fileOf('follower.json', followTheBar));
  });

  test('a strategy of evolution comes with its rules, genome, birth and figures', async () => {
    const { results, texts } = await world.run('strategy', 'show', ids[0]!.slice(0, 10));
    const [scored] = await world.session.record.loadScored({ run: 'run-1', arena: 0 }, [ids[0]!]);
    const { dataset } = (await world.session.record.findRun('run-1'))!.settings;
    expect(results[0]).toMatchObject({
      ...{
        strategy: ids[0],
        genome: scored!.genome,
        rules: expect.arrayContaining([expect.stringMatching(/ equity/)]),
      },
      bornIn: { run: 'run-1', generation: 0, parents: [], operator: 'random' },
      metrics: { dataset, costs: 'default', fitness: scored!.fitness, inSample: scored!.evaluation.inSample },
    });
    expect(texts[0]).toContain('born in run run-1, generation 1, by random');
    expect(texts[0]).toMatch(/Sharpe ratio +-?\d/);
  });

  test('a finalist has out-of-sample figures once its run has ended', async () => {
    const [assessment] = await world.session.record.loadAssessments('run-1');
    const { results, texts } = await world.run('strategy', 'show', assessment!.id);
    expect(results[0]).toMatchObject({ metrics: { outOfSample: assessment!.outOfSample } });
    expect(texts[0]).toMatch(/in sample +out of sample/);
    const { luck } = (results[0] as { metrics: { luck: { inSample: string; outOfSample: string } } }).metrics;
    const { trials } = await world.session.ledger.countTrials('WANDER/1d');
    expect(luck.inSample).toContain(`after ${trials} trials`);
    expect(luck.outOfSample).toContain(`after ${await world.session.ledger.countLooks('WANDER/1d')} look`);
    expect(texts[0]).toContain(`in sample: ${luck.inSample}\nout of sample: ${luck.outOfSample}`);
    const compared = await world.run('strategy', 'compare', assessment!.id, assessment!.id);
    expect(compared.texts[0]).toContain(`${assessment!.id.slice(0, 12)} out of sample: ${luck.outOfSample}`);
  });

  test("a user's own strategy was born nowhere and has no figures", async () => {
    const { results, texts } = await world.run('strategy', 'show', followerId);
    expect(results[0]).toEqual({
      strategy: followerId,
      rules: expect.any(Array),
      ruleCount: 2,
      genome: canonicalGenome(followTheBar),
    });
    expect(texts[0]).toContain('written by a user');
  });

  test('a strategy bred but not scored yet has a birth and no figures', async () => {
    const fresh = open();
    const { record, dataSets } = fresh.session;
    const dataset = await dataSets.store(wanderingBars(380));
    const settings = {
      dataset,
      population: 2,
      generations: 1,
      seed: 1,
      costs: 'none',
      search: completePlan(),
    } as const;
    await record.openRun('r', 'WANDER/1d', settings);
    const parents = ['a'.repeat(64), 'b'.repeat(64)];
    const child = {
      id: followerId,
      genome: canonicalGenome(followTheBar),
      parents,
      operator: 'crossover',
      heredity: { age: 0 },
    };
    await record.storeOffspring('r', 0, [child]);
    const { results, texts } = await fresh.run('strategy', 'show', followerId);
    expect(results[0]).toMatchObject({ bornIn: { run: 'r', generation: 0, parents } });
    expect(results[0]).not.toHaveProperty('metrics');
    expect(texts[0]).toContain('by crossover of aaaaaaaaaaaa and bbbbbbbbbbbb');
  });

  test('two strategies stand side by side in one table', async () => {
    const two = ids.length > 1 ? ids[1]! : followerId;
    const { results, texts } = await world.run('strategy', 'compare', ids[0]!, two);
    expect(results[0]).toMatchObject({ strategies: [{ strategy: ids[0] }, { strategy: two }] });
    expect(texts[0]).toContain(`${ids[0]!.slice(0, 12)} in`);
    expect(texts[0]).toMatch(/Max drawdown +\d/);
  });

  test('strategies without figures are compared by their rules', async () => {
    const { texts } = await world.run('strategy', 'compare', followerId, followerId);
    expect(texts[0]).toContain('neither was scored by a run yet');
  });

  test('figures of different data are not to be compared, and it is said', async () => {
    const mixed = open();
    // Without founders, who would have been scored on both.
    const search = { families: false };
    await recordRun(mixed.session, wanderingBars(380), { run: 'a', population: 4, generations: 1, search });
    await recordRun(mixed.session, wanderingBars(380, { seed: 2 }), {
      run: 'b',
      population: 4,
      generations: 1,
      seed: 9,
      search,
    });
    const [a] = await mixed.session.ledger.listTrials('a');
    const [b] = await mixed.session.ledger.listTrials('b');
    expect((await mixed.run('strategy', 'compare', a!, b!)).texts[0]).toContain('they cannot be compared');
  });

  test('an unknown id is not found, an ambiguous one a mistake of usage', async () => {
    expect((await world.run('strategy', 'show', 'f'.repeat(64))).error).toMatchObject({
      code: 'strategy.not-found',
      options: { exitCode: 4 },
    });
    const all = await world.session.record.findGenomes('', 99);
    const digit = [...'0123456789abcdef'].find((one) => all.filter((id) => id.startsWith(one)).length > 1)!;
    expect((await world.run('strategy', 'show', digit)).error).toMatchObject({
      code: 'strategy.ambiguous',
      options: { exitCode: 2 },
    });
  });
});
