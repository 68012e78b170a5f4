import type { AssistView, FieldView } from '../wire/console';

/** How the fields of a case stand, for the column beside the conversation. */
export interface Stand {
  /** What is known, and what was named and cannot be right or is not theirs: in the server's order. */
  readonly shown: FieldView[];
  /** What the work waits for, most wanted first. */
  readonly missing: FieldView[];
  /** Names of what nobody named and nothing waits for. */
  readonly open: string[];
}

/** An address whose checksum fails is shown, and waited for all the same. */
const waits = (field: FieldView) => field.state === 'missing' || (field.state === 'invalid' && field.required);

export const standOf = (fields: readonly FieldView[]): Stand => ({
  shown: fields.filter((field) => field.state !== 'missing' && field.state !== 'open'),
  missing: fields.filter(waits),
  open: fields.filter((field) => field.state === 'open' && !field.required).map((field) => field.name),
});

/** What stands in the first place: the customer's word, or what the record says where they named none. */
export const readingOf = ({ said, recorded }: FieldView): { value: string; unit: string } =>
  said ?? recorded ?? { value: '', unit: '' };

/** How a field reads in a note: the words are the caller's, in the agent's language. */
export interface NoteWords {
  readonly topic: (id: string) => string;
  readonly name: (field: string) => string;
  readonly value: (field: FieldView) => string;
  /** `withdrawal:W2026…` as people say it. */
  readonly record: (looked: string) => string;
  readonly list: (items: readonly string[]) => string;
  readonly line: (
    key: 'asked' | 'also' | 'looked' | 'told' | 'notKnown' | 'feeling' | 'missing',
    what: string,
  ) => string;
  readonly pair: (name: string, value: string) => string;
  readonly signal: (code: string) => string;
}

/** What was asked, looked up and told, what is known and what is missing, for whoever takes the case on. */
export function noteOf({ fields, handOver }: Pick<AssistView, 'fields' | 'handOver'>, words: NoteWords): string {
  const { shown, missing } = standOf(fields);
  const lines: (string | false)[] = [
    handOver.topic != null && words.line('asked', words.topic(handOver.topic)),
    handOver.others.length > 0 && words.line('also', words.list(handOver.others.map(words.topic))),
    handOver.records.length > 0 && words.line('looked', words.list(handOver.records.map(words.record))),
    handOver.told != null && words.line('told', words.record(handOver.told)),
    handOver.notKnown && words.line('notKnown', ''),
    handOver.signals.length > 0 && words.line('feeling', words.list(handOver.signals.map(words.signal))),
    ...shown.map((field) => words.pair(words.name(field.name), words.value(field))),
    missing.length > 0 && words.line('missing', words.list(missing.map((field) => words.name(field.name)))),
  ];
  return lines.filter((line) => line !== false).join('\n');
}
