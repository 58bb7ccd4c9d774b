/** The synthesis, as a facilitator uses it: ticks, the bar, the themes. */
import type { Locator, Page } from 'playwright-core'

export interface GroupingPage {
  readonly tick: (words: string) => Promise<void>
  readonly group: (words: readonly string[], as: string) => Promise<void>
  readonly moveTo: (words: readonly string[], theme: string) => Promise<void>
  readonly park: (words: string, reason: string) => Promise<void>
  /** Says in a sentence what people said, on the card of a theme. */
  readonly sumUp: (theme: string, said: string) => Promise<void>
  readonly theme: (name: string) => Locator
  readonly note: (words: string) => Locator
  /** `3 not yet looked at` */
  readonly says: (words: string) => Promise<void>
}

export function groupingPage(page: Page): GroupingPage {
  const note = (words: string): Locator =>
    page.getByRole('checkbox', { name: words.replaceAll(/\s+/g, ' '), exact: true })
  const bar = page.getByRole('region', { name: 'What to do with the selected notes' })
  const dialog = page.getByRole('dialog')
  const tick = (words: string): Promise<void> => note(words).check()
  const tickAll = async (all: readonly string[]): Promise<void> => {
    for (const words of all) await tick(words)
  }
  return {
    note,
    tick,
    theme: name => page.getByRole('region', { name }),
    group: async (all, as) => {
      await tickAll(all)
      await bar.getByRole('button', { name: 'Group…' }).click()
      await dialog.getByRole('textbox', { name: 'What is it about?' }).fill(as)
      await dialog.getByRole('button', { name: 'Make the theme' }).click()
      await dialog.waitFor({ state: 'detached' })
    },
    moveTo: async (all, theme) => {
      await tickAll(all)
      await bar.getByRole('button', { name: 'Move to theme…' }).click()
      await dialog.getByRole('button', { name: theme }).click()
      await dialog.waitFor({ state: 'detached' })
    },
    park: async (words, reason) => {
      await tick(words)
      await bar.getByRole('button', { name: 'Park…' }).click()
      await dialog.getByRole('textbox', { name: 'Why?' }).fill(reason)
      await dialog.getByRole('button', { name: 'Park', exact: true }).click()
      await dialog.waitFor({ state: 'detached' })
    },
    sumUp: async (theme, said) => {
      const card = page.getByRole('region', { name: theme })
      await card.getByRole('button', { name: 'Say in a sentence what people said' }).click()
      await card.getByRole('textbox', { name: 'What people said, in a sentence' }).fill(said)
      await page.keyboard.press('Enter')
      await card.getByText(said).waitFor()
    },
    says: async words => {
      await page.getByText(words).first().waitFor()
    },
  }
}
