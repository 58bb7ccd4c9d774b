/** Fetches a file that is asked for with a body, and hands it to the browser to keep. */
import { Problem } from '@waymark/shared/wire/problem.ts'
import { unreachable, type Answer } from './call.ts'

/** A document takes the server a moment. */
const timeoutMs = 60_000

export async function takeFile(address: string, body: unknown): Promise<Answer<undefined>> {
  const response = await fetch(address, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(() => undefined)
  if (response === undefined) return { ok: false, problem: unreachable }
  if (!response.ok) {
    const problem = Problem.safeParse(await response.json().catch(() => undefined))
    return { ok: false, problem: problem.success ? problem.data : unreachable }
  }
  const file = await response.blob().catch(() => undefined)
  if (file === undefined) return { ok: false, problem: unreachable }
  keep(file, nameIn(response.headers.get('content-disposition') ?? ''))
  return { ok: true, value: undefined }
}

/** As the server named it. */
function nameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  return encoded === undefined ? (/filename="?([^";]+)"?/.exec(disposition)?.[1] ?? '') : decodeURIComponent(encoded)
}

function keep(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
