/** Markup by tagged template: whatever is put into it is text, unless it was made by this template itself. Attributes stand in double quotes. */
import { inMarkup } from '@waymark/shared/rules/in-markup.ts'

const markup: unique symbol = Symbol('markup')

/** Nothing that came from outside can look like it: its key is known here only. */
export interface Html {
  readonly [markup]: string
}

export type Part = string | number | boolean | null | undefined | Html | readonly Part[]

/** False, true, null and undefined are nothing, so that `when && html...` can stand in it. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  [markup]: strings.map((string, at) => string + written(parts[at])).join(''),
})

/** What is sent to the browser. */
export const markupOf = (made: Html): string => made[markup]

function written(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return inMarkup(String(part))
  if (part === null || part === undefined || typeof part === 'boolean') return ''
  return isHtml(part) ? part[markup] : part.map(written).join('')
}

const isHtml = (part: Html | readonly Part[]): part is Html => markup in part
