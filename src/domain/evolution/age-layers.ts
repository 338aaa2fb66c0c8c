/** Islands as layers of rising age: fresh genes compete with their like until they had time to ripen (ALPS, Hornby 2006). */
export interface AgeLayers {
  readonly layers: number;
  /** Generations that a step of the ageing scheme lasts. */
  readonly gap: number;
}

/** Age in generations from which a member of a layer is too old for it: 1, 2, 4, 9, 16 ... gaps (polynomial scheme). The highest layer has no limit. */
export function findAgeLimit(layer: number, { layers, gap }: AgeLayers): number | undefined {
  if (layer >= layers - 1) return undefined;
  return gap * (layer < 2 ? layer + 1 : layer ** 2);
}

/** Whether the lowest layer starts anew with fresh genomes; who lives there then moves up or out. */
export function isBottomRestartDue(generation: number, gap: number): boolean {
  return generation > 0 && generation % gap === 0;
}

/** Layers whose members may be parents in a layer: its own and the one below, so that fresh genes rise. */
export function listParentLayers(layer: number): number[] {
  return layer === 0 ? [0] : [layer - 1, layer];
}
