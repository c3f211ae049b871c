/** Colours that stay apart for the colour-blind (Okabe and Ito, 2008), each defined in base.css for both themes. */
export const COLOURS = ['--series-1', '--series-2', '--series-3', '--series-4', '--series-5', '--series-6', '--series-7', '--series-8'];

export const colourOf = (index: number): string => COLOURS[index % COLOURS.length]!;

/** Puts curves onto one axis; where a curve has no point there is none. */
export function aligned(curves: readonly { x: number[]; y: number[] }[]): { x: number[]; values: (number | null)[][] } {
  const x = [...new Set(curves.flatMap((curve) => curve.x))].sort((a, b) => a - b);
  const values = curves.map((curve) => {
    const at = new Map(curve.x.map((point, i) => [point, curve.y[i] ?? null]));
    return x.map((point) => at.get(point) ?? null);
  });
  return { x, values };
}
