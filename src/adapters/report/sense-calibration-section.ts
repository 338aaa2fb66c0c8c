import type { SenseCalibration } from '../../domain/sensory/calibration';
import { formatDay, formatFigure } from './figure-text';
import { html, type Markup } from './html';
import type { SensedWindow, SenseReading } from './sense-reading';

const verdicts: Readonly<Record<SenseCalibration['verdict'], string>> = {
  skilled: 'It has shown skill: its confidence told more than knowing how often the market goes each way.',
  'no skill shown':
    'It has shown no skill: whoever knew only how often the market goes each way did as well, as far as these bars can tell.',
  misled: 'It misled: whoever knew only how often the market goes each way did better.',
  'too few readings': 'It cannot be judged: too few of its readings are independent of one another.',
};

/** Whether each sense's confidence was worth anything on the bars that nothing is tuned on. */
export function senseCalibrationSection(reading: SenseReading): Markup {
  const { bars, heldOut, senses } = reading;
  const [from, to] = [bars.time[Math.min(heldOut.from, heldOut.to - 1)]!, bars.time[heldOut.to - 1]!].map(formatDay);
  return html`<section>
    <h2>What the confidence is worth</h2>
    <p>
      Judged on the last quarter of the bars, ${from} to ${to}: was a reading of confidence c right about c of the time,
      and was that better than the base rate, which is how often the market had gone that way whatever was said?
    </p>
    ${senses.map(describeSense)}
  </section>`;
}

function describeSense({ sense, history, calibration }: SensedWindow): Markup {
  const words = calibration
    ? verdicts[calibration.verdict]
    : 'It said nothing on these bars, so there is nothing to judge.';
  return html`<h3>${sense.dimension}</h3>
    <p><strong>${words}</strong></p>
    ${calibration && figures(calibration, history.horizonBars)}
    ${calibration && reliabilityTable(sense.dimension, calibration)}`;
}

function figures(calibration: SenseCalibration, horizonBars: number): Markup {
  const { readings, right, brier, baseRateBrier, skill, skillInterval } = calibration;
  const interval = skillInterval
    ? ` (95 % interval ${formatFigure(skillInterval.lower, 'gain')} to ${formatFigure(skillInterval.upper, 'gain')})`
    : '';
  return html`<p>
    ${formatFigure(readings, 'count')} readings about the next ${horizonBars === 1 ? 'bar' : `${horizonBars} bars`},
    ${formatFigure(right, 'share')} of them right. Brier score ${brier.toFixed(4)} against ${baseRateBrier.toFixed(4)}
    of the base rate, where 0 is the best: skill ${formatFigure(skill, 'gain')}${interval}.
  </p>`;
}

function reliabilityTable(name: string, { reliability }: SenseCalibration): Markup {
  return html`<table>
    <caption>
      Reliability of ${name}
    </caption>
    <thead>
      <tr>
        <th scope="col">confidence</th>
        <th scope="col">readings</th>
        <th scope="col">stated</th>
        <th scope="col">right</th>
        <th scope="col">95 % interval</th>
      </tr>
    </thead>
    <tbody>
      ${reliability.map(
        ({ from, to, readings, meanConfidence, right, interval }) =>
          html`<tr>
            <td>${formatFigure(from, 'share')} to ${formatFigure(to, 'share')}</td>
            <td>${formatFigure(readings, 'count')}</td>
            <td>${formatFigure(meanConfidence, 'share')}</td>
            <td>${formatFigure(right, 'share')}</td>
            <td>
              ${interval ? `${formatFigure(interval.lower, 'share')} to ${formatFigure(interval.upper, 'share')}` : '-'}
            </td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}
