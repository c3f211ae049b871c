import type { ExampleEntry } from '../api/types';
import { Link } from '../app/router';

export function ExampleCard({ example }: { example: ExampleEntry }) {
  return (
    <li className={example.available ? 'card' : 'card unavailable'}>
      <Link href={`/compose/example/${encodeURIComponent(example.name)}`}>
        <strong>{example.title}</strong>
        <span className="card-text">{rest(example)}</span>
        <span className="card-foot">
          <code>{example.name}</code> · {example.needs === '' ? 'needs no data' : `data: ${example.needs}`}
          {!example.available && <> · fetch with <code>limbeck data fetch {example.needs}</code></>}
        </span>
      </Link>
    </li>
  );
}

/** What the description says beyond the title and the foot of the card. */
function rest({ title, description }: ExampleEntry): string {
  const more = description.startsWith(title) ? description.slice(title.length).replace(/^[\s.:,;]+/, '') : description;
  const text = more.replace(/needs no data\.?$/i, '').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
