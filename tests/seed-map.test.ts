import fs from 'node:fs';
import path from 'node:path';
import { projectRoot, readProjectFile } from './support/project-files';

interface Row {
  readonly name: string;
  readonly where: string;
  readonly paths: readonly string[];
}

const text = readProjectFile('docs/seed-map.md');
const rows: Row[] = text.split('\n').flatMap((line) => {
  const [, name, where] = /^\| (.+?) +\| (.+?) +\|/.exec(line) ?? [];
  if (name === undefined || where === undefined || name === 'named in the plans' || /^-+$/.test(name)) return [];
  return [{ name, where, paths: [...where.matchAll(/`([^`]+)`/g)].flatMap(([, found]) => found ?? []) }];
});
const milestones = (/^Milestones: (.+)\.$/m.exec(text)?.[1] ?? '').split(', ');
const seeds = path.resolve(__dirname, '../../shared/seeds');

/** Classes declared, components made, and systems named in bold, in the plans' own spelling. */
function findNamedSystems(plans: string): string[] {
  const patterns = [/^\s*class (\w+)/gm, /\bself\.\w+ = ([A-Z]\w+)\(/g, /\*\*([A-Z][a-z]+(?:[A-Z]+[a-z]+)+)\*\*/g];
  return [
    ...new Set(patterns.flatMap((pattern) => [...plans.matchAll(pattern)].flatMap(([, name]) => name ?? []))),
  ].sort();
}

/** Top-level keys of the configuration blocks; what describes a cluster is no configuration of ours. */
function findConfigurationBlocks(plans: string): string[] {
  const blocks = [...plans.matchAll(/```yaml\n(.*?)```/gs)].map(([, block]) => block ?? '');
  const ours = blocks.filter((block) => !/^(apiVersion|groups):/m.test(block));
  return [
    ...new Set(ours.flatMap((block) => [...block.matchAll(/^([a-z_]+):/gm)].flatMap(([, key]) => key ?? []))),
  ].sort();
}

function mapNames(name: string): boolean {
  return rows.some((row) => new RegExp(`\\b${name}\\b`).test(row.name));
}

test('every built row names files that exist and hold something', () => {
  const paths = rows.flatMap((row) => row.paths);
  expect(paths.length).toBeGreaterThan(10);
  const absent = paths.filter((file) => {
    const full = path.join(projectRoot, file);
    return !fs.existsSync(full) || (fs.statSync(full).isDirectory() && fs.readdirSync(full).length === 0);
  });
  expect(absent).toEqual([]);
});

test('every other row names the milestone that builds it', () => {
  expect(milestones.length).toBeGreaterThan(1);
  const planned = milestones.map((milestone) => `planned (${milestone})`);
  const lost = rows.filter((row) => row.paths.length === 0 && !planned.includes(row.where));
  expect(lost).toEqual([]);
});

test('no name stands in two rows', () => {
  const names = rows.map((row) => row.name);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

test('the decisions a note cites exist', () => {
  const cited = [...text.matchAll(/\b(00\d\d)\b/g)].map(([number]) => number);
  const decisions = fs.readdirSync(path.join(projectRoot, 'docs/decisions'));
  expect(cited.length).toBeGreaterThan(0);
  expect(cited.filter((number) => !decisions.some((file) => file.startsWith(`${number}-`)))).toEqual([]);
});

test('the search finds classes, components, bold names and configuration blocks', () => {
  const plan = [
    'class A:',
    '  self.b = Bcd(config)',
    '- **CentralBank**: x',
    '```yaml',
    '# y',
    'limits:',
    '  deep: 1',
    '```',
  ];
  expect(findNamedSystems(plan.join('\n'))).toEqual(['A', 'Bcd', 'CentralBank']);
  expect(findConfigurationBlocks(plan.join('\n'))).toEqual(['limits']);
  expect(mapNames('NoSuchEngine')).toBe(false);
});

const suite = fs.existsSync(seeds) ? describe : describe.skip;
suite('against the founding plans (../shared/seeds)', () => {
  const read = (): string =>
    fs
      .readdirSync(seeds)
      .map((file) => fs.readFileSync(path.join(seeds, file), 'utf8'))
      .join('\n');

  test('every class and component is in the map', () => {
    const named = findNamedSystems(read());
    expect(named).toEqual(expect.arrayContaining(['MultiDimensionalFitnessEvaluator', 'CircuitBreakerSystem']));
    expect(named.filter((name) => !mapNames(name))).toEqual([]);
  });

  test('every configuration block is in the map', () => {
    const blocks = findConfigurationBlocks(read());
    expect(blocks).toEqual(expect.arrayContaining(['microstructure', 'curriculum']));
    expect(blocks.filter((block) => !mapNames(block))).toEqual([]);
  });
});
