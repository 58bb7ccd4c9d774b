/** A short mark of a text: other where the text is other, as good as always. It keeps nothing secret. */

/** Two 32-bit FNV-1a sums, the second over the text from its end. */
export function hashOf(text: string): string {
  let [one, other] = [0x811c9dc5, 0x811c9dc5 ^ text.length]
  for (let at = 0; at < text.length; at += 1) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x01000193)
    other = Math.imul(other ^ text.charCodeAt(text.length - 1 - at), 0x01000193)
  }
  return [one, other].map(sum => (sum >>> 0).toString(16).padStart(8, '0')).join('')
}
