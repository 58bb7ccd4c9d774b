/** Whatever is asked within one go of the event loop is asked of Postgres in one statement: a way there and back costs more than what is found. */

/** As many as are found in no time. What is more goes in a statement of its own. */
const most = 500

/** `askAll` answers for each of the keys, in their order. Throws, for all of them, what it throws. */
export function askedTogether<Key, Answer>(
  askAll: (keys: readonly Key[]) => Promise<readonly Answer[]>,
): (key: Key) => Promise<Answer> {
  let waiting: Waiting<Key, Answer>[] = []
  const ask = async (together: readonly Waiting<Key, Answer>[]): Promise<void> => {
    try {
      const answers = await askAll(together.map(({ key }) => key))
      for (const [at, { answered }] of together.entries()) answered(answers[at] as Answer)
    } catch (error) {
      for (const { failed } of together) failed(error)
    }
  }
  const askNow = (): void => {
    const all = waiting
    waiting = []
    for (let at = 0; at < all.length; at += most) void ask(all.slice(at, at + most))
  }
  return key =>
    new Promise<Answer>((answered, failed) => {
      if (waiting.length === 0) setImmediate(askNow)
      waiting.push({ key, answered, failed })
    })
}

interface Waiting<Key, Answer> {
  readonly key: Key
  readonly answered: (answer: Answer) => void
  readonly failed: (error: unknown) => void
}
