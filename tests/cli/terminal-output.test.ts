import { formatTable } from '../../src/cli/table';
import { terminalOutput } from '../../src/cli/terminal-output';

function captured(json: boolean) {
  const written = { stdout: '', stderr: '' };
  const sink = (name: keyof typeof written) => ({ write: (text: string) => void (written[name] += text) });
  return { written, output: terminalOutput({ json, stdout: sink('stdout'), stderr: sink('stderr') }) };
}

test('people read text on stdout, and progress beside it', () => {
  const { written, output } = captured(false);
  output.notice('starting');
  output.result({ run: 'a' }, () => 'run a');
  output.line({ generation: 1 }, () => 'generation 1');
  expect(written).toEqual({ stdout: 'run a\ngeneration 1\n', stderr: 'starting\n' });
});

test('programs read one document a line, and the text is not even made', () => {
  const { written, output } = captured(true);
  const text = jest.fn(() => 'text');
  output.notice('starting');
  output.result({ run: 'a', missing: undefined }, text);
  output.line({ generation: 1 }, text);
  expect(written).toEqual({ stdout: '{"run":"a"}\n{"generation":1}\n', stderr: 'starting\n' });
  expect(text).not.toHaveBeenCalled();
});

test('columns are as wide as their widest cell, numbers stand to the right', () => {
  const rows = [
    ['A', 7],
    ['Beta', 1_234],
  ];
  expect(formatTable(['name', 'trades'], rows)).toBe('name  trades\nA          7\nBeta    1234');
  expect(formatTable(['name'], [])).toBe('name');
});
