import type { Command } from 'commander';
import type { RecordedVerdict } from '../activities/proving-ports';
import { codeVersion } from '../config/code-version';
import { requireCandidate } from './candidate-lookup';
import { describeVerdict, describeVerdicts, listedVerdict, verdictDocument } from './gate-document';
import { rederive } from './gate-rederivation';
import { parseWhole } from './options';
import { CommandError, exitCodes, type Output } from './output';
import type { RecordSession } from './session';

export interface GateContext {
  readonly output: Output;
  /** Opens the record for one command and closes it afterwards. */
  withRecord<T>(use: (session: RecordSession) => Promise<T>): Promise<T>;
}

/** Registers `emp gate explain | rederive | list`. */
export function gateCommands(program: Command, context: GateContext): void {
  const gate = program
    .command('gate')
    .description('what gates said of candidates, on what evidence, and whether it still comes out so');
  gate
    .command('explain')
    .argument('<id>', 'verdict, by a unique beginning of its id')
    .description('one verdict: every figure with its interval and threshold, and where the evidence comes from')
    .action((id: string) => explainVerdict(id, context));
  gate
    .command('rederive')
    .argument('<id>', 'verdict or certificate, by a unique beginning of its id')
    .description('judge again from the recorded evidence; it must agree bit for bit, and with the rest of the record')
    .action((id: string) => rederive(id, context));
  gate
    .command('list')
    .argument('[candidate]', 'only of this candidate: its name, or a unique beginning of it')
    .option('--limit <number>', 'at most so many', parseWhole({ min: 1, max: 10_000 }), 100)
    .description('verdicts of the record, newest first')
    .action((candidate: string | undefined, { limit }: { limit: number }) =>
      listVerdicts({ named: candidate, limit }, context),
    );
}

async function explainVerdict(prefix: string, { output, withRecord }: GateContext): Promise<void> {
  const recorded = await withRecord((session) => requireVerdict(session, prefix));
  const current = codeVersion();
  output.result(verdictDocument(recorded, current), () => describeVerdict(recorded, current));
}

async function listVerdicts(
  { named, limit }: { named: string | undefined; limit: number },
  { output, withRecord }: GateContext,
): Promise<void> {
  const verdicts = await withRecord(async ({ proofs }) => {
    const chosen = named === undefined ? {} : { candidate: (await requireCandidate(proofs, named)).candidate };
    return proofs.listVerdicts({ ...chosen, limit });
  });
  output.result({ verdicts: verdicts.map(listedVerdict) }, () => describeVerdicts(verdicts));
}

async function requireVerdict({ proofs }: RecordSession, prefix: string): Promise<RecordedVerdict> {
  const found = /^[0-9a-f]{1,64}$/i.test(prefix) ? await proofs.findVerdict(prefix.toLowerCase()) : undefined;
  if (found) return found;
  throw new CommandError('gate.not-found', `there is no verdict ${prefix}`, {
    exitCode: exitCodes.notFound,
    hint: 'emp gate list',
  });
}
