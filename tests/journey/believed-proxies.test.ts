import { expect, test } from 'vitest'
import { comeIn } from '@waymark/shared/wire/entry.ts'
import { aSession } from '#support/a-session.ts'
import { testApp } from '#support/test-app.ts'

test('[OP15] that somebody comes by HTTPS is believed of this machine and of the proxies that are named, and of nobody else', async () => {
  const a = await aSession({}, await testApp({ options: { proxies: ['10.0.0.4', '10.1.0.0/16'] } }))
  const cookieFor = async (remoteAddress: string): Promise<string> => {
    const answer = await a.app.inject({
      method: 'POST',
      url: comeIn.path,
      remoteAddress,
      headers: { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' },
      payload: { secret: a.secretFor('participant'), name: null, roomId: null, asSomebodyElse: true },
    })
    expect(answer.statusCode).toBe(200)
    return String(answer.headers['set-cookie'])
  }
  for (const believed of ['127.0.0.1', '10.0.0.4', '10.1.2.3']) expect(await cookieFor(believed)).toMatch(/; Secure/)
  for (const other of ['10.0.0.5', '10.2.0.1', '198.51.100.9']) expect(await cookieFor(other)).not.toMatch(/; Secure/)
  await a.stop()
})
