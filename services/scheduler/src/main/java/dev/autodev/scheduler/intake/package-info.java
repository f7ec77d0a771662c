/** Work that people ask for at a forge, by issues. Depends on the control plane and the forge. */
@NullMarked
package dev.autodev.scheduler.intake;

import org.jspecify.annotations.NullMarked;
