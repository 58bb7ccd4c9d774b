/** "Aa", as those who choose how they read use it. */
import type { Locator, Page } from 'playwright-core'

export interface ComfortMenu {
  readonly button: Locator
  readonly panel: Locator
  readonly open: () => Promise<void>
  readonly background: (label: string) => Promise<void>
  readonly select: (name: string, label: string) => Promise<void>
  readonly tick: (name: string) => Promise<void>
}

export function comfortMenu(page: Page): ComfortMenu {
  const button = page.getByRole('button', { name: /^Reading comfort/ })
  const panel = page.locator('.comfort > .panel')
  return {
    button,
    panel,
    open: async () => {
      if ((await button.getAttribute('aria-expanded')) === 'false') await button.click()
    },
    background: label => panel.getByRole('radio', { name: label, exact: true }).check(),
    select: async (name, label) => {
      await panel.getByRole('combobox', { name, exact: true }).selectOption({ label })
    },
    tick: name => panel.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check(),
  }
}
