import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

export interface Series {
  name: string;
  colour: string;
  dash?: number[];
  values: (number | null)[];
}

export interface PlotProps {
  x: number[];
  series: Series[];
  xLabel: string;
  height?: number;
  label: string;
}

const css = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Lines over a shared axis, drawn by uPlot; new values are put in without making the plot anew. */
export function Plot({ x, series, xLabel, height = 220, label }: PlotProps) {
  const holder = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const shape = series.map((one) => one.name + one.colour).join('|');
  useEffect(() => {
    const element = holder.current!;
    const axis = { stroke: css('--ink-soft'), grid: { stroke: css('--line'), width: 1 }, ticks: { stroke: css('--line') }, font: '11px system-ui' };
    const made = new uPlot(
      {
        width: element.clientWidth,
        height,
        scales: { x: { time: false } },
        axes: [{ ...axis, label: xLabel, labelSize: 18, size: 34 }, { ...axis, size: 52 }],
        cursor: { points: { size: 5 } },
        legend: { live: false },
        series: [
          { label: xLabel },
          ...series.map((one) => ({
            label: one.name,
            stroke: one.colour.startsWith('--') ? css(one.colour) : one.colour,
            width: 1.75,
            dash: one.dash ?? [],
            points: { show: x.length < 3 },
          })),
        ],
      },
      [x, ...series.map((one) => one.values)],
      element,
    );
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
    };
    // Only other series make another plot; values go in below.
  }, [shape, xLabel, height]);
  useEffect(() => plot.current?.setData([x, ...series.map((one) => one.values)]), [x, series]);
  return <div className="plot" ref={holder} role="img" aria-label={label} />;
}
