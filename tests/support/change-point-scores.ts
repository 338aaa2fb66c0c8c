/**
 * How well change points agree with those that people marked (van den Burg & Williams 2020, section 4). A change point is the index of the first value
 * of a stretch; index 0 begins one always and is in no list.
 */
export interface MarkedSeries {
  readonly length: number;
  /** One list a person. */
  readonly marks: readonly (readonly number[])[];
}

/** Mean over people of how well the stretches found cover theirs, each by its best Jaccard index and its length. */
export function measureCovering(found: readonly number[], { length, marks }: MarkedSeries): number {
  const stretchesOf = (points: readonly number[]): [number, number][] => {
    const starts = [0, ...points.filter((point) => point > 0)];
    return starts.map((start, i) => [start, starts[i + 1] ?? length]);
  };
  const ours = stretchesOf(found);
  const covers = marks.map((points) =>
    stretchesOf(points).reduce((sum, [from, to]) => {
      const best = ours.map(([a, b]) => {
        const shared = Math.max(0, Math.min(to, b) - Math.max(from, a));
        return shared / (to - from + (b - a) - shared);
      });
      return sum + ((to - from) / length) * Math.max(...best);
    }, 0),
  );
  return covers.reduce((sum, cover) => sum + cover, 0) / marks.length;
}

/** F1 of precision over all people's marks and the mean recall of each person's, within `margin` values; index 0 counts as found and marked. */
export function measureChangePointF1(found: readonly number[], { marks }: MarkedSeries, margin = 5): number {
  const ours = [...new Set([0, ...found])];
  const hits = (points: readonly number[]): number => {
    const left = new Set(ours);
    return [...points]
      .sort((a, b) => a - b)
      .filter((point) => {
        const near = [...left].filter((one) => Math.abs(one - point) <= margin);
        const nearest = near.sort((a, b) => Math.abs(a - point) - Math.abs(b - point))[0];
        return nearest !== undefined && left.delete(nearest);
      }).length;
  };
  const everyone = [...new Set([0, ...marks.flat()])];
  const precision = hits(everyone) / ours.length;
  const recalls = marks.map((points) => hits([0, ...points]) / (points.length + 1));
  const recall = recalls.reduce((sum, one) => sum + one, 0) / marks.length;
  return (2 * precision * recall) / (precision + recall);
}
