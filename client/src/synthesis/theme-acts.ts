/** The gestures on whole themes as a facilitator makes them: each is named for undo, said aloud, and leaves the focus at the theme where the work goes on. */
import type { ThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import type { NoteId, ThemeId } from '@waymark/shared/model/ids.ts'
import { nameOfTheme } from '@waymark/shared/model/theme.ts'
import type { Undo } from '#sync/undo.ts'
import * as gestures from './gestures.ts'
import { linksOfNow } from './link-acts.ts'
import * as shaping from './merge-gestures.ts'
import type { Occurrence } from './occurrence.ts'
import { directionInWords, sayDissolved } from './say-grouping.ts'
import * as words from './say-themes.ts'
import { standingOf } from './standing-now.ts'
import { unselect, type SynthesisStore } from './synthesis-store.ts'
import { tidy, untidy } from './tidy-gestures.ts'

export interface ThemeActs {
  readonly newTheme: (name?: string) => void
  readonly reword: (themeId: ThemeId, fields: Pick<gestures.ThemeWords, 'name' | 'said'>) => void
  /** All that is said about a theme beyond its name and sentence. What is empty goes. */
  readonly describe: (themeId: ThemeId, fields: gestures.ThemeWords) => void
  readonly moveTheme: (themeId: ThemeId, direction: gestures.Direction) => void
  readonly dissolve: (themeId: ThemeId) => void
  readonly merge: (themeId: ThemeId, into: ThemeId) => void
  readonly bringBack: (themeId: ThemeId) => void
  readonly makePart: (themeId: ThemeId, whole: ThemeId) => void
  readonly standAlone: (themeId: ThemeId) => void
  /** Notes that were ticked in one theme, into a new one beside it. */
  readonly split: (occurrences: readonly Occurrence[], to: { readonly themeId: ThemeId; readonly name: string }) => void
  /** Empty: the note has no tidier words any more. */
  readonly tidy: (noteId: NoteId, text: string) => void
}

interface ThemeDesk {
  readonly doc: ThemesDoc
  readonly undo: Undo
  readonly store: SynthesisStore
  readonly say: (text: string) => void
}

export const themeActs = (desk: ThemeDesk, hand: gestures.Hand): ThemeActs => ({
  ...wordActs(desk, hand),
  ...shapeActs(desk, hand),
})

type WordActs = Pick<ThemeActs, 'newTheme' | 'reword' | 'describe' | 'tidy'>

function wordActs({ doc, store, undo, say }: ThemeDesk, hand: gestures.Hand): WordActs {
  /** What was given to a theme that is gone is kept for its author; merged meanwhile, it is kept with it. */
  const give = (themeId: ThemeId, fields: gestures.ThemeWords, what: string): void => {
    let there = true
    const isChanged = undo.made(what, () => (there = gestures.rewordTheme(hand, themeId, fields)))
    const { standsIn } = standingOf(doc)
    const other = standsIn(themeId)
    if (isChanged) say(other === undefined ? what : words.sayKeptWith(other))
    if (!there) store.setState({ orphaned: wordsIn(fields) })
  }
  return {
    newTheme: (name = '') => {
      undo.made(name === '' ? 'New theme.' : `New theme: ${name}.`, () => {
        store.setState({ naming: gestures.newTheme(hand, name), orphaned: '' })
      })
      say(name === '' ? 'New theme. Give it a name.' : `New theme: ${name}.`)
    },
    reword: (themeId, fields) => {
      const { name } = fields
      give(
        themeId,
        fields,
        name === undefined ? 'What people said is changed.' : `Theme named ${nameOfTheme({ name })}.`,
      )
    },
    describe: (themeId, fields) => {
      give(themeId, withoutEmpty(fields), words.sayAbout(standingOf(doc).nameOf(themeId)))
    },
    tidy: (noteId, text) => {
      const what = text === '' ? words.untidied : words.tidied
      const isChanged = undo.made(what, () => {
        if (text === '') untidy(hand, noteId)
        else tidy(hand, noteId, text)
      })
      if (isChanged) say(what)
    },
  }
}

type ShapeActs = Omit<ThemeActs, keyof WordActs>

function shapeActs({ doc, store, undo, say }: ThemeDesk, hand: gestures.Hand): ShapeActs {
  const look = () => standingOf(doc)
  const nameOf = (themeId: ThemeId): string => look().nameOf(themeId)
  /** Afterwards the focus is at this theme, wherever it is drawn. */
  const act = (what: string, at: ThemeId | undefined, gesture: () => unknown): void => {
    if (!undo.made(what, gesture)) return say(words.nothingToDo)
    say(what)
    store.setState({ wantedTheme: at ?? null })
  }
  return {
    moveTheme: (themeId, direction) => {
      const { within } = look().themes.find(({ id }) => id === themeId) ?? {}
      const name = nameOf(themeId)
      let at = 0
      undo.made(`${name} moved ${directionInWords[direction]}.`, () => {
        at = gestures.moveTheme(hand, themeId, direction)
      })
      const all = look().themes.filter(theme => theme.within === within).length
      say(within === undefined ? `${name} is theme ${at} of ${all}.` : `${name} is part ${at} of ${all} here.`)
    },
    dissolve: themeId => {
      const { grouping } = look()
      const links = linksOfNow(store, doc, themeId)
      const alone = [...grouping.themesOf.values()].filter(of => of.length === 1 && of[0] === themeId).length
      const what = sayDissolved(nameOf(themeId), alone, links)
      if (undo.made(what, () => gestures.dissolve(hand, themeId))) say(what)
    },
    merge: (themeId, into) => {
      act(words.sayMerged(nameOf(themeId), nameOf(into)), into, () => shaping.merge(hand, themeId, into))
    },
    bringBack: themeId => {
      act(words.sayBroughtBack(look().ownNameOf(themeId)), themeId, () => shaping.bringBack(hand, themeId))
    },
    makePart: (themeId, whole) => {
      act(words.sayPart(nameOf(themeId), nameOf(whole)), themeId, () => shaping.makePart(hand, themeId, whole))
    },
    standAlone: themeId => {
      act(words.sayAlone(nameOf(themeId)), themeId, () => shaping.standAlone(hand, themeId))
    },
    split: (occurrences, to) => {
      const own = occurrences.filter(({ place }) => place === to.themeId)
      let made: ThemeId | undefined
      const what = words.saySplit(own.length, nameOf(to.themeId), to.name)
      if (!undo.made(what, () => (made = shaping.split(hand, own, to)))) return say(words.nothingToDo)
      say(what)
      unselect(
        store,
        own.map(({ noteId }) => noteId),
      )
      store.setState({ wantedTheme: made ?? null })
    },
  }
}

/** Undefined fields go from the record. Those that a theme always has stay. */
function withoutEmpty({ name, said, ...more }: gestures.ThemeWords): gestures.ThemeWords {
  const always = Object.entries({ name, said }).filter(([, value]) => value !== undefined)
  const others = Object.entries(more).map(([field, value]) => [field, value === '' ? undefined : value])
  return Object.fromEntries([...always, ...others])
}

const wordsIn = ({ name, said, noticed, view, otherView, sharedView, goesWhy }: gestures.ThemeWords): string =>
  [name, said, noticed, view, otherView, sharedView, goesWhy].filter(one => one !== undefined && one !== '').join('\n')
