import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { themesDocName, type DocName } from '@waymark/shared/doc/doc-name.ts'
import { redoDoc } from '@waymark/shared/doc/redo-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { BreakoutId, ThemeId } from '@waymark/shared/model/ids.ts'
import type { CopyChange, CopyRow, CopyStore } from './copy-store.ts'
import { docCopy, type DocCopy } from './doc-copy.ts'
import { savedLedger, type SavedLedger } from './saved.ts'

const name = themesDocName(BreakoutId.parse('breakout-01'))

/** As IndexedDB keeps it: rows by their kind and id, one change at a time. */
function aDevice() {
  const rows = new Map<string, CopyRow>()
  const apply = ({ put, remove }: CopyChange): void => {
    for (const id of remove) for (const is of ['told', 'unsaved']) rows.delete(`${is} ${id}`)
    for (const row of put) rows.set(`${row.is} ${row.id}`, structuredClone(row))
  }
  const store: CopyStore = {
    read: async () => [...rows.values()],
    write: async (_: DocName, change) => {
      apply(change)
      return true
    },
    change: async (_, to) => {
      apply(to([...rows.values()]))
      return true
    },
    forget: async () => rows.clear(),
    forgetAll: async () => rows.clear(),
    names: async () => [],
  }
  let ids = 0
  const copy = (): DocCopy =>
    docCopy(name, { store, newId: () => `row-${(ids += 1)}`, later: () => () => undefined, onKept: () => undefined })
  return { rows, copy, newId: () => `change-${(ids += 1)}` }
}
type Device = ReturnType<typeof aDevice>

interface Window {
  readonly doc: Y.Doc
  readonly copy: DocCopy
  readonly epoch: string
  readonly ledger: SavedLedger
  readonly theme: (id: string) => void
}

/** A page with the document open, not connected: what it does is kept, or what was kept is read. */
async function aWindow(device: Device, epoch = '', from?: Uint8Array): Promise<Window> {
  const doc = new Y.Doc()
  const copy = device.copy()
  const ledger = savedLedger({ changed: () => undefined, saved: copy.saved })
  const kept = from === undefined ? await copy.read() : undefined
  for (const update of kept?.updates ?? []) Y.applyUpdate(doc, update, copy)
  for (const id of kept?.unsaved ?? []) ledger.changedHere(id, false)
  if (from !== undefined) Y.applyUpdate(doc, from, copy)
  copy.epochIs(kept?.epoch ?? epoch)
  copy.keep(() => Y.encodeStateAsUpdate(doc))
  copy.isInStep()
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === copy) return
    const id = device.newId()
    copy.changed(id, update)
    ledger.changedHere(id, false)
  })
  const theme = (id: string): void => {
    openThemesDoc(doc).themes.put({ id: ThemeId.parse(id.padEnd(10, '-')), name: id, said: '', order: 'a0' })
  }
  return { doc, copy, epoch: kept?.epoch ?? epoch, ledger, theme }
}

const namesIn = (doc: Y.Doc): string[] =>
  [...openThemesDoc(doc).themes.all().values()].map(theme => theme.name).toSorted()

function aServerDoc(...names: readonly string[]): Uint8Array {
  const doc = new Y.Doc()
  for (const id of names)
    openThemesDoc(doc).themes.put({ id: ThemeId.parse(id.padEnd(10, '-')), name: id, said: '', order: 'a0' })
  return Y.encodeStateAsUpdate(doc)
}

test('[S77] what was kept unsaved is waiting when it is read again, and saved only when the server has said so', async () => {
  const device = aDevice()
  const first = await aWindow(device, 'e1', aServerDoc('theirs'))
  first.theme('mine')
  await first.copy.flush()

  const next = await aWindow(device)
  expect(namesIn(next.doc)).toEqual(['mine', 'theirs'])
  expect(next.ledger.state()).toBe('waiting')
  next.ledger.sent({ documentMessages: 0, caughtUp: false })
  next.ledger.connected(true)
  next.ledger.sent({ documentMessages: 1, caughtUp: true })
  expect(next.ledger.state()).toBe('saving')
  next.ledger.onDisk(1)
  expect(next.ledger.state()).toBe('saved')
  await next.copy.flush()
  const later = await aWindow(device)
  expect(later.ledger.state()).toBe('saved')
  expect(namesIn(later.doc)).toEqual(['mine', 'theirs'])
})

