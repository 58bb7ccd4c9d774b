/** The names of what is in a zip, from the list at its end. Nothing is unpacked. */

export interface Looked {
  readonly size: number
  readonly read: (at: number, length: number) => Promise<Uint8Array>
}

/** The end of a zip, with the longest remark that may stand after it. */
const mostEnd = 22 + 0xffff
/** A list of thousands of entries; a longer one is no document of people. */
const mostList = 2 * 1024 * 1024

const endMark = 0x06054b50
const entryMark = 0x02014b50

/** Empty where it is none, or its list cannot be read. */
export async function namesInZip(file: Looked): Promise<string[]> {
  const end = Buffer.from(await file.read(Math.max(0, file.size - mostEnd), mostEnd))
  for (let at = end.length - 22; at >= 0; at -= 1)
    if (end.readUInt32LE(at) === endMark) {
      const length = end.readUInt32LE(at + 12)
      return length > mostList ? [] : namesInList(Buffer.from(await file.read(end.readUInt32LE(at + 16), length)))
    }
  return []
}

function namesInList(list: Buffer): string[] {
  const names: string[] = []
  for (let at = 0; at + 46 <= list.length && list.readUInt32LE(at) === entryMark;) {
    const nameLength = list.readUInt16LE(at + 28)
    names.push(list.toString('latin1', at + 46, at + 46 + nameLength))
    at += 46 + nameLength + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32)
  }
  return names
}
