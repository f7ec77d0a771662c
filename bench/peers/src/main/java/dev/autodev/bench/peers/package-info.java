/**
 * db-scheduler doing the cases of our benchmark, with the fast settings that its documentation
 * recommends, in a schema of its own. Depends on the report's records and nothing else of ours.
 */
@NullMarked
package dev.autodev.bench.peers;

import org.jspecify.annotations.NullMarked;
