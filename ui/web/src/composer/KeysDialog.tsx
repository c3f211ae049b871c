import { Dialog } from '../app/Dialog';
import type { Command } from './shortcuts';

const OTHERS = [
  ['Arrows, Home, End', 'move in the outline; ← and → fold and unfold'],
  ['Enter', 'from the outline to the form of a node'],
  ['Tab', 'from one part of the page to the next'],
  ['Esc', 'closes what is open'],
];

export function KeysDialog({ commands, onClose }: { commands: readonly Command[]; onClose: () => void }) {
  const rows = [...commands.filter((c) => c.keys !== '').map((c) => [c.keys, c.title]), ...OTHERS];
  return (
    <Dialog title="Keys" onClose={onClose}>
      <p className="hint">Single letters work in the outline and on the canvas, not while typing in a field.</p>
      <dl className="keys">
        {rows.map(([keys, title]) => (
          <div key={title}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{title}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
