/** The audit record: what is written into it, who reads it, a page at a time and as a table. */
import { expect, test } from 'vitest'
import { auditTablePath, readAudit } from '@waymark/shared/wire/audit.ts'
import { addLink, eraseDeleted, revokeLink } from '@waymark/shared/wire/sessions.ts'
import { auditRow } from '@waymark/server/audit-row.ts'
import { aSession } from '#support/a-session.ts'

const everything = { params: { deed: 'all', after: 'start' } } as const

test('[SE11] links made and taken back, who came in to run it and what was erased stand in the record, by role alone', async () => {
  const s = await aSession()
  const { id: sessionId, strategyId } = s.session.session
  await s.newcomer('facilitator', 'Ruth')
  await s.newcomer('participant', 'Wyn')
  const { link } = await s.organiser.ask(addLink, { params: { sessionId }, body: { role: 'reader' } })
  await s.organiser.ask(revokeLink, { params: { linkId: link.id } })
  await s.organiser.ask(eraseDeleted, { params: { strategyId } })
  const { lines, left } = await s.organiser.ask(readAudit, everything)
  expect(left).toBe(0)
  expect(lines.map(({ did, by }) => `${did} by ${by}`).toSorted()).toEqual([
    'came-in-as-team by facilitator',
    'came-in-as-team by organiser',
    'deleted-words-erased by organiser',
    'link-made by organiser',
    'link-revoked by organiser',
  ])
  expect(lines.find(({ did }) => did === 'link-made')).toMatchObject({
    strategyTitle: 'Our Direction',
    sessionTitle: 'First session',
  })
  expect(JSON.stringify(lines)).not.toMatch(/Ruth|Wyn|Olwen/)
  // Coming in again is not coming in anew.
  await s.organiser.comeIn(s.hostSecret)
  expect((await s.organiser.ask(readAudit, everything)).lines).toHaveLength(5)
  const some = await s.organiser.ask(readAudit, { params: { deed: 'link-revoked', after: 'start' } })
  expect(some.lines.map(({ did }) => did)).toEqual(['link-revoked'])
  const table = await (await s.organiser.get(auditTablePath)).text()
  expect(table.split('\r\n')).toHaveLength(7)
  expect(table).toContain('"A link was taken back","an organiser","","Our Direction","First session"')
  await s.stop()
})

test('[SE11] only whoever holds the link to the whole server reads it; pages follow each other without a gap', async () => {
  const s = await aSession()
  const newId = (at: number): string => `line-${String(at).padStart(10, '0')}`
  const puts = Array.from({ length: 250 }, (_, at) =>
    auditRow(
      { newId: () => newId(at), now: () => '2026-01-01T00:00:00.000Z' },
      { by: 'server', did: 'retention-purged' },
    ),
  )
  await s.deps.store.commit({ puts })
  for (const role of ['reader', 'participant', 'facilitator'] as const) {
    const somebody = await s.newcomer(role)
    expect((await somebody.refused(readAudit, everything)).code).toBe('not-signed-in')
    expect((await somebody.get(auditTablePath)).status).toBe(401)
  }
  const seen: string[] = []
  for (let left = 1, after = 'start'; left > 0;) {
    const page = await s.organiser.ask(readAudit, { params: { deed: 'retention-purged', after } })
    seen.push(...page.lines.map(({ id }) => id))
    left = page.left
    after = page.lines.at(-1)?.id ?? ''
  }
  expect(seen).toEqual(Array.from({ length: 250 }, (_, at) => newId(at)))
  await s.stop()
})
