/** The screens of people, apart from their words: what of them matters most to look at. */
import type { Page } from 'playwright-core'
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { plainVisitor } from '#support/plain-visitor.ts'

export async function peopleScreens(server: string, strategyId: StrategyId) {
  const form = await plainVisitor(server).open(pages.formats(pages.strategy(strategyId)))
  await form.press('Ask for it', {
    'Which format?': 'braille',
    'What do we call you?': 'Mair',
    'How do we reach you?': 'phone',
    'E-mail address, phone number or postal address': '01970 123456',
  })
  const button = (name: RegExp | string) => (page: Page) => page.getByRole('button', { name }).first()
  return [
    { name: 'other formats', path: pages.formatRequests(strategyId), sign: button(/^Take it in hand/) },
    { name: 'how long things are kept', path: pages.retention(), sign: button('List what is due') },
    { name: 'audit record', path: pages.audit(), sign: (page: Page) => page.getByLabel('Show', { exact: true }) },
  ]
}
