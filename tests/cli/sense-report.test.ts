import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { senseReportCommand } from '../../src/cli/sense-report';
import { wanderingBars } from '../fakes/recorded-run';
import { openCommandWorld } from '../support/command';

let home: string;
beforeAll(() => (home = mkdtempSync(path.join(os.tmpdir(), 'sense-report-'))));
afterAll(() => rmSync(home, { recursive: true }));

const open = async () => {
  const world = openCommandWorld(senseReportCommand, home);
  return { ...world, dataset: await world.session.dataSets.store(wanderingBars(420)) };
};

test('the page of a data set lies in the home folder, and says whose it is and up to when', async () => {
  const { run, dataset } = await open();
  const { results, texts, error } = await run('report', '--dataset', dataset, '--to', '2011-01-31');
  expect(error).toBeUndefined();
  const report = path.join(home, 'reports', `senses-${dataset.slice(0, 12)}.html`);
  expect(results).toEqual([{ report }]);
  expect(texts).toEqual([`report ${report}`]);
  expect(readFileSync(report, 'utf8')).toContain('<title>Senses on WANDER, 2011-01-31</title>');
});

test('it is written where it is wanted, of the bars that are asked for', async () => {
  const { run, dataset } = await open();
  const out = path.join(home, 'deep', 'page.html');
  await run('report', '--dataset', dataset, '--from', '2010-12-01', '--to', '2010-12-31', '--out', out);
  expect(readFileSync(out, 'utf8')).toContain('31 bars, 2010-12-01 to 2010-12-31');
});

test('a data set that does not exist, or has no bars in that time, is refused', async () => {
  const { run, dataset } = await open();
  expect((await run('report', '--dataset', 'ffff')).error).toMatchObject({ code: 'data.not-found' });
  expect((await run('report', '--dataset', dataset, '--to', '1999-01-01')).error).toMatchObject({
    code: 'strategy.no-bars',
  });
});
