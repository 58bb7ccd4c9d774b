/** The draft, as those who write it use it. */
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { until } from '#support/wait.ts'

export interface DraftPage {
  readonly text: Locator
  readonly build: () => Promise<void>
  /** Puts the cursor at the end of a line that is there, and types after it. */
  readonly typeAfter: (line: string, words: string) => Promise<void>
  readonly isSaved: () => Promise<void>
  readonly shows: (words: string) => Promise<void>
  readonly download: (
    format: 'Word' | 'Web page' | 'Markdown' | 'Draft file',
  ) => Promise<{ readonly name: string; readonly file: Buffer }>
}

export function draftPage(page: Page): DraftPage {
  const text = page.getByRole('textbox', { name: 'The draft' })
  return {
    text,
    build: () => page.getByRole('button', { name: 'Build the draft from the themes' }).click(),
    typeAfter: async (line, words) => {
      await text.getByText(line, { exact: true }).click()
      // As a person does, who looks where the cursor stands: what others write in the moment of the key can take it back.
      await until('the cursor stays at the end of the line', async () => {
        await page.keyboard.press('End')
        return page.evaluate(cursorStaysAtEnd)
      })
      await page.keyboard.type(words)
    },
    isSaved: () => page.getByText('Saved', { exact: true }).waitFor(),
    shows: words => text.getByText(words).first().waitFor(),
    download: async format => {
      const menu = page.getByRole('button', { name: 'Export' })
      if ((await menu.getAttribute('aria-expanded')) === 'false') await menu.click()
      const link = page.getByRole('link', { name: format })
      const allTheSame = page.getByRole('button', { name: 'Export all the same' })
      await link.or(allTheSame).first().waitFor()
      if (await allTheSame.isVisible()) await allTheSame.click()
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
      return { name: download.suggestedFilename(), file: await readFile(await download.path()) }
    },
  }
}

/** Runs in the page. Two frames later the editor has heard of the key, or has put the cursor back. */
async function cursorStaysAtEnd(): Promise<boolean> {
  for (const _ of [1, 2]) await new Promise(resolve => requestAnimationFrame(resolve))
  const selection = getSelection()
  return selection?.focusNode?.nodeType === Node.TEXT_NODE
    ? selection.focusOffset === selection.focusNode.textContent?.length
    : false
}
