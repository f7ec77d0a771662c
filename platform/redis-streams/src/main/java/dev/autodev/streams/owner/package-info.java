/** Who owns an entry: signs of life, consumers that died, and taking their entries over. */
package dev.autodev.streams.owner;
