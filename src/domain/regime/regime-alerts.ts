import type { BarRange } from '../market/bars';
import { regimeChangePolicy, type AlertPolicy } from './transition-policy';

/** Whether an alert stands after this bar's probability; NaN, an unknown regime, leaves it as it is. */
export type AlertStream = (probability: number) => boolean;

/**
 * An alert that a regime has come: raised where its probability has stayed above one threshold for some bars, cleared where it has stayed below a lower
 * one for as many.
 */
export function openRegimeAlert(policy: AlertPolicy = regimeChangePolicy.alert): AlertStream {
  const { raiseAbove, clearBelow, dwellBars } = policy;
  let standing = false;
  let held = 0;
  return (probability) => {
    if (Number.isNaN(probability)) return standing;
    held = (standing ? probability < clearBelow : probability > raiseAbove) ? held + 1 : 0;
    if (held < dwellBars) return standing;
    held = 0;
    standing = !standing;
    return standing;
  };
}

/** Stretches of bars at which an alert stood; each begins at the bar that raised it. */
export function findRegimeAlerts(
  probabilities: Float64Array,
  policy: AlertPolicy = regimeChangePolicy.alert,
): BarRange[] {
  const alert = openRegimeAlert(policy);
  const alerts: BarRange[] = [];
  let from: number | undefined;
  for (let bar = 0; bar < probabilities.length; bar++) {
    const standing = alert(probabilities[bar]!);
    if (standing) from ??= bar;
    else if (from !== undefined) {
      alerts.push({ from, to: bar });
      from = undefined;
    }
  }
  if (from !== undefined) alerts.push({ from, to: probabilities.length });
  return alerts;
}
