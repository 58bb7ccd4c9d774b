import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BreakoutId, DraftId, RoomId } from '#model/ids.ts'
import { draftDocName, readDocName, remarksDocName, roomDocName, themesDocName } from './doc-name.ts'

const id = fc.stringMatching(/^[A-Za-z0-9_-]{10,40}$/)

test('[D9] a name that was made is read back', () => {
  fc.assert(
    fc.property(id, text => {
      const [roomId, breakoutId, draftId] = [RoomId.parse(text), BreakoutId.parse(text), DraftId.parse(text)]
      expect(readDocName(roomDocName(roomId))?.of).toEqual({ kind: 'room', roomId })
      expect(readDocName(themesDocName(breakoutId))?.of).toEqual({ kind: 'themes', breakoutId })
      expect(readDocName(draftDocName(draftId))?.of).toEqual({ kind: 'draft', draftId })
      expect(readDocName(remarksDocName(draftId))?.of).toEqual({ kind: 'remarks', draftId })
    }),
  )
})

test('[D9] anything else is no name', () => {
  for (const name of [
    '',
    'room',
    'room:',
    'room:short',
    'rooms:abcdefghij',
    'Room:abcdefghij',
    ' room:abcdefghij',
    'room:abcdefghij ',
    'room:abcdefghij\n',
    'room:abcdefghij:x',
    'room:../../../etc',
    'room:abcde%2Fghij',
    'people:abcdefghij',
    '__proto__:abcdefghij',
    `room:${'a'.repeat(41)}`,
  ])
    expect(readDocName(name)).toBeUndefined()
})

test('[D9] whatever is asked for is answered with its own name or not at all', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.tuple(fc.constantFrom('room', 'themes', 'draft', 'remarks', 'x'), fc.string()).map(parts => parts.join(':')),
      ),
      name => {
        expect(readDocName(name)?.name ?? name).toBe(name)
      },
    ),
  )
})
