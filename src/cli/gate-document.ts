import type { RecordedVerdict } from '../activities/proving-ports';
import type { GateStatistic, GateThreshold } from '../domain/validation/gate';
import { checkThreshold, showFigure, showThreshold } from '../domain/validation/threshold-check';
import { formatTable } from './table';

/** What `emp gate explain` says to programs. */
export function verdictDocument({ id, attempt, verdict, recordedAt }: RecordedVerdict, currentCode: string) {
  const { evidence, origin, counts, ledger, statistics, ...said } = verdict;
  return {
    ...{ id, attempt, recordedAt, ...said },
    evidence: { hash: evidence, ...origin, counts, ledger },
    statistics: statistics.map((statistic) => ({
      ...statistic,
      thresholds: said.thresholds
        .filter((threshold) => threshold.statistic === statistic.name)
        .map((threshold) => ({ ...threshold, met: checkThreshold(statistics, threshold) ?? null })),
    })),
    code: { recorded: origin.codeVersion, current: currentCode },
  };
}

/** A verdict as a table of its figures, with the reasons before it and where the evidence comes from behind. */
export function describeVerdict(recorded: RecordedVerdict, currentCode: string): string {
  const { id, attempt, recordedAt, verdict } = recorded;
  const { gate, role, outcome, question, rule, reasons, origin, counts, ledger } = verdict;
  const facts: [string, string][] = [
    ['verdict', id],
    ['evidence', verdict.evidence],
    ['candidate', `${origin.candidate}, ${origin.stage}, attempt ${attempt + 1}`],
    ['strategy', origin.strategy],
    ['data', `${origin.dataset} (${origin.family})`],
    ['settings', `${origin.settings}, seed ${origin.seed}`],
    ['counts', `${describeCounts(counts)}; the ledger had ${ledger.trials} trials and ${ledger.looks} looks`],
    ['rule', `${gate} ${rule}, ${JSON.stringify(verdict.policy)}`],
    ['code', describeCode(origin.codeVersion, currentCode)],
    ['recorded', recordedAt],
  ];
  return [
    `${gate} (${role}): ${outcome}`,
    question,
    ...reasons.map((reason) => `  - ${reason}`),
    '',
    formatFigures(verdict.statistics, verdict.thresholds),
    '',
    ...facts.map(([name, fact]) => `${name.padEnd(10)} ${fact}`),
  ].join('\n');
}

function formatFigures(statistics: readonly GateStatistic[], thresholds: readonly GateThreshold[]): string {
  if (statistics.length === 0) return 'no figures';
  const show = (figure: number | undefined): string => (figure === undefined ? '' : showFigure(figure));
  return formatTable(
    ['figure', 'value', 'error', 'interval', 'p', 'threshold', 'met', 'method'],
    statistics.map(({ name, value, standardError, interval, pValue, method }) => {
      const asked = thresholds.filter(({ statistic }) => statistic === name);
      return [
        ...[name, value === undefined && pValue === undefined ? 'undefined' : show(value), show(standardError)],
        interval ? `${show(interval.lower)} .. ${show(interval.upper)} (${showFigure(interval.level * 100)} %)` : '',
        ...[show(pValue), asked.map(showThreshold).join(', ')],
        asked.map((threshold) => metWords[`${checkThreshold(statistics, threshold)}`]).join(', '),
        method,
      ];
    }),
  );
}

const metWords: Readonly<Record<`${boolean | undefined}`, string>> = { true: 'yes', false: 'no', undefined: '?' };

function describeCounts({ trials, looks, effectiveTrials }: RecordedVerdict['verdict']['counts']): string {
  const effective = effectiveTrials === undefined ? '' : ` (${showFigure(effectiveTrials)} effective)`;
  return `${trials} trials${effective}, ${looks} looks`;
}

function describeCode(recorded: string, current: string): string {
  return recorded === current ? recorded : `${recorded}; this build is other code, ${current.slice(0, 12)}`;
}

/** Whether a verdict came out again as it was recorded, and every way in which it did not. */
export function describeRederivation(
  { id, verdict }: RecordedVerdict,
  { differences, currentCode }: { readonly differences: readonly string[]; readonly currentCode: string },
): string {
  const { gate, outcome, evidence, origin } = verdict;
  return [
    `${gate}: ${outcome}, identical: ${differences.length === 0 ? 'yes, bit for bit' : 'no'}`,
    ...differences.map((difference) => `  - ${difference}`),
    `verdict  ${id}`,
    `evidence ${evidence}, every byte verified`,
    "compared policy, role, origin and champion with the candidate's record, counts with the ledger",
    `code     ${describeCode(origin.codeVersion, currentCode)}`,
  ].join('\n');
}

/** A line of `emp gate list`. */
export function listedVerdict({ id, attempt, verdict, recordedAt }: RecordedVerdict) {
  const { gate, role, outcome, evidence, origin } = verdict;
  const { candidate, stage } = origin;
  return { id, candidate, stage, attempt, gate, role, outcome, evidence, recordedAt };
}

export function describeVerdicts(verdicts: readonly RecordedVerdict[]): string {
  if (verdicts.length === 0) return 'no verdicts';
  return formatTable(
    ['verdict', 'candidate', 'stage', 'gate', 'role', 'outcome', 'recorded'],
    verdicts.map((recorded) => {
      const { id, candidate, stage, gate, role, outcome, recordedAt } = listedVerdict(recorded);
      return [id.slice(0, 12), candidate, stage, gate, role, outcome, recordedAt];
    }),
  );
}
