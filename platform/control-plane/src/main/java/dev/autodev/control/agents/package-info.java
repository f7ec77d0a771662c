/** What people decide about agents and say to them: kept, and told until it is done. */
@NullMarked
package dev.autodev.control.agents;

import org.jspecify.annotations.NullMarked;
