/** Run before the tests: the programs of Postgres are here when this ends well. */
import { postgresPrograms } from './fetch-postgres.ts'

const say = (sentence: string): void => {
  process.stdout.write(`${sentence}\n`)
}

try {
  await postgresPrograms(say)
} catch (error) {
  say(`Postgres for the tests could not be fetched: ${error instanceof Error ? error.message.split('\n')[0] : ''}`)
  process.exitCode = 1
}
