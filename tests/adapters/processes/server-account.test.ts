import { chooseServerAccount } from '../../../src/adapters/processes/server-account';
import { temporalServerCommand } from '../../../src/adapters/processes/temporal-server';

test('a normal user runs the server as itself, without a look at the machine', () => {
  const works = jest.fn(() => false);
  expect(chooseServerAccount({ isRoot: false, works }).prefix).toEqual([]);
  expect(works).not.toHaveBeenCalled();
});

test('root uses a user namespace where there is one, else becomes nobody', () => {
  expect(chooseServerAccount({ isRoot: true, works: () => true }).prefix[0]).toBe('unshare');
  const { prefix } = chooseServerAccount({ isRoot: true, works: ([program]) => program === 'setpriv' });
  expect(prefix).toEqual(expect.arrayContaining(['setpriv', '--reuid=65534', '--no-new-privs']));
});

test('root without either is told the three ways out', () => {
  expect(() => chooseServerAccount({ isRoot: true, works: () => false })).toThrow(
    /normal user; set DATABASE_URL .*; allow user namespaces/,
  );
});

test('Temporal listens on the loopback interface only, keeps its state in a file, and polls its queues often', () => {
  const { file, args } = temporalServerCommand({
    executable: '/bin/temporal',
    databaseFile: '/home/temporal.db',
    ports: { grpc: 1, ui: 2, http: 3, metrics: 4 },
    namespace: 'proving',
    searchAttributes: { EmpStage: 'Keyword' },
  });
  expect(file).toBe('/bin/temporal');
  const words = args.join(' ');
  for (const part of ['--ip 127.0.0.1 --port 1', '--ui-ip 127.0.0.1 --ui-port 2', '--http-port 3', '--metrics-port 4'])
    expect(words).toContain(part);
  expect(words).toContain('--db-filename /home/temporal.db');
  expect(words).toContain('--namespace proving');
  expect(words).toContain('--search-attribute EmpStage=Keyword');
  expect(args.filter((word) => /^history\.\w+ProcessorMaxPollRPS=2000$/.test(word))).toHaveLength(3);
});
