/** The words of a note, letter for letter, with those that were looked for marked. */
export function FoundWords({ text, find }: { readonly text: string; readonly find: string }) {
  const wanted = find.split(/\s+/).filter(word => word !== '')
  if (wanted.length === 0) return text
  const parts = text.split(new RegExp(`(${wanted.map(escaped).join('|')})`, 'giu'))
  // Split by a group that catches: every second part is a find.
  return parts.map((part, at) => (at % 2 === 1 ? <mark key={`${at} ${part}`}>{part}</mark> : part))
}

const escaped = (word: string): string => word.replaceAll(/[$()*+./?[\\\]^{|}-]/g, '\\$&')
