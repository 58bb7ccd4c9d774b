/** Where the client starts. */
import '#ui/styles/tokens.css'
import '#ui/styles/base.css'
import '#ui/styles/components.css'
import '#ui/styles/forced-colours.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { beginCarrying } from '#sync/carrying-here.ts'
import { beginClock } from '#sync/clock-here.ts'
import { beginWaiting } from '#sync/waiting-here.ts'
import { followComfort } from '#ui/comfort.ts'
import { Pages } from './pages.tsx'

const given = { now: () => Date.now(), chance: () => Math.random() }
beginWaiting(given)
beginCarrying(given)
beginClock(given)
followComfort()

const root = document.getElementById('app')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <Pages />
    </StrictMode>,
  )
