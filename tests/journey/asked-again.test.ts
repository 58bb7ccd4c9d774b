/** What is asked of one server, and once more of another because no answer came. */
import { afterEach, expect, test } from 'vitest'
import { readActivity } from '@waymark/shared/wire/activity.ts'
import { revealRoom } from '@waymark/shared/wire/notes.ts'
import { addLink, revokeLink } from '@waymark/shared/wire/sessions.ts'
import { aSession, breakoutWith } from '#support/a-session.ts'
import { nodes, type Nodes } from '#support/nodes.ts'

let several: Nodes
afterEach(() => several.stop())

test('[FA5] a link that is taken back and a room that is revealed by two servers at once stand in the record once', async () => {
  several = await nodes(2)
  const breakouts = [breakoutWith('What is missing?', { isPrivate: true })]
  const { organiser, session } = await aSession({ breakouts, rooms: 1 }, several.all[0], several.next)
  const params = { sessionId: session.session.id }
  const { link } = await organiser.ask(addLink, { params, body: { role: 'participant' } })
  const roomId = session.breakouts[0]!.rooms[0]!.id
  for (let time = 0; time < 2; time += 1)
    await Promise.all(
      [1, 2].flatMap(() => [
        organiser.ask(revokeLink, { params: { linkId: link.id } }),
        organiser.ask(revealRoom, { params: { roomId } }),
      ]),
    )
  const { lines } = await organiser.ask(readActivity, { params: { ...params, before: 'now' } })
  const did = lines.map(line => line.did.kind)
  for (const kind of ['link-revoked', 'room-revealed']) expect(did.filter(one => one === kind)).toEqual([kind])
})
