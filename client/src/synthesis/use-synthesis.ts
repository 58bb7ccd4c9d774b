/** Reads the notes of all rooms and the themes of a breakout, and keeps them read: one subscription to each document. */
import { useCallback, useDeferredValue, useMemo, useState, useSyncExternalStore } from 'react'
import { roomDocName, type DocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc, themesTypes, type ThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import type { BoxLink } from '@waymark/shared/model/box-link.ts'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { Section } from '@waymark/shared/model/session.ts'
import { nameOfTheme, type Theme } from '@waymark/shared/model/theme.ts'
import { coverageOf } from '@waymark/shared/rules/coverage.ts'
import { notesAlone } from '@waymark/shared/rules/coverage-by.ts'
import { readGrouping } from '@waymark/shared/rules/grouping.ts'
import { boxesOf, readLinks } from '@waymark/shared/rules/links.ts'
import { standingThemes } from '@waymark/shared/rules/standing-themes.ts'
import { tidiedByNote } from '@waymark/shared/rules/tidied.ts'
import { placesOfNotes } from '@waymark/shared/wire/places-of-notes.ts'
import type { BreakoutView } from '@waymark/shared/wire/sessions.ts'
import type { LiveDoc } from '#sync/open-doc.ts'
import { undoOf } from '#sync/undo.ts'
import { useDoc, useDocs, useRecords, useWatched } from '#sync/use-doc.ts'
import { passes, withoutGoneTheme } from './note-filter.ts'
import { placesOf } from './occurrence.ts'
import { roomNotes } from './room-notes.ts'
import { placesInWords } from './say-grouping.ts'
import { type SynthesisStore, useSynthesisState } from './synthesis-store.ts'
import { synthesisView } from './synthesis-view.ts'

export type Synthesis = ReturnType<typeof useSynthesis>

export function useSynthesis(breakout: BreakoutView, themesDoc: ThemesDoc, store: SynthesisStore) {
  const { notes, fetchedRooms, docs } = useNotes(breakout)
  const { themes, grouping, mergedIn, links: standingLinks } = useGrouping(themesDoc)
  const { boxes, links } = useLinks(standingLinks, breakout.sections, themes)
  const asked = useDeferredValue(useSynthesisState(store, state => state.filter))
  const filter = useMemo(() => withoutGoneTheme(asked, themes), [asked, themes])
  const gathered = useMemo(
    () => ({ sections: breakout.sections, notes: [...notes.values()], themes, mergedIn, links, grouping }),
    [breakout.sections, notes, themes, mergedIn, links, grouping],
  )
  const tidiedRecords = useRecords(themesDoc.tidied)
  const tidied = useMemo(() => tidiedByNote(tidiedRecords.values()), [tidiedRecords])
  const marks = useSynthesisState(store, state => state.marks)
  const alone = useMemo(() => notesAlone(notes.values(), grouping), [notes, grouping])
  const view = useMemo(
    () => synthesisView(gathered, passes(filter, { ...grouping, marks, alone })),
    [gathered, filter, grouping, marks, alone],
  )
  const coverage = useMemo(() => coverageOf(notes.values(), grouping), [notes, grouping])
  const whereIs = useCallback(
    (noteId: NoteId) => {
      const note = notes.get(noteId)
      if (note === undefined) return undefined
      const nameOf = (place: string): string => {
        const theme = themes.find(({ id }) => id === place)
        return theme === undefined ? 'Not yet grouped' : `in ${nameOfTheme(theme)}`
      }
      return { note, words: placesInWords(placesOf(noteId, grouping), grouping.parkedFor.has(noteId), nameOf) }
    },
    [notes, themes, grouping],
  )
  return {
    notes,
    themes,
    tidied,
    boxes,
    grouping,
    gathered,
    view,
    coverage,
    whereIs,
    find: filter.words,
    fetchedRooms,
    docs,
  }
}

export function useNotes(breakout: BreakoutView) {
  const rooms = placesOfNotes(breakout)
  // The rooms are read again with every answer of the server; only other rooms are a reason to open documents anew.
  const [same, setSame] = useState(rooms)
  if (roomsInWords(same) !== roomsInWords(rooms)) setSame(rooms)
  const names = useMemo(() => same.map(({ id }) => roomDocName(id)), [same])
  const docs = useDocs(names)
  const watch = useMemo(
    () =>
      roomNotes(docs.map((live, at) => ({ roomNumber: same[at]?.number ?? 0, notes: openRoomDoc(live.doc).notes }))),
    [docs, same],
  )
  return { notes: useWatched(watch), fetchedRooms: useFetched(docs), docs }
}

const roomsInWords = (rooms: BreakoutView['rooms']): string => rooms.map(({ id, number }) => `${id} ${number}`).join()

/** How many of these are here. */
function useFetched(docs: readonly LiveDoc[]): number {
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = docs.map(live => live.subscribe(listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
    [docs],
  )
  return useSyncExternalStore(subscribe, () => docs.filter(live => live.now().fetched).length)
}

export function useGrouping(doc: ThemesDoc) {
  const themes = useRecords(doc.themes)
  const placements = useRecords(doc.placements)
  const parked = useRecords(doc.parked)
  const links = useRecords(doc.links)
  return useMemo(() => {
    const standing = standingThemes({
      themes: themes.values(),
      placements: placements.values(),
      parked: parked.values(),
      links: links.values(),
    })
    return { ...standing, grouping: readGrouping(standing.themes, standing.placements, standing.parked) }
  }, [themes, placements, parked, links])
}

function useLinks(records: readonly BoxLink[], sections: readonly Section[], themes: readonly Theme[]) {
  const boxes = useMemo(() => boxesOf(sections, themes), [sections, themes])
  const links = useMemo(() => readLinks(records, boxes), [records, boxes])
  return { boxes, links }
}

/** The document of the themes, its records, and the undo of this window. */
export function useThemes(name: DocName) {
  const live = useDoc(name)
  const doc = useMemo(() => openThemesDoc(live.doc), [live])
  // It ends with its document.
  const undo = useMemo(() => undoOf(themesTypes(live.doc)), [live])
  return { live, doc, undo }
}
