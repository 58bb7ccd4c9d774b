/** Who is measured: where each one's page is, what is put into it beforehand, and how somebody else changes a note there. */
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { notesOf, type BenchNote, type Change } from './notes.ts'
import type { PageServer } from './page-server.ts'

export interface Contestant {
  readonly name: string
  /** What it is asked for by; several may go by one. */
  readonly key: string
  /** The column it is shown in; several of one column are taken together, the better of each figure. */
  readonly column: string
  /** What is done on its board besides opening it; everything when left out. */
  readonly does?: readonly string[]
  /** All that is needed for a board of so many notes. */
  readonly prepare: (browser: Browser, notes: number) => Promise<Stage>
}

export interface Stage {
  readonly notes: readonly BenchNote[]
  readonly address: string
  readonly context: BrowserContextOptions
  /** Runs in the page before its own scripts: what makes `window.board` of it. */
  readonly adapter?: () => void
  readonly change: (change: Change) => Promise<void>
  /** By so many pixels the wheel is turned, with Ctrl, to make the board about four per cent smaller. */
  readonly zoomStep: number
  /** Where words are typed: in the note itself, opened by two presses, or in a field of that label. */
  readonly typesInto: 'note' | { readonly label: string }
}

const changeOnPage =
  (server: PageServer): Stage['change'] =>
  async change => {
    server.tell(JSON.stringify(change))
  }

export const reactFlow = (server: PageServer, which: 'all' | 'visible'): Contestant => ({
  name: which === 'all' ? 'React Flow' : 'React Flow, only what is seen',
  key: 'react-flow',
  column: 'React Flow',
  prepare: async (_, count) => {
    const notes = notesOf(count)
    server.put(`/notes/${count}.json`, JSON.stringify(notes))
    return {
      notes,
      address: `${server.address}/react-flow/?notes=${count}${which === 'visible' ? '&visible' : ''}`,
      context: {},
      change: changeOnPage(server),
      zoomStep: 30,
      typesInto: 'note',
    }
  },
})

export const excalidraw = (server: PageServer): Contestant => ({
  name: 'Excalidraw',
  key: 'excalidraw',
  column: 'Excalidraw',
  prepare: async (browser, count) => {
    const notes = notesOf(count)
    server.put(`/notes/${count}.json`, JSON.stringify(notes))
    const page = await browser.newPage()
    await page.goto(`${server.address}/excalidraw/?notes=${count}&prepare`)
    await page.waitForFunction(() => 'scene' in window, undefined, { timeout: 120_000 })
    server.put(`/scenes/${count}.json`, await page.evaluate('window.scene'))
    await page.close()
    return {
      notes,
      address: `${server.address}/excalidraw/?notes=${count}`,
      context: {},
      change: changeOnPage(server),
      // Of the size at 100 %, where the others take theirs of the present size: so it comes as far.
      zoomStep: 2,
      typesInto: 'note',
    }
  },
})
