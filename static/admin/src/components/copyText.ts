// Puts a text into the clipboard.

/** Returns false when the browser refuses. */
export async function copyText(text: string): Promise<boolean> {
  // A frame may lack the right to the clipboard, and even asking for it is reported as a breach of the frame's policy;
  // what is selected may be copied by whoever has just clicked.
  if (copySelected(text)) return true;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return false;
    throw error;
  }
}

function copySelected(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  // Out of sight, and nothing scrolls to it.
  area.style.position = 'fixed';
  area.style.opacity = '0';
  // Beside an open dialog nothing can be selected.
  (focused?.closest('dialog') ?? document.body).append(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return isCopied;
}
