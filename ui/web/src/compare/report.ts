import { runReport } from '../api/endpoints';
import type { Comparison, Figure } from '../api/types';

/** What the comparison draws from a run's report.json; the report holds more. */
export interface Report {
  shown: number;
  definitions?: { metric: string; title: string; better: string }[];
  variants: { models: ReportModel[] }[];
}

export interface Bin {
  attribute: string | null;
  group: string | null;
  count: number;
  confidence: number | null;
  accuracy: number | null;
}

export interface ReportModel {
  place: string;
  twin?: string | null;
  groups?: GroupFigures[];
  reliability?: Bin[];
  curve?: { epoch: number; values: Record<string, number> }[];
}

type Rate = Figure | { figure: Figure };

export type GroupFigures = { attribute: string; group: string } & Partial<Record<RateName, Rate | null>>;

export const RATES = {
  selectionRate: 'selection rate',
  truePositiveRate: 'true positive rate',
  falsePositiveRate: 'false positive rate',
  accuracy: 'accuracy',
  expectedCalibrationError: 'expected calibration error',
  meanScore: 'mean score',
} as const;
export type RateName = keyof typeof RATES;

/** The models of the variant a report shows. */
export function modelsOf(report: Report | undefined): ReportModel[] {
  return (report?.variants[report.shown] ?? report?.variants[0])?.models ?? [];
}

export function rateOf(group: GroupFigures, name: RateName): Figure | undefined {
  const rate = group[name];
  return rate === undefined || rate === null ? undefined : 'figure' in rate ? rate.figure : rate;
}

/** Reports of several runs; one that has none yet leaves a gap. */
export function reports(ids: readonly string[]): Promise<(Report | undefined)[]> {
  return Promise.all(ids.map((id) => runReport<Report>(id).catch(() => undefined)));
}

/** Rows with the title of their metric and which way is better, as the reports say. */
export function named(rows: Comparison['rows'], all: readonly (Report | undefined)[]): Comparison['rows'] {
  const known = new Map(all.flatMap((report) => report?.definitions ?? []).map((one) => [one.metric, one]));
  return rows.map((row) => {
    const { title = '', better = '' } = known.get(row.metric) ?? {};
    return { ...row, title: row.title || title, better: row.better || better };
  });
}
