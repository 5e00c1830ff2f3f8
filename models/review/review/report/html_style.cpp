// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/report/html.h"

namespace loadline::review {

/// No sign of it may need escaping, since HTML and XML read a style element in their own ways. The
/// colours are the window's.
std::string_view styleOfHtml()
{
    return R"(
:root {
  --paper: #ffffff; --ink: #1b262e; --faint: #55636e; --rule: #dde4e9; --band: #f4f7f9;
  --red: #c02828; --orange: #cc5a06; --ochre: #9a7200; --green: #1f7344; --blue: #0b6e8f; --grey: #63717c;
  color-scheme: light dark;
}
.dark { display: none; }
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #20272d; --ink: #dde5ea; --faint: #a3b0b9; --rule: #3a464f; --band: #282f36;
    --red: #f5827b; --orange: #f59a4c; --ochre: #dcb54c; --green: #5cc08a; --blue: #59b9d9; --grey: #a3b0b9;
  }
  .light { display: none; }
  .dark { display: block; }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif;
}
main { max-width: 72rem; margin: 0 auto; padding: 2rem 1.5rem 3rem; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.25; }
h2 { margin: 2.5rem 0 0.5rem; font-size: 1.25rem; line-height: 1.25; }
h3 { margin: 1.5rem 0 0.25rem; font-size: 1rem; }
p { margin: 0.5rem 0; }
.subject { margin: 0.25rem 0 1.25rem; color: var(--faint); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1.5rem; margin: 0; padding: 1rem 0; border: solid var(--rule); border-width: 1px 0; }
dt { color: var(--faint); }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; }
caption { padding: 0 0 0.5rem; text-align: left; color: var(--faint); font-size: 0.875rem; }
th, td { padding: 0.375rem 1rem 0.375rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); }
th { font-weight: 400; }
tbody th { min-width: 10rem; }
td { overflow-wrap: normal; }
td:first-child { width: 7.5rem; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--faint); font-size: 0.875rem; vertical-align: bottom; overflow-wrap: normal; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.said { display: block; padding-left: 1.375rem; text-indent: -1.375rem; min-width: 5.5rem; overflow-wrap: normal; }
@media (min-width: 60rem) { .said { white-space: nowrap; } }
code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 0.875em; }
ul { margin: 0.5rem 0; padding-left: 1.25rem; }
footer { margin-top: 3rem; color: var(--faint); font-size: 0.875rem; }
figure { margin: 0.5rem 0; }
figure svg { max-width: 100%; height: auto; }
.sign { width: 1rem; height: 1rem; margin-right: 0.375rem; vertical-align: -0.125rem; }
h1 .sign { width: 1.75rem; height: 1.75rem; margin-right: 0.5rem; vertical-align: -0.3rem; }
.pass, .low, .completed { color: var(--green); }
.warn, .high, .rolledBack { color: var(--orange); }
.fail, .critical, .blocked { color: var(--red); }
.medium { color: var(--ochre); }
.note, .inProgress, .planned { color: var(--blue); }
.pending, .cancelled { color: var(--grey); }
.cut { stroke: var(--paper); }
@media print {
  :root {
    --paper: #ffffff; --ink: #000000; --faint: #444444; --rule: #bbbbbb;
    --red: #c02828; --orange: #cc5a06; --ochre: #9a7200; --green: #1f7344; --blue: #0b6e8f; --grey: #63717c;
  }
  .light { display: block; }
  .dark { display: none; }
  main { max-width: none; padding: 0; }
  body { font-size: 0.75rem; }
  h2, h3 { break-after: avoid; }
  tr, li, figure { break-inside: avoid; }
  thead { display: table-header-group; }
}
)";
}

} // namespace loadline::review
