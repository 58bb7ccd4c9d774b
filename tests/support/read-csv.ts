/** Reads comma-separated values by RFC 4180, as programs do. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy
  for (let found = cells.exec(text); found !== null && cells.lastIndex <= text.length; found = cells.exec(text)) {
    const [, quoted, plain = '', end] = found
    if (found.index === text.length && row.length === 0) break
    row.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === ',') continue
    rows.push(row)
    row = []
    if (end === '') break
  }
  return rows
}
