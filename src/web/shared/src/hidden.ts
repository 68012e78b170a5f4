// The server takes secrets out of what people write before it stores anything, and leaves a mark in their place.
const mark = '[•••]';

/** The stretches of a text between the marks; a single one where nothing was taken out, for anybody may type what looks like a mark. */
export const aroundMarks = (text: string, kinds: readonly string[] | null | undefined): readonly string[] =>
  kinds?.length ? text.split(mark) : [text];
