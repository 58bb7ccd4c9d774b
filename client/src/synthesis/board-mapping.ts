/** What somebody says of the table of another board: what its columns are, and which section is which. */
import type { SectionId } from '@waymark/shared/model/ids.ts'
import type { BoardMapping, BoardPreview, BoardTaken, BoardUse } from '@waymark/shared/wire/brought-in.ts'

export interface Choosing {
  readonly columns: readonly BoardUse[]
  /** By what a section is called there. */
  readonly sections: ReadonlyMap<string, SectionId>
  readonly otherwise: SectionId
}

/** As it was guessed; what is called like none of our sections stands in the last one, which is about all of it where there is one. */
export const guessed = (preview: BoardPreview, otherwise: SectionId): Choosing => ({
  columns: preview.columns.map(({ guess }) => guess),
  sections: new Map(
    preview.columns.flatMap(({ values }) =>
      values.flatMap(({ said, guess }) => (guess === null ? [] : [[said, guess]])),
    ),
  ),
  otherwise,
})

/** What stands in the columns that say where notes belong, each once. */
export function placesIn(
  { columns }: BoardPreview,
  { columns: uses }: Pick<Choosing, 'columns'>,
): { readonly said: string; readonly rows: number }[] {
  const counts = new Map<string, number>()
  for (const [at, { values }] of columns.entries())
    if (uses[at] === 'section') for (const { said, rows } of values) counts.set(said, (counts.get(said) ?? 0) + rows)
  return [...counts].map(([said, rows]) => ({ said, rows }))
}

export const mappingOf = (preview: BoardPreview, { columns, sections, otherwise }: Choosing): BoardMapping => ({
  headingRows: preview.headingRows,
  columns: [...columns],
  sections: placesIn(preview, { columns }).flatMap(({ said }) => {
    const sectionId = sections.get(said)
    return sectionId === undefined ? [] : [{ said, sectionId }]
  }),
  otherwise,
})

const kinds: Readonly<Record<BoardPreview['kind'], string>> = {
  mural: 'This looks like a board of Mural',
  padlet: 'This looks like a Padlet',
  plain: 'This table has no headings: each of its cells is a note',
  other: 'This is a table with headings',
}

export const sayPreview = ({ kind, rows }: BoardPreview): string =>
  `${kinds[kind]}. ${rows === 1 ? '1 row' : `${rows} rows`}.`

const many = (count: number, one: string, more: string): string => (count === 1 ? `1 ${one}` : `${count} ${more}`)

export const sayTaken = ({ taken, known, empty, tooLong }: BoardTaken, room: string): string =>
  [
    `${many(taken, 'note', 'notes')} brought into ${room}.`,
    known === 0 ? '' : `${many(known, 'was', 'were')} here already.`,
    empty === 0 ? '' : `${many(empty, 'row', 'rows')} without words.`,
    tooLong.length === 0 ? '' : `Longer than fits on a note, and left out: row ${tooLong.join(', ')}.`,
  ]
    .filter(words => words !== '')
    .join(' ')
