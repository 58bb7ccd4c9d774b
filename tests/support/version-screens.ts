/** The screens of the versions of a draft, and a version to be seen on them. */
import type { Page } from 'playwright-core'
import { draftDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, insertBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { VersionId, type DraftId } from '@waymark/shared/model/ids.ts'
import { exportPath } from '@waymark/shared/wire/drafts.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { putVersion } from '@waymark/shared/wire/versions.ts'
import type { Person } from '#support/person.ts'
import { until } from '#support/wait.ts'

const button = (name: RegExp) => (page: Page) => page.getByRole('button', { name })

export async function versionScreens(organiser: Person, draftId: DraftId) {
  await oneVersion(organiser, draftId)
  const compare = button(/^Compare Version 1/)
  const more = button(/^More about version 1/)
  return [
    {
      name: 'versions of the draft, compared',
      path: pages.versions(draftId),
      sign: compare,
      first: async (page: Page) => {
        await compare(page).click()
        await page.getByRole('heading', { name: /^Change 1 of/ }).waitFor()
      },
    },
    {
      name: 'publishing a version',
      opens: true as const,
      path: pages.versions(draftId),
      sign: more,
      first: async (page: Page) => {
        await more(page).click()
        await page.getByRole('menuitem', { name: 'Publish…' }).click()
      },
    },
  ]
}

/** Kept before a sentence was added. */
async function oneVersion(organiser: Person, draftId: DraftId): Promise<void> {
  const versionId = VersionId.parse('version-of-the-demo')
  await organiser.ask(putVersion, { params: { draftId, versionId }, body: { name: 'For the trustees' } })
  const text = 'Written since the version was kept.'
  const open = await organiser.openDoc(draftDocName(draftId))
  insertBlocks(draftFragment(open.doc), 2, [
    { kind: 'statement', cites: [], ownWords: true, spans: [{ text, marks: [] }] },
  ])
  await until('it is on the server', async () => {
    const file = await organiser.get(exportPath(draftId, 'md'))
    return (await file.text()).includes(text)
  })
  open.close()
}
