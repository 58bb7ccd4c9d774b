/** The colours of the product's themes, as the device asks for them: paper, white for more contrast, dark, and both. A test compares them with the client's. */
export const plainColours = `:root {
  color-scheme: light;
  --page: #FBF5EA; --surface: #FFFDF8; --sunken: #F4EBDC;
  --ink: #14282D; --ink-soft: #3D4E53; --line: #E3D7C3; --line-strong: #85765F; --link: #0A5650;
  --action: #0B5B55; --action-hover: #084641; --on-action: #FFFFFF; --action-soft: #DDEEE8; --on-action-soft: #073F3A;
  --danger: #9B2416; --on-danger: #FFFFFF; --danger-soft: #FBE5DE; --good: #0F6B55; --good-soft: #DDF0E6;
  --trail: #D1611B; --trail-text: #7E3508; --trail-soft: #FFE9D3; --focus: #153F86; --focus-halo: #FFC98F;
  --shadow-1: 0 1px 2px rgb(84 58 22 / .10);
  --shadow-2: 0 2px 6px rgb(84 58 22 / .10), 0 12px 32px -8px rgb(84 58 22 / .22);
  --line-w: 1px; --control-w: 1.5px;
  --a-note: #FFEAD3; --a-line: #AD6526; --a-mark: #A8480C; --a-on: #FFFFFF;
  --b-note: #D5EDE4; --b-line: #37897A; --b-mark: #0E655A; --b-on: #FFFFFF;
  --c-note: #DEEAF8; --c-line: #527EAE; --c-mark: #265A93; --c-on: #FFFFFF;
  --d-note: #F1E2F2; --d-line: #96659B; --d-mark: #743C7B; --d-on: #FFFFFF;
  --e-note: #FBF0BD; --e-line: #8B7618; --e-mark: #67540A; --e-on: #FFFFFF;
  --f-note: #EEEAE2; --f-line: #7F766A; --f-mark: #554E45; --f-on: #FFFFFF;
}
@media (prefers-contrast: more) {
  :root {
    --control-w: 2px;
    --page: #FFFFFF; --surface: #FFFFFF; --sunken: #F3F5F5;
    --ink: #10242A; --ink-soft: #3B4B51; --line: #D9DFDF; --line-strong: #6F7C80;
    --shadow-1: 0 1px 2px rgb(16 36 42 / .10);
    --shadow-2: 0 2px 6px rgb(16 36 42 / .10), 0 12px 32px -8px rgb(16 36 42 / .2);
  }
  :root { --ink-soft: var(--ink); --line: var(--line-strong); }
}
@media (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --page: #14201F; --surface: #1C2A29; --sunken: #101918;
    --ink: #F4EDDF; --ink-soft: #CDC8BC; --line: #33433F; --line-strong: #85958F; --link: #8FDCCB;
    --action: #7FD3C1; --action-hover: #A6E4D6; --on-action: #08211D; --action-soft: #1F3F3A; --on-action-soft: #C9F1E7;
    --danger: #FFB09E; --on-danger: #3A0A03; --danger-soft: #482019; --good: #86D8B4; --good-soft: #1D3D31;
    --trail: #F29A55; --trail-text: #FFC594; --trail-soft: #432C19; --focus: #FFD08F; --focus-halo: #5E4622;
    --shadow-1: 0 1px 2px rgb(0 0 0 / .4);
    --shadow-2: 0 12px 32px -8px rgb(0 0 0 / .7);
    --a-note: #4C331F; --a-line: #BD834F; --a-mark: #F2B27B; --a-on: #2B1503;
    --b-note: #1F453D; --b-line: #5FA595; --b-mark: #86D3C2; --b-on: #04211C;
    --c-note: #263F5B; --c-line: #6E9BCB; --c-mark: #A5CBF4; --c-on: #06203C;
    --d-note: #472F4B; --d-line: #AD83B2; --d-mark: #DDB6E1; --d-on: #2B0C30;
    --e-note: #443B17; --e-line: #A8954A; --e-mark: #E4D07E; --e-on: #251E02;
    --f-note: #37393A; --f-line: #8E9493; --f-mark: #CFCDC6; --f-on: #1B1D1D;
  }
}
@media (prefers-color-scheme: dark) and (prefers-contrast: more) {
  :root {
    --page: #000000; --surface: #000000; --sunken: #000000;
    --ink: #FFFFFF; --ink-soft: #FFFFFF; --line: #9A9A9A; --line-strong: #FFFFFF; --link: #FFE94A;
    --action: #FFE94A; --action-hover: #FFFFFF; --on-action: #000000; --action-soft: #262200; --on-action-soft: #FFF3A0;
    --danger: #FFB3A6; --on-danger: #000000; --danger-soft: #2B0600; --good: #8BF0C0; --good-soft: #00210F;
    --trail: #FFA552; --trail-text: #FFC896; --trail-soft: #2A1500; --focus: #FFE94A; --focus-halo: #000000;
    --shadow-1: none;
    --shadow-2: 0 0 0 2px #FFFFFF;
    --line-w: 2px; --control-w: 2px;
    --a-note: #1E0F00; --a-line: #FFA552; --a-mark: #FFA552; --a-on: #000000;
    --b-note: #001F18; --b-line: #6FE8CC; --b-mark: #6FE8CC; --b-on: #000000;
    --c-note: #00162E; --c-line: #8FC4FF; --c-mark: #8FC4FF; --c-on: #000000;
    --d-note: #1E0022; --d-line: #F0A8FA; --d-mark: #F0A8FA; --d-on: #000000;
    --e-note: #1B1700; --e-line: #FFE94A; --e-mark: #FFE94A; --e-on: #000000;
    --f-note: #111111; --f-line: #DDDDDD; --f-mark: #DDDDDD; --f-on: #000000;
  }
}
@media print {
  :root {
    color-scheme: light; --page: #fff; --surface: #fff; --sunken: #fff; --ink: #000; --ink-soft: #222; --line: #999; --line-strong: #555; --link: #000; --trail: #555; --trail-text: #000; --trail-soft: #fff; --good: #333; --good-soft: #fff; --danger: #000; --danger-soft: #fff; --shadow-1: none; --shadow-2: none;
    --a-note: #fff; --a-line: #555; --a-mark: #000; --a-on: #fff;
    --b-note: #fff; --b-line: #555; --b-mark: #000; --b-on: #fff;
    --c-note: #fff; --c-line: #555; --c-mark: #000; --c-on: #fff;
    --d-note: #fff; --d-line: #555; --d-mark: #000; --d-on: #fff;
    --e-note: #fff; --e-line: #555; --e-mark: #000; --e-on: #fff;
    --f-note: #fff; --f-line: #555; --f-mark: #000; --f-on: #fff;
  }
}
[data-tone="a"] { --t-note: var(--a-note); --t-line: var(--a-line); --t-mark: var(--a-mark); --t-on: var(--a-on); }
[data-tone="b"] { --t-note: var(--b-note); --t-line: var(--b-line); --t-mark: var(--b-mark); --t-on: var(--b-on); }
[data-tone="c"] { --t-note: var(--c-note); --t-line: var(--c-line); --t-mark: var(--c-mark); --t-on: var(--c-on); }
[data-tone="d"] { --t-note: var(--d-note); --t-line: var(--d-line); --t-mark: var(--d-mark); --t-on: var(--d-on); }
[data-tone="e"] { --t-note: var(--e-note); --t-line: var(--e-line); --t-mark: var(--e-mark); --t-on: var(--e-on); }
[data-tone="f"] { --t-note: var(--f-note); --t-line: var(--f-line); --t-mark: var(--f-mark); --t-on: var(--f-on); }
`
