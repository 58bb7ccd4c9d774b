/** What is wrong with a part of a form that is no single field. Focus can be put on it. */
export function FieldWrong({ said }: { readonly said: string | undefined }) {
  if (said === undefined) return null
  return (
    <p className="field-wrong" tabIndex={-1}>
      {said}
    </p>
  )
}
