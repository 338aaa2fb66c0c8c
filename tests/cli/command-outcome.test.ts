import { CommanderError } from 'commander';
import { describeOutcome } from '../../src/cli/command-outcome';
import { CommandError, exitCodes } from '../../src/cli/output';
import { EnvironmentFault } from '../../src/config/env';

const withCode = (code: unknown, message = 'text') => Object.assign(new Error(message), { code });

test('an outcome of our own keeps its code, exit code, hint and details', () => {
  const refusal = new CommandError('gate.refused', 'too few trades', {
    exitCode: exitCodes.refused,
    hint: 'wait',
    details: { trades: 3 },
  });
  expect(describeOutcome(refusal)).toEqual({
    exitCode: 3,
    error: { code: 'gate.refused', message: 'too few trades', hint: 'wait', details: { trades: 3 } },
  });
  const plain = new CommandError('run.not-found', 'no run x', { exitCode: exitCodes.notFound });
  expect(describeOutcome(plain)).toEqual({ exitCode: 4, error: { code: 'run.not-found', message: 'no run x' } });
});

test('a word that is not understood is a usage error with the nearest match', () => {
  const unknown = new CommanderError(
    1,
    'commander.unknownOption',
    "error: unknown option '--sed'\n(Did you mean --seed?)",
  );
  expect(describeOutcome(unknown)).toEqual({
    exitCode: 2,
    error: { code: 'usage.unknown-option', message: "unknown option '--sed'", hint: 'Did you mean --seed?' },
  });
  const strange = new CommanderError(1, 'commander.unknownCommand', "error: unknown command 'zzz'");
  expect(describeOutcome(strange).error?.hint).toBe('emp --help');
});

test('help that was asked for is no error, help for want of a verb is', () => {
  expect(describeOutcome(new CommanderError(0, 'commander.helpDisplayed', '(outputHelp)'))).toEqual({ exitCode: 0 });
  expect(describeOutcome(new CommanderError(1, 'commander.help', '(outputHelp)'))).toMatchObject({
    exitCode: 2,
    error: { code: 'usage.missing-verb' },
  });
});

test.each([
  ['ECONNREFUSED', 5, 'unreachable'],
  [14, 5, 'unreachable'],
  ['ENOENT', 4, 'file.not-found'],
  ['data.corrupt-snapshot', 1, 'data.corrupt-snapshot'],
  ['data.ambiguous', 2, 'data.ambiguous'],
  ['data.not-found', 4, 'data.not-found'],
  ['evolution.run-differs', 3, 'evolution.run-differs'],
  ['42P01', 1, 'fault'],
  [undefined, 1, 'fault'],
])('an error with code %s ends with %i as %s', (code, exitCode, told) => {
  expect(describeOutcome(withCode(code))).toMatchObject({ exitCode, error: { code: told, message: 'text' } });
});

test('what is thrown without being an error is told too', () => {
  expect(describeOutcome('boom')).toMatchObject({ exitCode: 1, error: { code: 'fault', message: 'boom' } });
  expect(describeOutcome(new Error(''))).toMatchObject({ exitCode: 1, error: { message: 'Error' } });
});

test('a wrong environment lists its problems', () => {
  const problems = [{ variable: 'EMP_METRICS_PORT', found: 'x', expected: 'a number', example: '9464' }];
  expect(describeOutcome(new EnvironmentFault(problems))).toMatchObject({
    exitCode: 2,
    error: { code: 'environment.invalid', details: { problems } },
  });
});
