import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { renderReport } from '../../src/adapters/report/report-page';
import { readReport } from '../../src/adapters/report/report-reading';
import { reportCommands } from '../../src/cli/report';
import { recordCandidate } from '../fakes/recorded-candidate';
import { recordRun, wanderingBars } from '../fakes/recorded-run';
import { openCommandWorld } from '../support/command';

jest.mock('../../src/domain/curriculum/stage-gates', () => jest.requireActual<object>('../support/quick-gates'));

let home: string;
let world: ReturnType<typeof openCommandWorld>;
beforeAll(async () => {
  home = mkdtempSync(path.join(os.tmpdir(), 'report-command-'));
  world = openCommandWorld(reportCommands, home);
  const bars = wanderingBars(380);
  await recordRun(world.session, bars, { run: 'night-1', population: 6, generations: 1 });
  await recordRun(world.session, bars, { run: 'night-2', population: 6, generations: 1, conclude: false });
});
afterAll(() => rmSync(home, { recursive: true }));

test('the report goes to the home folder and is the page of the run', async () => {
  const { results, texts, notices, error } = await world.run('report', 'night-1');
  const file = path.join(home, 'reports', 'night-1.html');
  expect(error).toBeUndefined();
  expect(results).toEqual([{ report: file }]);
  expect([texts, notices]).toEqual([[`report ${file}`], []]);
  const run = (await world.session.record.findRun('night-1'))!;
  expect(readFileSync(file, 'utf8')).toBe(renderReport(await readReport(world.session, run)));
});

test('a run that has not ended is reported with a notice, to a file of choice, whose folder is made', async () => {
  const out = path.join(home, 'chosen', 'page.html');
  const { results, notices } = await world.run('report', 'night-2', '--out', out);
  expect(results).toEqual([{ report: out }]);
  expect(notices).toEqual(['run night-2 is evolving: no verdict, in-sample figures only']);
  expect(readFileSync(out, 'utf8')).toContain('No verdict yet');
});

test('an unknown run is not found, an ambiguous one a mistake of usage', async () => {
  expect((await world.run('report', 'day')).error).toMatchObject({ code: 'run.not-found', options: { exitCode: 4 } });
  expect((await world.run('report', 'night')).error).toMatchObject({ code: 'run.ambiguous', options: { exitCode: 2 } });
});

describe('candidates', () => {
  const bars = wanderingBars(380);
  const stages = [{ stage: 'foundation', isJudged: false }] as const;
  beforeAll(async () => {
    await recordCandidate(world.session, bars, { candidate: 'abc-1', run: 'night-1', stages });
    await recordCandidate(world.session, bars, { candidate: 'night-3', stages: [] });
  });

  test('the page of a candidate is found by its name or a unique beginning', async () => {
    const file = path.join(home, 'reports', 'abc-1.html');
    for (const name of ['abc-1', 'ab']) {
      const { results, error } = await world.run('report', name);
      expect([results, error]).toEqual([[{ report: file }], undefined]);
    }
    expect(readFileSync(file, 'utf8')).toContain('<title>Candidate abc-1: It is under way');
  });

  test('its training runs are not meant by its name, and are by theirs', async () => {
    const founder = (await world.session.record.listGenomes(1))[0]!;
    await recordRun(world.session, bars, {
      ...{ run: 'abc-1-foundation-0', population: 4, generations: 1 },
      search: { families: false, founders: [founder.id] },
      training: {
        constraints: { maxPosition: 0.5, turnoverPerDay: 5, regimes: ['low', 'medium', 'high'], costScale: 1 },
      },
    });
    expect((await world.run('report', 'abc')).results).toEqual([{ report: path.join(home, 'reports', 'abc-1.html') }]);
    expect((await world.run('report', 'abc-1-f')).results).toEqual([
      { report: path.join(home, 'reports', 'abc-1-foundation-0.html') },
    ]);
  });

  test('a beginning that runs and candidates share is ambiguous, and names both', async () => {
    const { error } = await world.run('report', 'night');
    expect(error).toMatchObject({
      ...{ code: 'run.ambiguous', message: expect.stringContaining('night-3') as string },
      options: { details: { runs: ['night-2', 'night-1'], candidates: ['night-3'] } },
    });
  });

  test('the page of the run that bred it lists it', async () => {
    await world.run('report', 'night-1');
    expect(readFileSync(path.join(home, 'reports', 'night-1.html'), 'utf8')).toContain(
      'Candidates proven from this run',
    );
  });
});
