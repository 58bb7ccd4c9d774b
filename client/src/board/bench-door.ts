/**
 * What a measurement needs of a room's page: opened with `?bench=1`, and loaded only then. It can do nothing that whoever opened the page
 * could not do by hand.
 */
import type { RefObject } from 'react'
import { NoteId, type RoomId } from '@waymark/shared/model/ids.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { call } from '#api/call.ts'
import type { Branch } from '#surface/surface-props.ts'
import type { Box, SurfaceDoor } from '#surface/view-props.ts'
import { newId } from '#sync/new-id.ts'
import type { View } from './tool-row.tsx'

export interface BenchScene {
  readonly roomId: RoomId
  readonly tree: readonly Branch[]
  readonly isFetched: boolean
  readonly door: RefObject<SurfaceDoor | null>
  readonly setView: (view: View) => void
}

export interface BenchDoor {
  /** Asks the server for so many notes more, as this person. */
  readonly seed: (count: number) => Promise<void>
  /** `mounted`: notes that are in the page; `nodes`: all elements of the page. */
  readonly count: () => { readonly notes: number; readonly mounted: number; readonly nodes: number }
  /** `zoom` as a factor; `at`: a note in reading order, from 0, to bring into view. */
  readonly view: (how: { readonly as?: View; readonly zoom?: number; readonly at?: number }) => Promise<void>
  /** Brings a note into view, in reading order from 0, and answers where it is in the window. */
  readonly pick: (index: number) => Box | null
  readonly isDrawn: () => boolean
}

const atOnce = 8
const settled = 400

/** `scene` is asked at each call. */
export function benchDoor(scene: () => BenchScene): BenchDoor {
  const keyAt = (index: number): string | undefined => scene().tree.flatMap(branch => branch.notes)[index]?.id
  const notes = (): number => scene().tree.reduce((sum, branch) => sum + branch.notes.length, 0)
  return {
    seed: async count => {
      for (let begun = 0; begun < count; begun += atOnce)
        await Promise.all(Array.from({ length: Math.min(atOnce, count - begun) }, (_, at) => put(scene(), begun + at)))
    },
    count: () => ({
      notes: notes(),
      mounted: document.querySelectorAll('[data-card]').length,
      nodes: document.querySelectorAll('*').length,
    }),
    view: async ({ as, zoom, at }) => {
      if (as !== undefined) scene().setView(as)
      if (as !== undefined) await rest()
      if (zoom !== undefined) scene().door.current?.zoomTo(zoom)
      if (zoom !== undefined) await rest()
      const key = at === undefined ? undefined : keyAt(at)
      if (key !== undefined) scene().door.current?.show(key)
      await rest()
    },
    pick: index => {
      const key = keyAt(index)
      if (key === undefined) return null
      scene().door.current?.show(key)
      return scene().door.current?.boxOf(key) ?? null
    },
    isDrawn: () => scene().isFetched && document.querySelector('[data-card]') !== null,
  }
}

const rest = (): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, settled)
  })

async function put({ roomId, tree }: BenchScene, number: number): Promise<void> {
  const section = tree[number % Math.max(1, tree.length)]?.section
  if (section === undefined) return
  await call(putNote, {
    params: { roomId, noteId: NoteId.parse(newId()) },
    body: { sectionId: section.id, text: `Note ${number} of a measurement`, signed: false, route: 'live' },
  })
}
