/** Which sites may show this server's pages inside their own: none, unless whoever runs the server names them. */

/** What the makers of these say their windows are made of. */
const known: Readonly<Record<string, readonly string[]>> = {
  zoom: ['https://zoom.us', 'https://*.zoom.us', 'https://*.zoom.com'],
  teams: [
    'https://teams.microsoft.com',
    'https://*.teams.microsoft.com',
    'https://*.cloud.microsoft',
    'https://*.microsoft365.com',
    'https://*.office.com',
  ],
}

/** An origin over https, its first name perhaps a star; no path, and nothing that could end one rule of a policy and begin another. */
const origin = /^https:\/\/(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?$/i

export function readFrames(value: string | undefined): readonly string[] {
  const asked = (value ?? '').split(',').map(one => one.trim())
  return [...new Set(asked.filter(one => one !== '').flatMap(framesOf))]
}

function framesOf(one: string): readonly string[] {
  const frames = known[one.toLowerCase()] ?? (origin.test(one) ? [one] : undefined)
  if (frames !== undefined) return frames
  throw new Error(
    'WAYMARK_FRAMES must be zoom, teams, or addresses of sites with commas between them: https://intranet.example.org.',
  )
}
