/** Run before the tests: a Redis is here when this ends well. It is installed with apt-get where that may be. */
import { aptGet } from './apt-get.ts'
import { hasRedis, noRedis } from './redis.ts'

const say = (sentence: string): void => {
  process.stdout.write(`${sentence}\n`)
}

if (!hasRedis()) {
  say('Installing Redis for the tests of several servers, with apt-get. This takes about half a minute.')
  aptGet('redis-server', say)
}
if (!hasRedis()) {
  say(noRedis)
  process.exitCode = 1
}
