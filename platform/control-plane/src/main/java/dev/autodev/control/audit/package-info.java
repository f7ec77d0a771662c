/** Makes the audit trail a chain, and checks it. */
@NullMarked
package dev.autodev.control.audit;

import org.jspecify.annotations.NullMarked;
