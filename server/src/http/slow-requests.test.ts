import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { endSlowRequests } from './slow-requests.ts'

test('[W25] what is asked of the app without a line is never ended as slow, however long its answer takes', async () => {
  const app = Fastify()
  endSlowRequests(app, 1)
  app.get('/', async () => {
    await new Promise(resolve => {
      setTimeout(resolve, 20)
    })
    return { here: true }
  })
  expect((await app.inject('/')).json()).toEqual({ here: true })
  await app.close()
})
