/** The welcome: hills, a dotted path and a signpost. Nothing is said by it. */
export function Hills() {
  return (
    <svg
      className="hills"
      viewBox="0 0 1200 220"
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="var(--hill-1)" d="M0 172C180 132 330 136 520 150S930 154 1200 82V220H0z" />
      <path fill="var(--hill-2)" d="M0 190C220 156 420 166 640 172S1020 132 1200 144V220H0z" />
      <path fill="var(--hill-3)" d="M0 208C260 180 560 208 780 194S1080 170 1200 186V220H0z" />
      <path
        fill="none"
        stroke="var(--trail)"
        strokeWidth="5"
        strokeLinecap="round"
        strokeDasharray="1 14"
        d="M150 224C260 202 420 214 520 192S640 164 760 160 900 140 985 112"
      />
      <g fill="none" stroke="var(--ink)" strokeWidth="5" strokeLinecap="round" strokeLinejoin="round">
        <path d="M985 118V50" />
        <path fill="var(--surface)" strokeWidth="4" d="M985 54h46l13 11-13 11h-46z" />
        <path fill="var(--surface)" strokeWidth="4" d="M985 80h-36l-11 9 11 9h36z" />
      </g>
    </svg>
  )
}
