/** Puts things into a page for a test, as the content policy lets its own scripts do it: element by element, never as markup. */
import type { Page } from 'playwright-core'

export interface Put {
  readonly tag: string
  readonly id?: string
  readonly text?: string
  readonly class?: string
  /** For `style.cssText`. */
  readonly look?: string
  readonly within?: readonly Put[]
}

/** Before all else in the main part, in their order. */
export const putIn = (page: Page, all: readonly Put[]): Promise<void> =>
  page.evaluate(given => {
    const made = ({ tag, id, text, class: name, look, within = [] }: Put): HTMLElement => {
      const element = document.createElement(tag)
      if (id !== undefined) element.id = id
      if (name !== undefined) element.className = name
      if (look !== undefined) element.style.cssText = look
      element.append(text ?? '', ...within.map(made))
      return element
    }
    document.querySelector('main')?.prepend(...given.map(made))
  }, all)

/** Rules that hold until the page is left, or `restyled` is called. */
export const restyled = (page: Page, rules = ''): Promise<void> =>
  page.evaluate(css => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [sheet]
  }, rules)
