/** Whether a passphrase is strong enough, said in words to whoever chooses it. */
const leastLetters = 16
const leastWords = 4
const most = 200
const leastDifferent = 8

/** Undefined where it is. */
export function wrongWithPassphrase(passphrase: string): string | undefined {
  const letters = Array.from(passphrase.trim())
  const words = passphrase.split(/\s+/).filter(word => word.length > 2)
  if (letters.length > most) return `That is too long: at most ${most} letters fit.`
  if (letters.length < leastLetters && (words.length < leastWords || letters.length < 12))
    return 'That is too short. Take four words or more that do not belong together, or at least sixteen letters.'
  if (new Set(letters.map(letter => letter.toLowerCase())).size < leastDifferent)
    return 'That is too easy to guess: the same letters come again and again. Take four words that do not belong together.'
  if (words.length > 1 && new Set(words.map(word => word.toLowerCase())).size < Math.min(words.length, 3))
    return 'That is too easy to guess: the same word comes again and again. Take four different words.'
  return undefined
}
