/** What takes long, told line by line as JSON while it goes on; the last line is what came of it. */
export async function* toldLines(work: (say: (said: object) => void) => Promise<object>): AsyncGenerator<string> {
  const lines: string[] = []
  let heard = Promise.withResolvers<void>()
  let isOver = false
  const say = (said: object): void => {
    lines.push(`${JSON.stringify(said)}\n`)
    heard.resolve()
  }
  const ending = work(say).then(say)
  void ending
    .finally(() => {
      isOver = true
      heard.resolve()
    })
    .catch(() => undefined)
  while (!isOver || lines.length > 0) {
    yield* lines.splice(0)
    if (isOver) continue
    await heard.promise
    heard = Promise.withResolvers<void>()
  }
  await ending
}
