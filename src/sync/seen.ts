// Which users a reading has seen: one bit a user number, 12.5 KB at 100,000 users.

export class Seen {
  #bits: Uint8Array;

  constructor(bits = new Uint8Array(0)) {
    this.#bits = bits;
  }

  static fromText(text: string): Seen {
    return new Seen(new Uint8Array(Buffer.from(text, 'base64')));
  }

  toText(): string {
    return Buffer.from(this.#bits).toString('base64');
  }

  add(no: number): void {
    const byte = no >> 3;
    if (byte >= this.#bits.length) this.#grow(byte + 1);
    this.#bits[byte] = (this.#bits[byte] ?? 0) | (1 << (no & 7));
  }

  has(no: number): boolean {
    return ((this.#bits[no >> 3] ?? 0) & (1 << (no & 7))) !== 0;
  }

  get size(): number {
    let size = 0;
    for (let byte of this.#bits) for (; byte !== 0; byte &= byte - 1) size++;
    return size;
  }

  addAll(other: Seen): void {
    if (other.#bits.length > this.#bits.length) this.#grow(other.#bits.length);
    for (const [i, byte] of other.#bits.entries()) this.#bits[i] = (this.#bits[i] ?? 0) | byte;
  }

  #grow(length: number): void {
    const bits = new Uint8Array(Math.max(length, this.#bits.length * 2, 64));
    bits.set(this.#bits);
    this.#bits = bits;
  }
}
