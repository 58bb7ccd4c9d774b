/** What can be done with a whole theme: one entry is the line in its menu and, where it has one, the key. */
import type { ThemeId } from '@waymark/shared/model/ids.ts'
import { nameOfTheme, type Theme } from '@waymark/shared/model/theme.ts'
import type { Choice } from '#ui/menu.tsx'
import type { IconName } from '#ui/icon.tsx'
import type { Occurrence } from './occurrence.ts'
import { closedBecause, moves } from './synthesis-actions.ts'
import type { SynthesisActs } from './synthesis-acts.ts'
import type { ShownTheme } from './synthesis-view.ts'

/** What its menu is told of a theme. `at` and `of` are among those that are a part of the same one. */
export type ThemePlace = Pick<ShownTheme, 'theme' | 'merged' | 'at' | 'of'> & {
  /** The notes that are ticked in it. */
  readonly ticked: readonly Occurrence[]
}

interface ThemeAction {
  readonly label: string
  readonly icon: IconName
  /** A letter that does it to the theme around the focus. */
  readonly key: string
  readonly run: (acts: SynthesisActs, themeId: ThemeId) => void
}

const themeActions: readonly ThemeAction[] = [
  {
    label: 'About this theme…',
    icon: 'info',
    key: 'a',
    run: (acts, themeId) => {
      acts.ask({ kind: 'about', themeId })
    },
  },
  {
    label: 'Link to another box…',
    icon: 'link',
    key: 'l',
    run: (acts, themeId) => {
      acts.ask({ kind: 'add-link', from: themeId })
    },
  },
  {
    label: 'Merge into another theme…',
    icon: 'group',
    key: 'e',
    run: (acts, themeId) => {
      acts.ask({ kind: 'merge', themeId })
    },
  },
  {
    label: 'Make it a part of another theme…',
    icon: 'list',
    key: 'w',
    run: (acts, themeId) => {
      acts.ask({ kind: 'part', themeId })
    },
  },
]

export const themeActionByKey = (key: string): ThemeAction | undefined =>
  themeActions.find(action => action.key === key.toLowerCase())

export const themeMenu = (acts: SynthesisActs, { theme, merged, at, of, ticked }: ThemePlace): Choice[] => [
  ...moves.map(({ direction, label, icon }) => ({
    label,
    icon,
    closedBecause: closedBecause(direction, at === 0, at === of - 1),
    run: () => {
      acts.moveTheme(theme.id, direction)
    },
  })),
  ...themeActions.map(({ label, icon, run }) => ({
    label,
    icon,
    run: () => {
      run(acts, theme.id)
    },
  })),
  ...(theme.within === undefined ? [] : [standAlone(acts, theme.id)]),
  {
    label: 'Split off the ticked notes…',
    icon: 'minus' as const,
    closedBecause: ticked.length === 0 ? 'Tick some of its notes first' : undefined,
    run: () => {
      acts.ask({ kind: 'split', occurrences: ticked })
    },
  },
  ...merged.map(one => bringBack(acts, one)),
  {
    label: 'Dissolve this theme',
    more:
      merged.length === 0
        ? 'Its notes go back to Not yet grouped, and its links go. You can undo it.'
        : 'Its notes go back to Not yet grouped; its links go, and so do the themes that were merged into it. You can undo it.',
    icon: 'close' as const,
    run: () => {
      acts.dissolve(theme.id)
    },
  },
]

const standAlone = (acts: SynthesisActs, themeId: ThemeId): Choice => ({
  label: 'Let it stand by itself',
  icon: 'left',
  run: () => {
    acts.standAlone(themeId)
  },
})

const bringBack = (acts: SynthesisActs, theme: Pick<Theme, 'id' | 'name'>): Choice => ({
  label: `Bring back ${nameOfTheme(theme)}`,
  icon: 'undo',
  run: () => {
    acts.bringBack(theme.id)
  },
})

/** For the list of keys. */
export const themeKeys: readonly { readonly keys: string; readonly does: string }[] = themeActions
  .filter(({ key }) => key !== 'l')
  .map(({ key, label }) => ({ keys: key.toUpperCase(), does: label }))
