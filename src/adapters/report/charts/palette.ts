/**
 * Colours by role. They are CSS variables, so that one drawing serves the light scheme, the dark one and paper; the stylesheet gives their
 * values from the palette of Okabe & Ito (2008), which readers with any kind of colour blindness can tell apart.
 */
export const palette = {
  ink: 'var(--ink)',
  muted: 'var(--muted)',
  rule: 'var(--rule)',
  surface: 'var(--surface)',
  strategy: 'var(--strategy)',
  strategyArea: 'var(--strategy-area)',
  holding: 'var(--holding)',
  median: 'var(--median)',
  diversity: 'var(--diversity)',
  unseen: 'var(--unseen)',
  gap: 'var(--gap)',
  steps: ['var(--step-1)', 'var(--step-2)', 'var(--step-3)', 'var(--step-4)'],
} as const;
