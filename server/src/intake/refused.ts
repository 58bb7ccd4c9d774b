/** What is said of files that are not read: what it is, and what can be done instead. */
import { Refusal } from '#refusal.ts'

const refused = (message: string): Refusal => new Refusal('malformed', message)

export const damaged = (): Refusal =>
  refused('This file is damaged, or not all of it arrived. Open it, save it again, and send that.')

export const locked = (): Refusal => refused('This file is locked with a password. Save it without one, and send that.')

export const withMacros = (): Refusal =>
  refused('There are macros in this file, which could do harm. Save it as a Word document without them (.docx).')

export const unsafe = (): Refusal =>
  refused('This file is written in a way that could do harm. Copy the words into a new document, and send that.')

export const tooMuchText = (): Refusal =>
  new Refusal('too-large', 'There is more in this file than fits. Send it in parts, as several files.')

export const noWords = (): Refusal =>
  refused('There is no answer in it. If something was written in it, open it, save it again, and send that.')

export const notRead: Readonly<Record<string, Refusal>> = {
  pdf: refused(
    'This is a PDF. We read Word documents, OpenDocument and plain text: copy the words out of it, and send those.',
  ),
  picture: refused(
    'This is a picture. We read Word documents, OpenDocument and plain text: type its words in, and send those.',
  ),
  oldWord: refused(
    'This is an old Word document (.doc), or one that is locked with a password. Open it in Word or LibreOffice, save it as .docx without a password, and send that.',
  ),
  rtf: refused('This is rich text (RTF). Open it in Word or LibreOffice, save it as .docx, and send that.'),
  html: refused('This is a web page. Copy its words into a Word document or a text file, and send that.'),
  xml: refused('This document is written as XML. Open it in Word or LibreOffice, save it as .docx, and send that.'),
  pages: refused('This is a document of Pages. In Pages, choose File, Export To, Word, and send that.'),
  sheet: refused(
    'This is a spreadsheet or a presentation. Copy its words into a Word document or a text file, and send that.',
  ),
  zip: refused('This is a ZIP within a ZIP. Unpack it, and send what is in it.'),
  empty: refused('This file is empty.'),
  unknown: refused(
    'We cannot read files of this kind. We read Word documents (.docx), OpenDocument (.odt) and plain text.',
  ),
}
