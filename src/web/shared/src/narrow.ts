/**
 * A record of the wire with what the description leaves open said more narrowly: a string that is one of a few words, an array of
 * narrower records. A property that the record has no more, or that holds something else now, does not compile.
 */
export type Narrow<T, R extends { [K in keyof R]: K extends keyof T ? T[K] : never }> = Omit<T, keyof R> & R;
