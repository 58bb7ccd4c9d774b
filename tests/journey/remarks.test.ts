import { afterAll, beforeAll, expect, test } from 'vitest'
import { remarksDocName, type DocName } from '@waymark/shared/doc/doc-name.ts'
import { openRemarksDoc } from '@waymark/shared/doc/remarks-doc.ts'
import { DraftId, RemarkId, ReplyId, StatementId } from '@waymark/shared/model/ids.ts'
import { readDraft } from '@waymark/shared/wire/drafts.ts'
import { eraseDeleted, listLinks, revokeLink } from '@waymark/shared/wire/sessions.ts'
import { closeCodes } from '@waymark/shared/wire/sync.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { opened, refusedUpgrade } from '#support/bare-sockets.ts'
import { until } from '#support/wait.ts'

let a: ASession
let draftId: DraftId
let name: DocName

beforeAll(async () => {
  a = await aSession()
  draftId = DraftId.parse(a.session.draftId)
  name = remarksDocName(draftId)
})
afterAll(() => a.stop())

const remarkId = RemarkId.parse('remark-number-1')
const remark = {
  id: remarkId,
  statementId: StatementId.parse('statement-1'),
  quote: 'warm',
  before: '',
  after: '',
  isOnlyOne: true,
  beginning: 'warm',
  words: 'Is this so?',
  instead: 'hot',
  by: 'Ama',
  at: '2027-03-24T13:00:00.000Z',
}

test('[D70] two facilitators talk beside a draft, live; what both say and do at once is there for both', async () => {
  const [ama, ben] = await Promise.all([a.newcomer('facilitator', 'Ama'), a.newcomer('facilitator', null)])
  const [hers, his] = await Promise.all([ama.openDoc(name), ben.openDoc(name)])
  const [one, other] = [openRemarksDoc(hers.doc), openRemarksDoc(his.doc)]
  one.remarks.put(remark)
  await until('Ben reads it', () => other.remarks.all().size === 1)
  other.replies.put({
    id: ReplyId.parse('reply-number-1'),
    remarkId,
    words: 'It is.',
    by: 'A facilitator',
    at: remark.at,
  })
  one.remarks.patch(remarkId, { words: 'Is this so, still?' })
  other.remarks.patch(remarkId, { closed: 'settled', closedBy: 'A facilitator', closedAt: remark.at })
  await until('both have both', () =>
    [one, other].every(
      ({ remarks, replies }) =>
        remarks.all().get(remarkId)?.closed === 'settled' &&
        remarks.all().get(remarkId)?.words === 'Is this so, still?' &&
        replies.all().size === 1,
    ),
  )
  const live = await a.deps.live.open(name)
  expect(live.read(doc => openRemarksDoc(doc).remarks.all().get(remarkId))).toEqual(one.remarks.all().get(remarkId))
  hers.close()
  his.close()
})

test('[D71] readers and participants of the same draft cannot open what the team says beside it, whatever they send', async () => {
  const [reader, wyn, ama] = await Promise.all([
    a.newcomer('reader'),
    a.newcomer('participant', 'Wyn', 1),
    a.newcomer('facilitator', 'Ama'),
  ])
  expect((await reader.ask(readDraft, { params: { draftId } })).me.role).toBe('reader')
  for (const who of [reader, wyn])
    for (const asked of [name, `${name}?saved=1`, `${name}?saved=1&epoch=x`])
      expect((await refusedUpgrade(who.openSocket(asked)))?.status, asked).toBe(403)
  const socket = ama.openSocket(name)
  await opened(socket)
  expect(socket.readyState).toBe(socket.OPEN)
  socket.close()
})

test('[D71] whoever loses the right to write the draft is sent away from what is said beside it', async () => {
  const own = await aSession({}, a)
  const theirs = remarksDocName(DraftId.parse(own.session.draftId))
  const open = await (await own.newcomer('facilitator', 'Ama')).openDoc(theirs)
  const closed = new Promise<number>(resolve => {
    open.provider.on('connection-close', event => {
      resolve(event?.code ?? 0)
    })
  })
  const { links } = await own.organiser.ask(listLinks, { params: { sessionId: own.session.session.id } })
  for (const { id, role } of links)
    if (role === 'facilitator') await own.organiser.ask(revokeLink, { params: { linkId: id } })
  expect(await closed).toBe(closeCodes.notAllowed)
  open.close()
})

test('[D73] what was removed beside the draft is in no log once an organiser has removed for good what was deleted', async () => {
  const open = await a.organiser.openDoc(name)
  const { remarks } = openRemarksDoc(open.doc)
  remarks.put({ ...remark, id: RemarkId.parse('remark-number-2'), words: 'Said in haste' })
  remarks.put({ ...remark, id: RemarkId.parse('remark-number-3'), words: 'Said with care' })
  remarks.remove(RemarkId.parse('remark-number-2'))
  const live = await a.deps.live.open(name)
  await until('it is there', () => live.read(doc => openRemarksDoc(doc).remarks.all().size >= 2))
  open.close()
  await a.organiser.ask(eraseDeleted, { params: { strategyId: a.session.strategy.id } })
  const log = Buffer.concat((await a.deps.store.readLog(name)).updates).toString('utf8')
  expect(log).toContain('Said with care')
  expect(log).not.toContain('Said in haste')
})
