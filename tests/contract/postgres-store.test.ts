import { afterAll, beforeAll } from 'vitest'
import { openPostgres } from '@waymark/server/store/postgres/postgres.ts'
import { startPostgres, type Postgres } from '#support/postgres.ts'
import { storeContract } from './store-contract.ts'

let server: Postgres
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())

const open = (url: string) => openPostgres({ url, monotonic: () => performance.now() })

storeContract(async () => {
  const { store, close } = await open(server.url)
  return { ...store, close }
})
