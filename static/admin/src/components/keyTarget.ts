// Keys that belong to the page as a whole, and to nothing that has a use for them itself.

const TYPED_INTO =
  'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=true]';
const ON_TOP = 'dialog, [role=dialog], [role=menu], [role=listbox]';

/** False while somebody types, works in a dialog or a menu, or calls the browser. */
export function isForThePage({ defaultPrevented, altKey, metaKey, target }: KeyboardEvent): boolean {
  if (defaultPrevented || altKey || metaKey || !(target instanceof Element)) return false;
  return (
    target.closest(`${TYPED_INTO}, ${ON_TOP}`) === null && document.querySelector('dialog[open]') === null
  );
}
