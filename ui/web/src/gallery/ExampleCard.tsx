import type { ExampleEntry } from '../api/types';
import { Link } from '../app/router';

export function ExampleCard({ example }: { example: ExampleEntry }) {
  return (
    <li className={example.available ? 'card' : 'card unavailable'}>
      <Link href={`/compose/example/${encodeURIComponent(example.name)}`}>
        <strong>{example.title}</strong>
        <span className="card-text">{example.description}</span>
        <span className="card-foot">
          {example.needs === '' ? 'needs no data' : `data: ${example.needs}`}
          {!example.available && <> · fetch with <code>limbeck data fetch {example.needs}</code></>}
        </span>
      </Link>
    </li>
  );
}
