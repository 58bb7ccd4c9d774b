/** Words in XML, letter for letter: what a parser would read as something else is written in another way. U+2028 is a line break to some of them. */

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\u2028': '&#x2028;',
}

export const inElement = (text: string): string => text.replaceAll(/[&<>\u2028]/g, sign => signs[sign] ?? sign)

/** Between double quotes, where a line break would be read as a space. */
export const inQuotes = (text: string): string => text.replaceAll(/[&<>"\n\t\u2028]/g, sign => signs[sign] ?? sign)

export const xmlStart = '<?xml version="1.0" encoding="UTF-8"?>\n'
