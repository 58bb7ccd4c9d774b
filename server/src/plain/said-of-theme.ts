/** What somebody said of a theme by a plain form, as it was sent. */
import { Answer } from '@waymark/shared/model/check-back.ts'
import { ThemeId } from '@waymark/shared/model/ids.ts'
import type { readCheckBack } from '@waymark/shared/wire/check-back.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { isTicked, nameOf, textIn, type Fields } from './fields.ts'

export type Brought = ReplyOf<typeof readCheckBack>

/** What a form was sent with, and why it was not taken. */
export interface SaidOfTheme {
  readonly themeId: ThemeId
  readonly answer: Answer | null
  readonly words: string
  readonly signed: boolean
  readonly wrong?: string
}

/** Undefined for a form that names no theme. */
export function saidIn(fields: Fields): SaidOfTheme | undefined {
  const theme = ThemeId.safeParse(fields[nameOf.theme])
  if (!theme.success) return undefined
  return {
    themeId: theme.data,
    answer: Answer.safeParse(fields[nameOf.answer]).data ?? null,
    words: textIn(fields, nameOf.text),
    signed: isTicked(fields, nameOf.sign),
  }
}
