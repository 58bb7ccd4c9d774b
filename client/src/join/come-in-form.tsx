/** The one question, which may be left empty; the room, where there is a choice; and the door. */
import { useEffect, useRef, useState } from 'react'
import { RoomId } from '@waymark/shared/model/ids.ts'
import { DisplayName } from '@waymark/shared/model/member.ts'
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import type { RoomChoice } from '@waymark/shared/wire/entry.ts'
import type { AnyProblem } from '#api/call.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import {
  carryOn,
  choosesRoom,
  nameGiven,
  sayPeople,
  wordsFor,
  type LookedAt,
} from '@waymark/shared/wire/entry-words.ts'
import { NotInYet } from './not-in-yet.tsx'
import { useComeIn } from './use-come-in.ts'

export interface ComeInFormShape {
  readonly seen: LookedAt
  readonly secret: string
  readonly somebodyElse: boolean
  readonly onLookAgain: () => Promise<void>
  readonly onBack: () => void
}

export function ComeInForm(shape: ComeInFormShape) {
  const { seen, somebodyElse, onBack } = shape
  const { name, setName, nameError, roomId, setRoomId, coming, problem, comeIn } = useAnswers(shape)
  const { whoSeesTheName } = wordsFor(seen.role)
  const asksName = whoSeesTheName !== ''
  return (
    <form
      className="card raised stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void comeIn()
      }}
    >
      {problem !== undefined && !isAboutName(problem) && <NotInYet problem={problem} />}
      {asksName && <NameField name={name} error={nameError} focus={somebodyElse} onName={setName} />}
      {choosesRoom(seen) && <RoomField rooms={seen.session?.rooms ?? []} roomId={roomId} onRoom={setRoomId} />}
      <Button look="primary" size="large" wide type="submit">
        {coming ? 'Coming in…' : 'Come in'}
        <Icon name="right" flip />
      </Button>
      {seen.me !== null && (
        <Button look="quiet" wide onClick={onBack}>
          {carryOn(seen.me.name)} after all
        </Button>
      )}
      {asksName && <p className="small soft">{whoSeesTheName}</p>}
    </form>
  )
}

/** What was typed and chosen. It stays whatever the server says. */
function useAnswers({ seen, secret, somebodyElse, onLookAgain }: ComeInFormShape) {
  const { coming, problem, ask } = useComeIn()
  const [name, setName] = useState('')
  const [roomId, setRoomId] = useState('')
  const [nameError, setNameError] = useState<string>()

  const comeIn = async (): Promise<void> => {
    const given = wordsFor(seen.role).whoSeesTheName === '' ? null : nameGiven(name)
    const wrong = wrongWithName(given)
    setNameError(wrong)
    if (wrong !== undefined) return
    const room = RoomId.safeParse(roomId)
    const refused = await ask({
      secret,
      name: given,
      roomId: room.success ? room.data : null,
      asSomebodyElse: somebodyElse,
    })
    if (refused === undefined) return
    if (isAboutName(refused)) setNameError(refused.message)
    // The rooms may be others than those shown.
    if (refused.code === 'wrong-room' || refused.code === 'gone') await onLookAgain()
  }

  return {
    name,
    setName: (typed: string) => {
      setName(typed)
      setNameError(undefined)
    },
    nameError,
    roomId,
    setRoomId,
    coming,
    problem,
    comeIn,
  }
}

const wrongWithName = (name: string | null): string | undefined =>
  name === null ? undefined : DisplayName.safeParse(name).error?.issues[0]?.message

const isAboutName = ({ at }: AnyProblem): boolean => at.some(part => part === 'name')

function NameField({
  name,
  error,
  focus,
  onName,
}: {
  readonly name: string
  readonly error: string | undefined
  /** Only when the person asked for this field themselves; on arrival the page is read from its top. */
  readonly focus: boolean
  readonly onName: (name: string) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (focus || error !== undefined) input.current?.focus()
  }, [focus, error])
  return (
    <Field
      label={<span className="join-question">What shall we call you?</span>}
      hint="You can leave this empty. Any name will do."
      error={error}
    >
      {control => (
        <input
          className="input join-name"
          {...control}
          ref={input}
          autoComplete="given-name"
          value={name}
          onChange={event => {
            onName(keepableText(event.target.value))
          }}
        />
      )}
    </Field>
  )
}

function RoomField({
  rooms,
  roomId,
  onRoom,
}: {
  readonly rooms: readonly RoomChoice[]
  readonly roomId: string
  readonly onRoom: (roomId: string) => void
}) {
  return (
    <Field label="Which room?">
      {control => (
        <select
          className="input"
          {...control}
          value={roomId}
          onChange={event => {
            onRoom(event.target.value)
          }}
        >
          <option value="">Put me where there is space</option>
          {rooms.map(room => (
            <option key={room.id} value={room.id}>
              {nameOfRoom(room)} ({sayPeople(room.people)})
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
