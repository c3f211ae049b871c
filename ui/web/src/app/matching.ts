export interface Choice {
  id: string;
  title: string;
  hint?: string;
  /** Shown at the right: a kind, a place, a key. */
  note?: string;
  kind?: string;
}

/** Choices that hold every word of the text, those whose title begins with it first, then by title, then by hint. */
export function matching<T extends Choice>(choices: readonly T[], text: string): T[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return [...choices];
  }
  const ranked = choices.flatMap((choice) => {
    const title = choice.title.toLowerCase();
    const all = `${title} ${choice.hint ?? ''} ${choice.note ?? ''} ${choice.id}`.toLowerCase();
    if (!words.every((word) => all.includes(word))) {
      return [];
    }
    const name = title.slice(title.lastIndexOf('/') + 1);
    const first = words[0]!;
    const rank = name.startsWith(first) ? 0 : title.includes(first) ? 1 : 2;
    return [{ choice, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ choice }) => choice);
}
