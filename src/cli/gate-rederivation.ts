import { findCertificateProblems } from '../activities/certificate-standing';
import type { RecordedCertificate, RecordedVerdict } from '../activities/proving-ports';
import { compareVerdict, findVerdictDifferences } from '../activities/verdict-comparison';
import { codeVersion } from '../config/code-version';
import type { GateName } from '../domain/validation/gate-plan';
import { describeRederivation } from './gate-document';
import { CommandError, exitCodes, type Output } from './output';
import type { RecordSession } from './session';

interface RederivationContext {
  readonly output: Output;
  withRecord<T>(use: (session: RecordSession) => Promise<T>): Promise<T>;
}

/** Judges a verdict again, or every deciding verdict of a certificate and the promotion; ends with a fault where anything differs. */
export async function rederive(prefix: string, { output, withRecord }: RederivationContext): Promise<void> {
  await withRecord(async (session) => {
    const { verdict, certificate } = await findRecorded(session, prefix);
    const isIdentical = certificate
      ? await rederiveCertificate(certificate, session, output)
      : await rederiveOne(verdict, session, output);
    if (!isIdentical) process.exitCode = exitCodes.fault;
  });
}

type Found =
  | { readonly verdict: RecordedVerdict; readonly certificate?: undefined }
  | { readonly certificate: RecordedCertificate; readonly verdict?: undefined };

async function findRecorded({ proofs }: RecordSession, prefix: string): Promise<Found> {
  const id = /^[0-9a-f]{1,64}$/i.test(prefix) ? prefix.toLowerCase() : undefined;
  const verdict = id === undefined ? undefined : await proofs.findVerdict(id);
  const certificate = id === undefined ? undefined : await proofs.findCertificate(id);
  if (verdict && certificate)
    throw new CommandError('gate.ambiguous', `${prefix} may be a verdict or a certificate`, {
      exitCode: exitCodes.usage,
      hint: 'give more of the id',
      details: { verdict: verdict.id, certificate: certificate.id },
    });
  if (verdict) return { verdict };
  if (certificate) return { certificate };
  throw new CommandError('gate.not-found', `there is no verdict or certificate ${prefix}`, {
    exitCode: exitCodes.notFound,
    hint: 'emp gate list',
  });
}

async function rederiveOne(recorded: RecordedVerdict, session: RecordSession, output: Output): Promise<boolean> {
  const { id, verdict } = recorded;
  const { rederivation, differences } = await compareVerdict(session, recorded);
  const codes = { recorded: verdict.origin.codeVersion, current: codeVersion() };
  const identical = differences.length === 0;
  const document = {
    ...{ id, gate: verdict.gate, identical, recorded: verdict, recomputed: rederivation.recomputed, code: codes },
    ...(!identical && { difference: differences[0], differences }),
  };
  output.result(document, () => describeRederivation(recorded, { differences, currentCode: codes.current }));
  return identical;
}

interface ComparedVerdict {
  readonly gate: GateName;
  readonly id: string;
  readonly identical: boolean;
  readonly differences: readonly string[];
}

async function rederiveCertificate(
  recorded: RecordedCertificate,
  session: RecordSession,
  output: Output,
): Promise<boolean> {
  const { id, certificate, verdicts } = recorded;
  const problems = await findCertificateProblems(session.proofs, recorded);
  const compared: ComparedVerdict[] = [];
  for (const { gate, id: named } of certificate.verdicts) {
    const verdict = verdicts.find((known) => known.id === named);
    const differences = verdict
      ? await findVerdictDifferences(session, verdict)
      : ['it is not recorded on the evidence of the certificate'];
    compared.push({ gate, id: named, identical: differences.length === 0, differences });
  }
  const identical = problems.length === 0 && compared.every((one) => one.identical);
  output.result({ id, certificate, identical, problems, verdicts: compared }, () =>
    [
      `certificate ${id} of ${certificate.stage}, candidate ${certificate.candidate}`,
      problems.length === 0 ? 'the promotion comes out again' : `it does not stand:`,
      ...problems.map((problem) => `  - ${problem}`),
      ...compared.flatMap(({ gate, id: named, differences }) => [
        `${gate} ${named.slice(0, 12)}: identical: ${differences.length === 0 ? 'yes, bit for bit' : 'no'}`,
        ...differences.map((difference) => `  - ${difference}`),
      ]),
    ].join('\n'),
  );
  return identical;
}
