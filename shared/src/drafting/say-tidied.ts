/** Tidier words, as every document says that they are no one's own: beside the words that were said. */
export const sayTidied = (tidied: string): string => (tidied === '' ? '' : `In tidier words: ${tidied}`)
