/** Ids as Postgres takes them: its text holds no U+0000, and must sort as SQLite's does, by bytes. */

/** Of two ids the one that sorts first does so after this, too. */
export const keyText = (id: string): string =>
  id.replaceAll('\u0001', '\u0001\u0002').replaceAll('\u0000', '\u0001\u0001')

/** The id again. */
export const keyOfText = (text: string): string =>
  text.replaceAll('\u0001\u0001', '\u0000').replaceAll('\u0001\u0002', '\u0001')

/** In the order in which Postgres sorts it. */
export const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
