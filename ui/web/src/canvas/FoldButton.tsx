import { Icon } from '../app/Icon';
import { useCanvas } from './context';

export interface FoldButtonProps {
  kind: 'folded' | 'collapsed';
  id: string;
  title: string;
  folded: boolean;
  size: number;
}

/** Folds a frame, or a node with all that is plugged into it, to one box and unfolds it again. */
export function FoldButton({ kind, id, title, folded, size }: FoldButtonProps) {
  const { fold } = useCanvas();
  return (
    <button
      className={`${kind === 'folded' ? 'part-fold' : 'frame-fold'} nodrag`}
      tabIndex={-1}
      aria-expanded={!folded}
      aria-label={`${folded ? 'Unfold' : 'Fold'} ${title}`}
      onClick={(event) => {
        event.stopPropagation();
        fold(kind, id);
      }}
    >
      <Icon name="chevron" size={size} />
    </button>
  );
}
