/** The names between braces in a text: {n} and, where English needs a plural, {n|one|many}. */
type Holes<S extends string> = S extends `${string}{${infer Hole}}${infer Rest}`
  ? (Hole extends `${infer Name}|${string}` ? Name : Hole) | Holes<Rest>
  : never;

/** The same keys in another language; a missing or an unknown one is a type error. */
export type Same<Texts> = { readonly [Key in keyof Texts]: string };

export type Translate<Texts extends Record<string, string>> = <Key extends keyof Texts & string>(
  key: Key,
  ...values: [Holes<Texts[Key]>] extends [never] ? [] : [Record<Holes<Texts[Key]>, string | number>]
) => string;

/** Texts by typed keys, with typed values for what stands between braces. */
export function translator<Texts extends Record<string, string>>(texts: Same<Texts>): Translate<Texts> {
  return (key, ...values) => fill(texts[key], (values[0] ?? {}) as Record<string, string | number>);
}

export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, many?: string) => {
    const value = values[name] ?? '';
    if (one === undefined || many === undefined) return String(value);
    return Number(value) === 1 ? one : many;
  });
}

/** Which of our languages fits a BCP 47 tag: every Chinese reads zh-CN, everyone else en. */
export function languageOf(tag: string | null | undefined): 'zh-CN' | 'en' {
  return tag?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
