/** What an ambition says, and what was done about it: a button in its heading opens it, so that it takes no space from the notes. */
import { useState } from 'react'
import type { Section } from '@waymark/shared/model/session.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'

export function AboutSection({ section }: { readonly section: Section }) {
  const [isOpen, setOpen] = useState(false)
  const { title, description, whatWeDid = '' } = section
  if (description === '' && whatWeDid === '') return null
  return (
    <div className="about-section">
      <Button
        look="quiet"
        size="compact"
        icon="info"
        onClick={() => {
          setOpen(true)
        }}
      >
        What it says<span className="sr"> ({title})</span>
      </Button>
      {isOpen && (
        <SectionDialog
          section={section}
          onClose={() => {
            setOpen(false)
          }}
        />
      )}
    </div>
  )
}

export function SectionDialog({
  section: { title, description, whatWeDid = '' },
  onClose,
}: {
  readonly section: Pick<Section, 'title' | 'description' | 'whatWeDid'>
  readonly onClose: () => void
}) {
  return (
    <Dialog title={title} onClose={onClose}>
      {description !== '' && (
        <p className="words" dir="auto">
          {description}
        </p>
      )}
      {whatWeDid !== '' && (
        <>
          <h3>What was done</h3>
          <p className="words" dir="auto">
            {whatWeDid}
          </p>
        </>
      )}
      <footer>
        <Button look="primary" onClick={onClose}>
          Back to the notes
        </Button>
      </footer>
    </Dialog>
  )
}
