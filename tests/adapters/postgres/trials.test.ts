import { openPostgresRecord } from '../../support/postgres-record';
import { settingsOn } from '../../support/record-contract';
import { sampleEvaluation, sampleOffspring } from '../../support/record-samples';

let opened: Awaited<ReturnType<typeof openPostgresRecord>>;
const offspring = sampleOffspring(2);

beforeEach(async () => {
  opened = await openPostgresRecord();
  await opened.record.openRun('run', 'X/1d', settingsOn(opened.dataset));
  await opened.record.storeOffspring('run', 0, offspring);
  await opened.ledger.recordTrials({ run: 'run', family: 'X/1d', genomes: offspring.map(({ id }) => id) });
}, 60_000);
afterEach(() => opened.close());

test.each([
  `update trials set family = 'elsewhere'`,
  `update trials set family = 'elsewhere' where false`,
  'delete from trials',
  'truncate trials, evaluations',
  'truncate trials cascade',
  'truncate genomes cascade',
  `insert into trials (run, genome, family) select run, genome, 'elsewhere' from trials
     on conflict (run, genome) do update set family = excluded.family`,
])('the database itself refuses to let the ledger forget: %s', async (sql) => {
  await expect(opened.pool.query(sql)).rejects.toMatchObject({ code: 'EMP01' });
  expect(await opened.ledger.countTrials('X/1d')).toEqual({ trials: 2 });
});

test.each(['delete from assessments', 'truncate assessments', `update assessments set rank = 3`])(
  'a look at the hold-out stays, too: %s',
  async (sql) => {
    await expect(opened.pool.query(sql)).rejects.toMatchObject({ code: 'EMP01' });
  },
);

test('a run counts for its family for ever', async () => {
  await expect(opened.pool.query(`update runs set family = 'Z/1d'`)).rejects.toMatchObject({ code: 'EMP01' });
  await opened.pool.query(`update runs set family = family`);
});

test('a genome of the ledger cannot be deleted', async () => {
  await expect(opened.pool.query('delete from genomes')).rejects.toMatchObject({ code: '23503' });
});

test('the database itself refuses a score without its trial, and a trial of a genome that is not recorded', async () => {
  const [{ id }] = offspring as [(typeof offspring)[0]];
  await expect(
    opened.pool.query(`insert into evaluations (run, genome, content) values ('elsewhere', $1, '{}')`, [id]),
  ).rejects.toMatchObject({ constraint: 'evaluations_are_trials' });
  await expect(
    opened.ledger.recordTrials({ run: 'run', family: 'X/1d', genomes: ['0'.repeat(64)] }),
  ).rejects.toMatchObject({ code: '23503' });
});

test('a trial stays in the family it was first recorded in', async () => {
  await opened.ledger.recordTrials({ run: 'run', family: 'Y/1d', genomes: offspring.map(({ id }) => id) });
  expect(await opened.ledger.countTrials('Y/1d')).toEqual({ trials: 0 });
  expect(await opened.ledger.countTrials('X/1d')).toEqual({ trials: 2 });
});

test('a trial counts though its worker died before the score', async () => {
  const [first] = offspring as [(typeof offspring)[0]];
  await opened.record.storeEvaluations({ run: 'run', arena: 0 }, [{ id: first.id, evaluation: sampleEvaluation(0.1) }]);
  expect(await opened.ledger.countTrials('X/1d')).toEqual({ trials: 2 });
});

test('workers that record the same genomes in any order never wait for each other in a circle', async () => {
  const { pool, ledger } = opened;
  const [low, high] = offspring.map(({ id }) => id).sort() as [string, string];
  const other = await pool.connect();
  const insert = `insert into trials (run, genome, family) values ('both', $1, 'Z/1d')`;
  await other.query('begin');
  await other.query(insert, [low]);
  const recording = ledger.recordTrials({ run: 'both', family: 'Z/1d', genomes: [high, low] });
  const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  while ((await pool.query(waiting)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await other.query(insert, [high]);
  await other.query('commit');
  other.release();
  await recording;
  expect(await ledger.listTrials('both')).toEqual([low, high]);
});
