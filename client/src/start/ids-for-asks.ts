/** The id of what is asked for: the same while nothing in it changes, so that asking again where no answer came is asking once. */
export function idsForAsks(newId: () => string): (asked: unknown) => string {
  let last = { asked: '', id: '' }
  return asked => {
    const said = JSON.stringify(asked)
    if (said !== last.asked) last = { asked: said, id: newId() }
    return last.id
  }
}
