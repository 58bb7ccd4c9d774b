/** Above the form, while notes are marked: how, how many dots are left, and for the team the way to show the marks. */
import type { BreakoutSettings } from '@waymark/shared/model/session.ts'
import { sayDots, sayPeople } from '@waymark/shared/rules/mark-words.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'

export function MarksLine({
  settings,
  isOpen,
  left,
  people,
  isShown,
  onShow,
}: {
  readonly settings: Pick<BreakoutSettings, 'marks' | 'dots' | 'asksLight'>
  /** Whether notes can be marked now. */
  readonly isOpen: boolean
  readonly left: number | null
  /** How many have marked anything. */
  readonly people: number
  readonly isShown: boolean
  /** Undefined for those who may not. */
  readonly onShow: ((isShown: boolean) => void) | undefined
}) {
  if (!isOpen && onShow === undefined) return null
  return (
    <div className="unseen-line" role="group" aria-label="Marks">
      <Icon name="check" />
      <div>
        {isOpen && <HowToMark settings={settings} left={left} isShown={isShown} />}
        {onShow !== undefined && (
          <>
            <p className="soft">
              {people === 0 ? 'Nobody has marked anything yet.' : `${sayPeople(people)} marked something so far.`}
            </p>
            <Button
              size="compact"
              icon="eye"
              onClick={() => {
                onShow(!isShown)
              }}
            >
              {isShown ? 'Hide the marks' : 'Show the marks to everybody'}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}

function HowToMark({
  settings,
  left,
  isShown,
}: {
  readonly settings: Pick<BreakoutSettings, 'marks' | 'dots'>
  readonly left: number | null
  readonly isShown: boolean
}) {
  return (
    <p>
      {settings.marks === 'agree'
        ? 'Mark the notes that you agree with, as many as you like.'
        : `You have ${sayDots(settings.dots)} to give, and ${left ?? 0} left. You can change them until this step is over.`}{' '}
      {!isShown && 'Nobody else sees your marks until all are shown.'}
    </p>
  )
}
