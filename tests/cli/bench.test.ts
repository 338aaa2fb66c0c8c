import { Command } from 'commander';
import { benchCommands, chooseThreadCounts } from '../../src/cli/bench';
import type { CliContext } from '../../src/cli/context';
import { terminalOutput } from '../../src/cli/terminal-output';
import { readEnvironment } from '../../src/config/env';

/** Runs `emp bench ...` with no stack to be had. */
async function bench(...args: string[]): Promise<{ stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const context: CliContext = {
    output: terminalOutput({
      json: args.includes('--json'),
      stdout: { write: (text) => (written.stdout += text) },
      stderr: { write: (text) => (written.stderr += text) },
    }),
    environment: readEnvironment({}),
    withStack: () => Promise.reject(new Error('no stack here')),
  };
  const program = new Command('emp')
    .option('--json')
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
  benchCommands(program, context);
  await program.parseAsync(['bench', ...args], { from: 'user' });
  return written;
}

test('with --json, one document with the figures and the machine', async () => {
  const { stdout } = await bench('indicators', '--rounds', '1', '--json');
  const { benchmarks, machine } = JSON.parse(stdout);
  expect(benchmarks).toHaveLength(21);
  for (const benchmark of benchmarks) {
    expect(benchmark).toMatchObject({ name: expect.stringMatching(/^indicators/), unit: expect.any(String) });
    for (const name of ['value', 'baseline', 'ratio']) expect(benchmark[name]).toBeGreaterThan(0);
  }
  expect(machine).toMatchObject({ cores: expect.any(Number), node: process.versions.node });
});

test('for people, a table; what is at work is told beside it', async () => {
  const { stdout, stderr } = await bench('indicators', '--rounds', '1');
  expect(stdout).toMatch(/^benchmark +value +baseline/);
  expect(stderr).toBe('measuring: indicators\n');
});

test('an unknown name is refused with those there are', async () => {
  await expect(bench('evaluater')).rejects.toMatchObject({
    code: 'commander.invalidArgument',
    message: expect.stringMatching(/evaluator, .*indicators, .*scaling, generation, generation-large/),
  });
});

test('the benchmark of whole generations needs the stack', async () => {
  await expect(bench('generation', '--population', '2', '--generations', '1')).rejects.toThrow('no stack here');
});

test.each([
  [1, [1]],
  [2, [1, 2]],
  [3, [1, 2, 3]],
  [8, [1, 2, 4, 8]],
  [12, [1, 2, 4, 8, 12]],
])('up to %i threads are tried as %j', (most, counts) => {
  expect(chooseThreadCounts(most)).toEqual(counts);
});
