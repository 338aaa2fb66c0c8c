export interface PrometheusText {
  readonly helps: ReadonlyMap<string, string>;
  readonly types: ReadonlyMap<string, string>;
  /** Values by name and labels as written. */
  readonly samples: ReadonlyMap<string, number>;
}

/** Reads Prometheus' text exposition format 0.0.4; throws on a line that is not of it, and on a sample given twice. */
export function readSamples(text: string): PrometheusText {
  const [helps, types, samples] = [new Map<string, string>(), new Map<string, string>(), new Map<string, number>()];
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  for (const line of text.split('\n')) {
    const [, kind, name, rest] = /^# (HELP|TYPE) ([a-zA-Z_:][\w:]*) (.+)$/.exec(line) ?? [];
    if (name !== undefined && rest !== undefined) (kind === 'HELP' ? helps : types).set(name, rest);
    else if (line !== '') readSample(line, samples);
  }
  return { helps, types, samples };
}

function readSample(line: string, samples: Map<string, number>): void {
  const [, key, value] = /^([a-zA-Z_:][\w:]*(?:\{(?:[a-zA-Z_]\w*="(?:[^"\\]|\\.)*",?)*\})?) (\S+)$/.exec(line) ?? [];
  if (key === undefined || value === undefined || Number.isNaN(Number(value))) throw new Error(`not a sample: ${line}`);
  if (samples.has(key)) throw new Error(`given twice: ${key}`);
  samples.set(key, Number(value));
}
