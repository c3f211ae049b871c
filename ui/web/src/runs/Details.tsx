import { artifactPage, runArtifacts } from '../api/endpoints';
import type { Run } from '../api/types';
import { useLoaded } from '../api/useLoaded';
import { bytes, span } from './format';
import type { StepView } from './fold';

/** What a run was made of: plan and reasons, the document as it was submitted, the files it left. */
export function Details({ id, run, text, steps }: { id: string; run: Run | undefined; text: string; steps: StepView[] }) {
  const artifacts = useLoaded(`artifacts ${id} ${run?.state}`, () => runArtifacts(id));
  return (
    <div className="details-columns">
      <section>
        <h2>Plan</h2>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">step</th>
              <th scope="col">state</th>
              <th scope="col">why</th>
              <th scope="col">took</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step.id}>
                <th scope="row">{step.title}</th>
                <td>{step.state}</td>
                <td>{step.why}</td>
                <td>{span(step.seconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <h2>Files</h2>
        <ul className="plain-list">
          {artifacts.value?.map((artifact) => (
            <li key={artifact.path}>
              <a href={artifactPage(id, artifact.path)} download>
                {artifact.path}
              </a>
              <span className="hint">{bytes(artifact.bytes)}</span>
            </li>
          ))}
        </ul>
        {run?.metricsHash && (
          <p className="hint">
            Hash of all figures: <code>{run.metricsHash}</code>
          </p>
        )}
      </section>
      <section>
        <h2>Document</h2>
        <pre className="log" tabIndex={0} aria-label="Document">
          {text}
        </pre>
      </section>
    </div>
  );
}
