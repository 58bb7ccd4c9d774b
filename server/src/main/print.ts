/** What is said to whoever starts the server. */
export const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

export function giveUp(sentence: string): never {
  process.stderr.write(`\n${sentence}\n`)
  process.exit(1)
}
