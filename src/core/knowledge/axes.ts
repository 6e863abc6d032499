/** What a technique changes. `quality` is that of the model's results. */
export const AXES = ['memory', 'speed', 'cost', 'quality'] as const;
export type Axis = (typeof AXES)[number];

/** small: below 1.2 times; medium: below 2 times; large: 2 times and more. */
export type Size = 'small' | 'medium' | 'large';
export type Effect = { readonly direction: 'better' | 'worse'; readonly size: Size } | { readonly direction: 'same' };
export type Axes = Readonly<Partial<Record<Axis, Effect>>>;
