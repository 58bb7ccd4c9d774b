/** A room, as the people in it use it: the form, and the notes as board or list. */
import type { Locator, Page } from 'playwright-core'

export interface RoomPage {
  readonly form: Locator
  /** Types into the form and presses "Add note". */
  readonly write: (words: string, about?: string) => Promise<void>
  /** The button of a note; there is one only while the note is shown. */
  readonly note: (words: string) => Locator
  readonly shows: (words: string) => Promise<void>
  readonly showsNoMore: (words: string) => Promise<void>
  /** That the note says "Saved", which it does for ten seconds. */
  readonly isSaved: (words: string) => Promise<void>
  readonly part: (title: string) => Locator
  /** The words under a heading, in their order, as far as a button's name holds them. */
  readonly wordsUnder: (title: string) => Promise<readonly string[]>
  readonly choose: (words: string, choice: string) => Promise<void>
  readonly showAs: (view: 'Board' | 'List') => Promise<void>
}

/** What a button is called after its note. */
const longestName = 120
export const nameFor = (words: string): string =>
  words.length > longestName ? `${words.slice(0, longestName)}…` : words
const beforeWords = /^(?:Change or withdraw|More about): /
const escaped = (words: string): string => words.replaceAll(/[$()*+./?[\\\]^{|}-]/g, String.raw`\$&`)

export function roomPage(page: Page): RoomPage {
  const form = page.getByRole('textbox', { name: 'Your note' })
  const note = (words: string): Locator =>
    page.getByRole('button', {
      name: new RegExp(
        `^(?:Change or withdraw|More about): ${escaped(nameFor(words)).replaceAll(/\s+/g, String.raw`\s+`)}$`,
      ),
    })
  const part = (title: string): Locator => page.getByRole('region', { name: title })
  const noteItem = (words: string): Locator => page.getByRole('listitem').filter({ has: note(words) })
  return {
    form,
    note,
    part,
    write: async (words, about) => {
      await form.fill(words)
      if (about !== undefined) {
        const parts = page.getByRole('combobox', { name: 'About' })
        const offered = await parts.getByRole('option').allTextContents()
        await parts.selectOption({ label: offered.find(label => label.endsWith(about)) ?? about })
      }
      await page.getByRole('button', { name: 'Add note', exact: true }).click()
    },
    shows: words => note(words).first().waitFor(),
    showsNoMore: words => note(words).waitFor({ state: 'detached' }),
    isSaved: words => noteItem(words).getByText('Saved', { exact: true }).waitFor(),
    wordsUnder: async title => {
      // All at one moment: notes come and go.
      const buttons = part(title).getByRole('button', { name: beforeWords })
      const names = await buttons.evaluateAll(all => all.map(button => button.getAttribute('aria-label')))
      return names.map(name => (name ?? '').replace(beforeWords, ''))
    },
    choose: async (words, choice) => {
      await note(words).click()
      await page.getByRole('menuitem', { name: choice }).click()
    },
    showAs: view =>
      page.getByRole('group', { name: 'How to see the notes' }).getByRole('button', { name: view }).click(),
  }
}
