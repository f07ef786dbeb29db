// The browser has read a file by then that it was asked to keep.
const KEPT_MS = 60_000;

/** Works inside Forge's sandbox, which has allow-downloads – @forge/csp 6.3.2, csp-injection-service.js. */
export function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
