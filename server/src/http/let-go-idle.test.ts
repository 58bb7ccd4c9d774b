import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { letGoIdle } from './let-go-idle.ts'

test('[OP4] a request that is under way when the server goes down is answered, and keeps it there no longer', async () => {
  const app = Fastify({ forceCloseConnections: 'idle' })
  letGoIdle(app)
  const [asked, answering] = [Promise.withResolvers<void>(), Promise.withResolvers<string>()]
  app.get('/', async () => {
    asked.resolve()
    return answering.promise
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const answered = new Promise<number | undefined>((resolve, reject) => {
    get({ port, host: '127.0.0.1', agent: new Agent({ keepAlive: true }) }, answer => {
      answer.resume()
      resolve(answer.statusCode)
    }).on('error', reject)
  })
  await asked.promise
  const closed = app.close()
  answering.resolve('done')
  expect(await answered).toBe(200)
  // Fastify keeps a connection for more than a minute.
  await closed
  expect(app.server.listening).toBe(false)
})

test('[OP4] a connection on which nothing was ever asked keeps the server there no longer', async () => {
  const app = Fastify({ forceCloseConnections: 'idle' })
  letGoIdle(app)
  app.get('/', async () => 'done')
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const comes = once(app.server, 'connection')
  const silent = connect(port, '127.0.0.1')
  const gone = once(silent, 'close')
  await Promise.all([once(silent, 'connect'), comes])
  // Node would wait until the other end has had enough.
  await app.close()
  await gone
  expect(app.server.listening).toBe(false)
})
