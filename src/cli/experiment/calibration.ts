import type { CliContext } from '../context';
import { familyStudies } from './calibration-families';
import { placeboStudies } from './calibration-placebos';
import { ratioStudies } from './calibration-ratios';
import { selectionStudies } from './calibration-selection';
import { snoopingStudies } from './calibration-snooping';
import { runStudy, type CalibrationStudy } from './calibration-study';
import { describeCalibration } from './calibration-table';
import { targetStudies } from './calibration-targets';

export interface CalibrationOptions {
  readonly replications: number;
  readonly seed: number;
}

/** All that the gates look at and that has a level, a confidence or a threshold to keep. */
export const calibrationStudies: readonly CalibrationStudy[] = [
  ...ratioStudies,
  ...selectionStudies,
  ...snoopingStudies,
  ...familyStudies,
  ...targetStudies,
  ...placeboStudies,
];

/** Do the tests keep the levels they name, and the intervals their confidence? On made-up returns, without a server or a record. */
export function runCalibration({ replications, seed }: CalibrationOptions, { output }: CliContext): void {
  const startedAt = performance.now();
  const rows = calibrationStudies.flatMap((study, place) => {
    output.notice(`${place + 1} of ${calibrationStudies.length}: ${study.truth}`);
    return runStudy(study, { replications, seed });
  });
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  output.result(
    { replications, seed, rows, seconds },
    () =>
      `${describeCalibration(rows)}\n\n${replications} histories of each kind, a fifth of them where one takes long, seed ${seed}, ${seconds} s`,
  );
}
