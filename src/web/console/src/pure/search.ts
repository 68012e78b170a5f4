/** Where a query stands in a text, for marking it. */
export function found(text: string, query: string): [before: string, match: string, after: string] | null {
  const at = query ? text.toLowerCase().indexOf(query.toLowerCase()) : -1;
  return at < 0 ? null : [text.slice(0, at), text.slice(at, at + query.length), text.slice(at + query.length)];
}

/** Every word of the query stands somewhere in the texts. An empty query fits everything. */
export function fits(query: string, ...texts: (string | null | undefined)[]): boolean {
  const all = texts.join('\n').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/**
 * What could be an account's or a case's number, whole as it was typed; null for anything else. Nothing of it is sent before somebody asks for it.
 * Most of what is searched for are words, and those are not offered as a person.
 */
export const identifierOf = (query: string): string | null =>
  /^[!-~]{3,64}$/.test(query) && /[\d-]/.test(query) ? query : null;

/** A number alone is nobody's question about an article, and an account's number has no place in the address of a search. */
export const isNumber = (query: string): boolean => /^\d{5,}$/.test(query);

export type Scope = 'all' | 'actions' | 'cases' | 'colleagues';

/** `>` asks for actions only, `#` for cases, `@` for colleagues. */
export function scoped(input: string): { scope: Scope; query: string } {
  const text = input.trim();
  const scope = ({ '>': 'actions', '#': 'cases', '@': 'colleagues' } as const)[text[0] ?? ''];
  return scope ? { scope, query: text.slice(1).trim() } : { scope: 'all', query: text };
}
