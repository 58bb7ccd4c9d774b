/** What is said about a theme, as its form has it: every field as words, empty where nothing is said. */
import { AmbitionId } from '@waymark/shared/model/ids.ts'
import { Destination, type Theme } from '@waymark/shared/model/theme.ts'
import type { ThemeWords } from './gestures.ts'

export type ThemeForm = Readonly<
  Record<'said' | 'noticed' | 'view' | 'otherView' | 'sharedView' | 'goes' | 'goesTo' | 'goesWhy', string>
>

const none: ThemeForm = {
  said: '',
  noticed: '',
  view: '',
  otherView: '',
  sharedView: '',
  goes: '',
  goesTo: '',
  goesWhy: '',
}

export function wordsOfTheme(theme: Theme): ThemeForm {
  const fields = Object.keys(none) as (keyof ThemeForm)[]
  return { ...none, ...Object.fromEntries(fields.map(field => [field, theme[field] ?? ''])) }
}

/** Those that are not as they were when the form was opened, so that what others wrote meanwhile in other fields stays. */
export function changedFields(before: Theme, form: ThemeForm): ThemeWords {
  const was = wordsOfTheme(before)
  const now: ThemeForm = {
    ...form,
    goesTo: form.goes === 'under-ambition' ? form.goesTo : '',
    goesWhy: form.goes === 'parked' ? form.goesWhy : '',
  }
  const { goes, goesTo, ...words } = now
  const all = {
    ...words,
    goes: Destination.safeParse(goes).data,
    goesTo: AmbitionId.safeParse(goesTo).data,
  }
  return Object.fromEntries(Object.entries(all).filter(([field]) => now[fieldOf(field)] !== was[fieldOf(field)]))
}

const fieldOf = (field: string): keyof ThemeForm => field as keyof ThemeForm