test('[S77] a copy of many rows is read as one of few, without what was deleted', async () => {
  const device = aDevice()
  const window = await aWindow(device, 'e1', aServerDoc('theirs'))
  const themes = openThemesDoc(window.doc).themes
  window.ledger.connected(true)
  for (let turn = 1; turn <= 500; turn += 1) {
    window.theme('deleted-soon')
    themes.remove(ThemeId.parse('deleted-soon'))
    window.theme(`mine-${turn % 7}`)
    window.ledger.sent({ documentMessages: turn, caughtUp: true })
    window.ledger.sent({ documentMessages: 0, caughtUp: false })
    window.ledger.sent({ documentMessages: turn, caughtUp: true })
    window.ledger.onDisk(turn)
    await window.copy.flush()
  }
  expect(device.rows.size).toBeLessThan(210)
  expect(namesIn((await aWindow(device)).doc)).toEqual(namesIn(window.doc))
})

test('[S77] a store that never answers keeps nobody from the document', async () => {
  const waits: (() => void)[] = []
  const store: CopyStore = {
    read: () => new Promise(() => undefined),
    write: async () => false,
    change: async () => false,
    forget: async () => undefined,
    forgetAll: async () => undefined,
    names: async () => [],
  }
  const copy = docCopy(name, {
    store,
    newId: () => 'row',
    later: run => {
      waits.push(run)
      return () => undefined
    },
    onKept: () => undefined,
  })
  const reading = copy.read()
  for (const run of waits) run()
  expect(await reading).toBeUndefined()
})

test('[S73] two windows that know nothing of each other lose nothing of either', async () => {
  const device = aDevice()
  const one = await aWindow(device, 'e1', aServerDoc('theirs'))
  await one.copy.flush()
  const other = await aWindow(device)
  one.theme('of-one')
  other.theme('of-other')
  await Promise.all([one.copy.flush(), other.copy.flush()])
  const next = await aWindow(device)
  expect(namesIn(next.doc)).toEqual(['of-one', 'of-other', 'theirs'])
  expect(next.ledger.state()).toBe('waiting')
})

test('[S74] what is forgotten is gone, and an open page brings nothing of it back', async () => {
  const device = aDevice()
  const window = await aWindow(device, 'e1', aServerDoc('theirs'))
  window.theme('mine')
  await window.copy.flush()
  await window.copy.forget()
  window.theme('more')
  await window.copy.flush()
  expect(device.rows.size).toBe(0)
})

/** The window takes up the document that was written anew, as open pages do. */
async function takeUp(
  device: Device,
  [old, ...others]: readonly [Window, ...Window[]],
  server: Uint8Array,
): Promise<Window> {
  const fresh = await aWindow(device, 'e2', server)
  await old.copy.moveTo(fresh.copy, unfinished => redoDoc(name, unfinished, fresh.doc))
  for (const other of others) if (other.epoch === old.epoch && other !== old) other.copy.movedElsewhere()
  return fresh
}

type Step = 'write' | 'flush' | 'take up' | 'close and open'

test('[S78] whatever windows do and whenever they stop, work is made once more once, and nothing deleted comes back', async () => {
  const step = fc.constantFrom<Step>('write', 'flush', 'take up', 'close and open')
  const steps = fc.array(fc.tuple(fc.nat(1), step), { maxLength: 14 })
  await fc.assert(
    fc.asyncProperty(steps, async history => {
      const device = aDevice()
      const first = await aWindow(device, 'e1', aServerDoc('stays', 'deleted'))
      await first.copy.flush()
      const windows: Window[] = [first, await aWindow(device)]
      const anew = aServerDoc('stays')
      const written: string[] = []
      const run = async (at: number, what: Step): Promise<Window> => {
        const window = windows[at]!
        if (what === 'write') {
          written.push(`mine-${written.length}`)
          window.theme(written.at(-1)!)
        }
        if (what === 'flush' || what === 'close and open') await window.copy.flush()
        if (what === 'take up' && window.epoch === 'e1') return await takeUp(device, [window, ...windows], anew)
        return what === 'close and open' ? await aWindow(device) : window
      }
      for (const [at, what] of history) windows[at] = await run(at, what)
      const server = new Y.Doc()
      const allSaved = async (window: Window): Promise<void> => {
        Y.applyUpdate(server, Y.encodeStateAsUpdate(window.doc))
        window.ledger.sent({ documentMessages: 0, caughtUp: false })
        window.ledger.connected(true)
        window.ledger.sent({ documentMessages: 1, caughtUp: true })
        window.ledger.onDisk(1)
        await window.copy.flush()
      }
      for (const at of windows.keys()) await allSaved(await run(at, 'take up'))
      // A window that was closed over rows of both epochs has read one of them; the other is for the next page.
      const next = await aWindow(device)
      await allSaved(next.epoch === 'e1' ? await takeUp(device, [next], anew) : next)
      expect(namesIn(server)).toEqual([...written, 'stays'].toSorted())
      expect([...device.rows.values()].every(({ epoch }) => epoch === 'e2')).toBe(true)
    }),
    { numRuns: 400, seed: 20270324 },
  )
})
