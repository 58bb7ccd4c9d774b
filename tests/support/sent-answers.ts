/** Sends files with answers as a browser's form does, at once or bit by bit, and reads the lines that are answered. */
import { request } from 'node:http'
import * as wire from '@waymark/shared/wire/answer-files.ts'
import type { Person } from '#support/person.ts'

export type SentAnswers = readonly (readonly [name: string, bytes: Uint8Array])[]

export function sendAnswers(address: string, by: Pick<Person, 'cookie'>, files: SentAnswers): Promise<Response> {
  const form = new FormData()
  for (const [name, bytes] of files) form.append('files', new Blob([new Uint8Array(bytes)]), name)
  return fetch(address, { method: 'POST', headers: { cookie: by.cookie() }, body: form })
}

export const linesIn = (text: string): (wire.AnswerFileLine | wire.AnswerFilesDone)[] =>
  text
    .trim()
    .split('\n')
    .map(line => {
      const said: unknown = JSON.parse(line)
      return wire.AnswerFilesDone.safeParse(said).data ?? wire.AnswerFileLine.parse(said)
    })

export interface SlowForm {
  readonly file: (name: string, words: string) => void
  readonly end: () => void
  readonly breakOff: () => void
  /** What has been answered, once there are so many lines or no more come. */
  readonly lines: (count: number) => Promise<string[]>
}

/** A form that is sent bit by bit. */
export function sendSlowly(address: string, { cookie }: Pick<Person, 'cookie'>): SlowForm {
  const edge = 'edge-of-a-part'
  let text = ''
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  let isOver = false
  const asking = request(
    address,
    { method: 'POST', headers: { cookie: cookie(), 'content-type': `multipart/form-data; boundary=${edge}` } },
    response => {
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
        tell()
      })
      response.on('close', () => {
        isOver = true
        tell()
      })
    },
  )
  asking.on('error', tell)
  return {
    file: (name: string, words: string) => {
      asking.write(
        `--${edge}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n${words}\r\n`,
      )
    },
    end: () => {
      asking.end(`--${edge}--\r\n`)
    },
    breakOff: () => {
      asking.destroy()
    },
    /** What has been answered, once there are so many lines or no more come. */
    lines: (count: number) =>
      new Promise<string[]>(resolve => {
        const look = (): void => {
          const lines = text.split('\n').slice(0, -1)
          if (lines.length >= count || isOver) resolve(lines)
        }
        listeners.add(look)
        look()
      }),
  }
}
