/** How many there are of what: all that is ever said of what is moved. */
export interface Counts {
  readonly rows: number
  readonly documents: number
  /** Entries of their logs. */
  readonly changes: number
  readonly files: number
}

export const nothing: Counts = { rows: 0, documents: 0, changes: 0, files: 0 }

const said = new Intl.NumberFormat('en-GB')
const many = (count: number, one: string): string => `${said.format(count)} ${one}${count === 1 ? '' : 's'}`

export const countsSaid = ({ rows, documents, changes, files }: Counts): string =>
  `${many(rows, 'row')}, ${many(documents, 'document')} with ${many(changes, 'change')}, ${many(files, 'file')}`
