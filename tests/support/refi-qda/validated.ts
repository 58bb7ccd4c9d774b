/** Whether a file is what REFI-QDA 1.5 says, told by libxml2. */
import { readFileSync } from 'node:fs'
import { validateXML } from 'xmllint-wasm'

/** What is wrong with it; empty where nothing is. */
export async function wrongWith(kind: 'codebook' | 'project', xml: string): Promise<string[]> {
  const schema = readFileSync(new URL(`${kind}.xsd`, import.meta.url), 'utf8')
  const { errors } = await validateXML({
    xml: [{ fileName: `${kind}.xml`, contents: xml }],
    schema: [{ fileName: `${kind}.xsd`, contents: schema }],
  })
  return errors.map(({ message }) => message)
}
