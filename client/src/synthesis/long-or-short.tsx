/** The words of a button: fewer where there is little room. */
export const LongOrShort = ({ label, short }: { readonly label: string; readonly short: string }) => (
  <>
    <span className="hide-s">{label}</span>
    <span className="only-s">{short}</span>
  </>
)
