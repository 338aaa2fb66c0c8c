/** Which settings differ: `seed: 1 recorded, 7 asked; costs: default recorded, seed asked`. Empty where none does; one that is absent is `none`. */
export function describeDifferences(
  recorded: Readonly<Record<string, unknown>>,
  asked: Readonly<Record<string, unknown>>,
): string {
  return [...new Set([...Object.keys(recorded), ...Object.keys(asked)])]
    .map((name) => ({ name, before: show(recorded[name]), now: show(asked[name]) }))
    .filter(({ before, now }) => before !== now)
    .map(({ name, before, now }) => `${name}: ${before} recorded, ${now} asked`)
    .join('; ');
}

function show(value: unknown): string {
  if (value === undefined) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
