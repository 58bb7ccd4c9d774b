/** Files of other programs and boards, and how they are sent. */
import type { Person } from '#support/person.ts'

export async function sendBrought(
  address: string,
  who: Pick<Person, 'cookie'>,
  { path, bytes, mapping }: { readonly path: string; readonly bytes: string | Uint8Array; readonly mapping?: unknown },
): Promise<Response> {
  const form = new FormData()
  if (mapping !== undefined) form.set('mapping', JSON.stringify(mapping))
  form.set('file', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), 'anything.bin')
  return fetch(`${address}${path}`, { method: 'POST', headers: { cookie: who.cookie() }, body: form })
}

export const codebook = (codes: string, namespace = 'urn:QDA-XML:codebook:1.0'): string =>
  `<?xml version="1.0" encoding="utf-8"?><CodeBook xmlns="${namespace}" origin="Another program"><Codes>${codes}</Codes><Sets><Set guid="1" name="A set"/></Sets></CodeBook>`

export const code = (name: string, said = '', within = ''): string =>
  `<Code guid="0a2f9d0e-0000-4000-8000-00000000000a" name="${name}" isCodable="true" color="#FF0000">${said === '' ? '' : `<Description>${said}</Description>`}${within}</Code>`

/** As these boards give out their notes, each with the columns it has. */
export const boards = {
  mural: [
    'ID,Text,BG Color,Sticky type,Border line,Position X,Position Y,Area,Link to,Last Updated By,Last Updated,Tags',
    '0-1,Open on Sundays,#FCF281,3x3,,10,20,Open the doors,,Gwen,2027-03-20,',
    '0-2,"Lifts &amp; doors, both",#FCF281,3x3,,10,20,Somewhere else,,Gwen,2027-03-20,',
    '0-3,,#FCF281,3x3,,10,20,Open the doors,,Gwen,2027-03-20,',
    '0-4,Open on Sundays,#FCF281,3x3,,10,20,Keep the lights on,,Wyn,2027-03-20,',
  ].join('\r\n'),
  padlet:
    '\uFEFF"Subject","Body","Author","Section","Created At"\n"A title","and its words 🎉","Gwen","keep the lights ON","2027"\n"","مرحبا","","",""\n',
  miro: 'First note\n"Second note,\nin two lines"\n\n"=Third"\n',
  other: 'Idea;Category;Added by\nA ramp;Open the doors;Gwen\n',
} as const
