import type { ToneFindingView, ToneKind } from '../wire/console';

/** Shorter words have no tone. */
export const shortest = 4;

/** What is said of a text: each kind once, with the words that it is about. */
export interface Remark {
  readonly kind: ToneKind;
  readonly words: readonly string[];
}

/** The findings by kind, the one that keeps a reply from being sent first, then in the order of the text. */
export function remarks(text: string, findings: readonly ToneFindingView[]): Remark[] {
  const kinds = [...new Set(findings.map((finding) => finding.kind))];
  const said = kinds.map((kind) => ({
    kind,
    words: [
      ...new Set(
        findings
          .filter((finding) => finding.kind === kind)
          .map(({ start, length }) => text.slice(start, start + length).trim()),
      ),
    ],
  }));
  return said.sort((a, b) => Number(b.kind === 'asks_secret') - Number(a.kind === 'asks_secret'));
}
