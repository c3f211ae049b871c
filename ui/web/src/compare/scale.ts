/** A linear scale from values to pixels, with round ticks. */
export interface Scale {
  (value: number): number;
  ticks: number[];
}

export function scale(values: readonly number[], from: number, to: number, wanted = 5): Scale {
  const finite = values.filter(Number.isFinite);
  let low = Math.min(...finite);
  let high = Math.max(...finite);
  if (finite.length === 0) {
    [low, high] = [0, 1];
  }
  if (low === high) {
    const pad = Math.abs(low) * 0.05 || 0.5;
    [low, high] = [low - pad, high + pad];
  }
  const step = round((high - low) / wanted);
  // Rounding errors must not push a border that is a round number to the next one.
  const first = Math.floor(low / step + 1e-9) * step;
  const last = Math.ceil(high / step - 1e-9) * step;
  const map = (value: number) => from + ((value - first) / (last - first)) * (to - from);
  const count = Math.round((last - first) / step);
  const ticks = Array.from({ length: count + 1 }, (_, i) => Number((first + i * step).toPrecision(10)));
  return Object.assign(map, { ticks });
}

function round(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const rest = Number((step / power).toPrecision(9));
  return power * (rest <= 1 ? 1 : rest <= 2 ? 2 : rest <= 5 ? 5 : 10);
}
