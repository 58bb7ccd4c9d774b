/**
 * How a command asks the server that uses a data folder to hold it while it is copied: a socket in that folder, for whoever may open it. The
 * server says what belongs to the moment, holds it until the other has finished or is gone, and says at the end that it did.
 */
import { chmodSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import * as z from 'zod/mini'
import { FolderAtOnce, type Held } from '#store/copying/folder-at-once.ts'
import { StorageProblem } from '#store/storage-problem.ts'
import type { Timers } from '#sync/saving.ts'
import type { Storage } from './storage.ts'

const Answer = z.union([
  z.object({ folder: FolderAtOnce }),
  z.object({ refused: z.string() }),
  z.object({ held: z.literal(true) }),
])
type Answer = z.infer<typeof Answer>

/** Whoever copies for longer has stopped. Meanwhile nothing is taken out of the write-ahead files. */
const longestMs = 60 * 60 * 1000

/** A socket's address may not be long; one of the two may be short enough. */
function socketIn(folder: string): string {
  const whole = join(folder, 'ask.sock')
  const short = relative(process.cwd(), whole)
  return short.length < whole.length ? short : whole
}

/** Answers how to stop it. Where a socket cannot be made, a server runs without. */
export async function offerHold(
  folder: string,
  hold: Storage['hold'],
  timers: Pick<Timers, 'after'>,
): Promise<() => void> {
  if (hold === undefined || process.platform === 'win32') return () => undefined
  const path = socketIn(folder)
  const lines = new Set<Socket>()
  let isHeld = false
  const server = createServer(line => {
    lines.add(line)
    line.on('close', () => lines.delete(line))
    line.on('error', () => undefined)
    if (isHeld) return void say(line, { refused: 'A copy of this folder is being made already.' }).end()
    const held = orNot(hold)
    if (held === undefined) return void say(line, { refused: 'The data folder cannot be read just now.' }).end()
    isHeld = true
    const { folder: atOnce, release } = held
    const end = timers.after(longestMs, () => line.destroy())
    line.on('close', () => {
      end.cancel()
      release()
      isHeld = false
    })
    line.once('data', () => say(line, { held: true }).end())
    say(line, { folder: atOnce })
  })
  const isListening = await listening(server, path)
  return () => {
    for (const line of lines) line.destroy()
    if (isListening) server.close()
  }
}

const say = (line: Socket, answer: Answer): Socket => {
  line.write(`${JSON.stringify(answer)}\n`)
  return line
}

/** A disk that does not answer ends the copy, and not the server. */
function orNot<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

function listening(server: Server, path: string): Promise<boolean> {
  return new Promise(resolve => {
    server.once('error', () => {
      resolve(false)
    })
    // What a server left that was killed. The databases are held by this one.
    rmSync(path, { force: true })
    server.listen(path, () => {
      chmodSync(path, 0o600)
      resolve(true)
    })
  })
}

/** Undefined where no server listens. Throws a StorageProblem where it does not hold it. */
export async function heldByServer(folder: string): Promise<Held | undefined> {
  const line = await connected(socketIn(folder))
  if (line === undefined) return undefined
  const answers = createInterface({ input: line })[Symbol.asyncIterator]()
  const next = async (): Promise<Answer> => {
    const answer = await answers.next().catch(() => undefined)
    if (answer === undefined || answer.done === true)
      throw new StorageProblem(
        'The server went down, or waited for too long, while we copied. What was copied was removed again.',
      )
    return Answer.parse(JSON.parse(answer.value))
  }
  const first = await next()
  if ('refused' in first) throw new StorageProblem(first.refused)
  if (!('folder' in first)) throw new StorageProblem('The server that uses this folder is of another version.')
  return {
    folder: first.folder,
    isStillHeld: async () => {
      line.write('done\n')
      await next()
    },
  }
}

function connected(path: string): Promise<Socket | undefined> {
  return new Promise(resolve => {
    const line = connect(path)
    line.once('connect', () => {
      resolve(line)
    })
    line.on('error', () => {
      resolve(undefined)
    })
  })
}
