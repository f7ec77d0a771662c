/**
 * Other people's clients drive our stand-ins for GitLab, GitHub and Asana: what they trip over is a
 * fault of the stand-in, and with it perhaps of the client that the product has of its own.
 */
@NullMarked
package dev.autodev.others;

import org.jspecify.annotations.NullMarked;
