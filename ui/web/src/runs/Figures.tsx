import type { RunFigure } from '../api/types';
import { nameOf } from '../document/catalog';
import { figure } from './format';
import { isTwin } from './twins';

/** The figures of a finished run: metrics as rows, models as columns. */
export function Figures({ figures }: { figures: readonly RunFigure[] }) {
  const models = [...new Set(figures.map((one) => one.model))].filter((model) => !isTwin(model)).slice(0, 4);
  const rows = [...new Set(figures.map((one) => `${one.metric}\n${one.attribute}`))];
  const find = (model: string, row: string) => figures.find((one) => one.model === model && `${one.metric}\n${one.attribute}` === row);
  return (
    <section aria-label="Figures">
      <h2>Figures on test rows</h2>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">metric</th>
            {models.map((model) => (
              <th key={model} scope="col">
                {model.replace('students.', '')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const [metric = '', attribute = ''] = row.split('\n');
            return (
              <tr key={row}>
                <th scope="row">
                  {nameOf(metric)} {attribute && <span className="hint">{attribute}</span>}
                </th>
                {models.map((model) => {
                  const one = find(model, row);
                  return (
                    <td key={model} title={one?.low !== null && one?.low !== undefined ? `${figure(one.low)} to ${figure(one.high)}` : ''}>
                      {figure(one?.mean)}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
