import { catalog } from '../api/endpoints';
import { useLoaded } from '../api/useLoaded';
import { Components } from '../document/catalog';

let kept: Promise<Components> | undefined;

/** The catalog, asked for once. */
export function components(): Promise<Components> {
  kept ??= catalog().then((answer) => new Components(answer));
  kept.catch(() => {
    kept = undefined;
  });
  return kept;
}

export const useComponents = () => useLoaded('components', components);
