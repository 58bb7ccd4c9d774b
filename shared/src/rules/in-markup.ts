/** Words as they stand in HTML: none of them can become markup, in an element or in an attribute between quotes. */
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const inMarkup = (text: string): string => text.replaceAll(/[&<>"']/g, letter => entities[letter] ?? '')
