/** The screens of what was done about what people said. */
import type { Page } from 'playwright-core'
import type { DraftId, StrategyId } from '@waymark/shared/model/ids.ts'
import { listOutcomes, putOutcome } from '@waymark/shared/wire/outcomes.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { Person } from '#support/person.ts'

/** With the first theme answered. */
export async function outcomeScreens(
  organiser: Person,
  { strategyId, draftId }: { readonly strategyId: StrategyId; readonly draftId: DraftId },
) {
  const { themes } = await organiser.ask(listOutcomes, { params: { draftId } })
  await organiser.ask(putOutcome, {
    params: { draftId, themeId: themes[0]!.themeId },
    body: { what: 'adapted', reason: 'Every second week.', revision: 0 },
  })
  const h1 = (name: string) => (page: Page) => page.getByRole('heading', { level: 1, name })
  const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()
  return [
    {
      name: 'you said, we did',
      path: pages.outcomes(draftId),
      sign: h1('You said, we did'),
      first: press(/^Change the answer/),
    },
    {
      name: 'decisions, with something refused',
      path: pages.decisions(strategyId),
      sign: h1('Decisions'),
      first: async (page: Page) => {
        await press('Record a decision')(page)
        await press('Save the decision')(page)
      },
    },
    { name: 'numbers', path: pages.impact(strategyId), sign: h1('In numbers') },
  ]
}
