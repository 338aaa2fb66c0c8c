import type { Feature, FeatureStream } from '../market/feature';
import { computeStreamedColumn } from '../market/streamed-column';

export interface StreamedFeatureParts extends Omit<Feature, 'compute' | 'stream' | 'needsVolume'> {
  /** Left out: it does not. */
  readonly needsVolume?: boolean;
  /** A reader that has seen no bar: the value at bar `t`, asked once for every bar from 0 on. */
  open(parameters: readonly number[]): FeatureStream['push'];
}

/** A feature that is written bar by bar; its column is what its stream gives. */
export function createStreamedFeature({ open, needsVolume = false, ...parts }: StreamedFeatureParts): Feature {
  const stream = (parameters: readonly number[]): FeatureStream => ({ push: open(parameters) });
  return {
    ...parts,
    needsVolume,
    stream,
    compute: (bars, parameters) => computeStreamedColumn(bars, stream(parameters)),
  };
}
