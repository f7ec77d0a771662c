/**
 * What all forges have in common whose merge requests and issues are reached by REST: how they are
 * asked, and how what was made is found again. Depends on the port.
 */
@NullMarked
package dev.autodev.forge.hosted;

import org.jspecify.annotations.NullMarked;
