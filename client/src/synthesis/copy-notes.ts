/** Notes as text to paste elsewhere: their exact words and nothing else. */
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { synthesisView, type Gathered } from './synthesis-view.ts'

/** In the order of the list, each once, an empty line between two. */
export function wordsToCopy(gathered: Gathered, noteIds: ReadonlySet<NoteId>): string {
  const inOrder = synthesisView(gathered, ({ id }) => noteIds.has(id)).sections.flatMap(({ themes, tray, parked }) => [
    ...themes.flatMap(({ notes }) => notes),
    ...tray,
    ...parked.map(({ note }) => note),
  ])
  return [...new Map(inOrder.map(({ id, text }) => [id, text])).values()].join('\n\n')
}

/** False where the browser does not let a page copy: without https, or when the person said no. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
